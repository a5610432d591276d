// Records in the page: level, stop, listen, once more; beside a model, one after the other. What is recorded stays here
// until its form is sent, or until it is kept by a button.
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
// The microphone stays open from one text to the next: some browsers ask again each time it is opened.
let stream = null;
const open = async () => {
  if (!stream?.active) stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  return stream;
};
const close = () => {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
};
document.addEventListener("htmx:after:swap", () => { if (!document.querySelector(".recorder")) close(); });
window.addEventListener("pagehide", close);

const metered = (input, meter) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  const samples = new Float32Array(analyser.fftSize);
  let loudest = 0;
  let frame = 0;
  context.createMediaStreamSource(input).connect(analyser);
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const level = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
    loudest = Math.max(loudest, level);
    meter.value = Math.min(1, level * 5);
    frame = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(frame);
    context.close();
    return loudest;
  };
};

export default (element) => {
  const find = (name) => element.querySelector(name);
  const [record, stop, meter, listen, compare] = ["[data-record]", "[data-stop]", "meter", "[data-listen]", "[data-compare]"].map(find);
  const [file, fallback, after, state] = ["[type=file]", "[data-fallback]", "[data-after]", "[data-state]"].map(find);
  const send = element.closest("form")?.querySelector("[data-send]");
  const texts = element.dataset;
  let blob = null;
  let recorder = null;

  const tell = (text) => { state.textContent = text; };
  const show = (running) => {
    record.hidden = running;
    stop.hidden = meter.hidden = !running;
    for (const part of [listen, compare, after]) if (part) part.hidden = running || !blob;
    if (send) send.disabled = running || !blob;
  };
  if (!navigator.mediaDevices || !window.MediaRecorder) {
    tell(texts.missing);
    return;
  }
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  find(".deck").hidden = false;
  if (fallback) fallback.hidden = true;
  show(false);

  const ready = (chunks, loudest) => {
    blob = loudest > 0.004 ? new Blob(chunks, { type: recorder.mimeType }) : null;
    if (blob && file) {
      const bag = new DataTransfer();
      bag.items.add(new File([blob], "recording", { type: blob.type }));
      file.files = bag.files;
    }
    record.textContent = texts.again;
    for (const button of element.querySelectorAll("[data-keep]")) button.disabled = false;
    show(false);
    tell(blob ? texts.ready : texts.silent);
    (blob ? listen : record).focus();
  };

  const begin = async () => {
    record.disabled = true;
    try {
      const input = await open();
      (await import(document.body.dataset.sounds)).hush();
      const chunks = [];
      const measured = metered(input, meter);
      recorder = new MediaRecorder(input, { ...(type && { mimeType: type }), audioBitsPerSecond: 64000 });
      recorder.addEventListener("dataavailable", (event) => chunks.push(event.data));
      recorder.addEventListener("stop", () => ready(chunks, measured()));
      recorder.start();
      const mine = recorder;
      setTimeout(() => { if (mine.state === "recording") mine.stop(); }, Number(texts.limit) * 1000);
      show(true);
      tell(texts.recording);
      stop.focus();
    } catch (error) {
      tell(error.name === "NotAllowedError" ? texts.denied : texts.missing);
      if (fallback) fallback.hidden = false;
      if (send) send.disabled = false;
    } finally {
      record.disabled = false;
    }
  };

  const own = () => {
    const audio = new Audio(URL.createObjectURL(blob));
    return new Promise((resolve) => {
      for (const end of ["ended", "error"]) audio.addEventListener(end, resolve);
      audio.play().catch(resolve);
    });
  };
  const keep = async (button) => {
    const form = new FormData();
    const said = element.closest("form").elements;
    for (const name of ["csrf_token", "exercise"]) form.append(name, said[name].value);
    if (button.dataset.class) form.append("class", button.dataset.class);
    form.append("sound", blob, "recording");
    button.disabled = true;
    const answer = await fetch(button.dataset.keep, { method: "POST", body: form }).catch(() => null);
    if (answer?.ok) tell(button.dataset.class ? texts.sent : texts.kept);
    else {
      tell(answer?.status === 422 ? await answer.text() : texts.failed);
      button.disabled = false;
    }
  };

  record.addEventListener("click", begin);
  stop.addEventListener("click", () => recorder.stop());
  listen.addEventListener("click", own);
  compare?.addEventListener("click", async () => {
    const sounds = await import(document.body.dataset.sounds);
    await sounds.heard(element.closest("form").querySelector("[data-sound]"));
    await own();
  });
  element.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep]");
    if (button && blob) keep(button);
  });
};
