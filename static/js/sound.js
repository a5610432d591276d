// Plays Kazakh: as Opus where the browser can, slowly where asked, and with the device's own Kazakh voice
// where nobody has recorded a text. A second tap within some seconds plays at the other speed.
const SLOW = 0.7;
const AGAIN = 4000;
const OPUS = new Audio().canPlayType('audio/ogg; codecs="opus"') !== "";
let last = null;

const kept = (name, value) => {
  try {
    if (value !== undefined) sessionStorage.setItem(name, value);
    return sessionStorage.getItem(name);
  } catch { return null; }
};
const slowly = () => (kept("slow") ?? document.documentElement.dataset.slow) === "true";

// Only a voice that is on the device: the others would tell their maker what is learnt here.
const device = () => window.speechSynthesis?.getVoices().find((voice) => voice.localService && /^kk\b/i.test(voice.lang.replace("_", "-")));

const recorded = (address, slow) => {
  const audio = new Audio(OPUS ? address.replace(/\.mp3$/, ".opus") : address);
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = audio.playbackRate = slow ? SLOW : 1;
  const done = new Promise((resolve) => {
    for (const end of ["ended", "pause", "error"]) audio.addEventListener(end, resolve);
  });
  return { begun: audio.play(), done, stop: () => audio.pause() };
};

const spoken = (text, voice, slow) => {
  const said = new SpeechSynthesisUtterance(text);
  Object.assign(said, { voice, lang: voice.lang, rate: slow ? SLOW : 1 });
  const done = new Promise((resolve) => {
    for (const end of ["end", "error"]) said.addEventListener(end, resolve);
  });
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
  return { begun: Promise.resolve(), done, stop: () => speechSynthesis.cancel() };
};

const start = (link, wanted) => {
  const again = last?.link === link && (last.playing || Date.now() - last.ended < AGAIN);
  const slow = wanted ?? (again ? !last.slow : slowly());
  last?.stop();
  const voice = link.dataset.said && device();
  const sound = voice ? spoken(link.dataset.said, voice, slow) : recorded(link.href, slow);
  const mine = last = { link, slow, playing: true, ended: 0, stop: sound.stop };
  link.dataset.playing = slow ? "slow" : "usual";
  sound.done.then(() => {
    Object.assign(mine, { playing: false, ended: Date.now() });
    if (last === mine || last.link !== link) delete link.dataset.playing;
  });
  return sound;
};

// Begins a sound; the promise fails where it cannot be played.
export const play = (link, wanted) => start(link, wanted).begun;
// The same; the promise is kept when the sound is over.
export const heard = (link) => start(link).done;
export const hush = () => last?.stop();

const labels = (scope) => {
  for (const button of scope.querySelectorAll("[data-pace]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(slowly()));
  }
  for (const button of scope.querySelectorAll("[data-pace-of]")) {
    button.hidden = false;
    button.textContent = slowly() ? button.dataset.usual : button.dataset.slow;
  }
  if (device()) for (const note of scope.querySelectorAll("[data-voices]")) note.textContent = note.dataset.device;
};

// What a page that has arrived gains: the switch for slow sound, and the truth about whose voice it is.
export const dress = (scope) => labels(scope);

document.addEventListener("click", (event) => {
  const one = event.target.closest("[data-pace-of]");
  if (one) play(one.previousElementSibling, !slowly()).catch(() => {});
  if (!event.target.closest("[data-pace]")) return;
  kept("slow", String(!slowly()));
  labels(document);
});
window.speechSynthesis?.addEventListener?.("voiceschanged", () => labels(document));
