// What pages gain with JavaScript: letter keys, sound in place, tiles instead of lists, focus after a swap, patience without a network.
// Every page works without this file.
"use strict";
(() => {
  const main = () => document.getElementById("main");
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // --- sound: what plays it comes when a page has some --------------------------------------------------------
  let sounds = null;
  const play = (link) => sounds.then((module) => module.play(link));

  // --- what opens over the page closes when one looks elsewhere -------------------------------------------------
  const shut = (except) => {
    for (const box of document.querySelectorAll("details.me[open]")) if (!box.contains(except)) box.open = false;
  };
  document.addEventListener("click", (event) => shut(event.target));
  document.addEventListener("focusin", (event) => shut(event.target));
  document.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && document.querySelector("details.me[open]");
    if (box) { box.open = false; box.querySelector("summary").focus(); }
  });

  // --- letters that a keyboard may lack ----------------------------------------------------------------------
  const insert = (field, text) => {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.focus();
  };

  document.addEventListener("click", (event) => {
    const sound = event.target.closest("[data-sound]");
    if (sound) {
      event.preventDefault();
      play(sound).catch(() => { window.location.href = sound.href; });
      return;
    }
    const key = event.target.closest("[data-key]");
    if (key) insert(key.closest(".kazakh-field").querySelector("input, textarea"), key.dataset.key);
  });

  // --- put words in order: tiles instead of lists -------------------------------------------------------------
  const tiles = (slots) => {
    const selects = [...slots.querySelectorAll("select")];
    const tray = make("div", { className: "tray", lang: slots.lang, dir: slots.dir });
    const bank = make("div", { className: "bank", lang: slots.lang, dir: slots.dir });
    tray.setAttribute("aria-live", "polite");
    const share = () => {
      [...tray.children].forEach((tile, place) => { selects[place].value = tile.value; });
      selects.slice(tray.children.length).forEach((select) => { select.value = ""; });
    };
    const chosen = selects.map((select) => select.value).filter(Boolean);
    for (const option of [...selects[0].options].slice(1)) {
      const tile = make("button", { type: "button", className: "tile", textContent: option.textContent, value: option.value });
      tile.addEventListener("click", () => {
        (tile.parentElement === tray ? bank : tray).append(tile);
        share();
        tile.focus();
      });
      bank.append(tile);
    }
    for (const value of chosen) tray.append([...bank.children].find((tile) => tile.value === value));
    slots.hidden = true;
    slots.before(tray, bank);
  };

  // --- match pairs: tap one side, then the other ---------------------------------------------------------------
  const pairs = (box) => {
    const rows = [...box.querySelectorAll(".pair")];
    const left = make("div", { className: "bank" });
    const right = make("div", { className: "bank" });
    let open = null;
    const settle = () => {
      const taken = new Map(rows.map((row) => [row.querySelector("select").value, row]).filter(([value]) => value));
      [...left.children].forEach((tile, place) => {
        const number = rows[place].querySelector("select").value ? String(place + 1) : "";
        tile.classList.toggle("matched", number !== "");
        tile.dataset.pair = number;
      });
      for (const tile of right.children) {
        const row = taken.get(tile.value);
        tile.classList.toggle("matched", Boolean(row));
        tile.dataset.pair = row ? String(rows.indexOf(row) + 1) : "";
      }
      [...left.children].forEach((tile, place) => tile.setAttribute("aria-pressed", String(place === open)));
    };
    rows.forEach((row, place) => {
      const label = row.querySelector("label");
      const tile = make("button", { type: "button", className: "tile", textContent: label.textContent, lang: label.lang, dir: label.dir });
      tile.addEventListener("click", () => {
        row.querySelector("select").value = "";
        open = open === place ? null : place;
        const sound = row.querySelector("[data-sound]");
        if (sound && open !== null) play(sound).catch(() => {});
        settle();
      });
      left.append(tile);
    });
    for (const option of [...rows[0].querySelector("select").options].slice(1)) {
      const tile = make("button", { type: "button", className: "tile", textContent: option.dataset.text ?? option.textContent.trim(), value: option.value });
      const drawn = [...box.querySelectorAll("[data-drawn]")].find((one) => one.dataset.drawn === option.value);
      if (drawn) tile.prepend(drawn, " ");
      tile.addEventListener("click", () => {
        for (const row of rows) if (row.querySelector("select").value === tile.value) row.querySelector("select").value = "";
        if (open !== null) {
          rows[open].querySelector("select").value = tile.value;
          const next = rows.findIndex((row) => !row.querySelector("select").value);
          open = next < 0 ? null : next;
        }
        settle();
      });
      right.append(tile);
    }
    open = rows.findIndex((row) => !row.querySelector("select").value);
    settle();
    rows.forEach((row) => { row.hidden = true; });
    box.classList.add("tapped");
    box.append(left, right);
  };

  // --- an answer stays on the device until the server has it; what was left there is sent when somebody is back -----
  const KEPT = "tilashar-kept";
  const kept = (change) => {
    // A browser may refuse to keep anything: then the answer waits on its page alone.
    try {
      const before = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
      const after = change ? change(before).slice(-300) : before;
      if (change && after.length) localStorage.setItem(KEPT, JSON.stringify(after));
      if (change && before.length && !after.length) localStorage.removeItem(KEPT);
      return after;
    } catch { return []; }
  };
  const sendKept = (root) => {
    const keeper = root.querySelector("[data-kept]");
    if (keeper && kept().length) import(keeper.dataset.kept).then((module) => module.default(keeper));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form.answer[data-kept]")) return;
    const { answered_at: first, sent_at: now, answer_id: { value: id } } = form.elements;
    now.value = String(Date.now());
    first.value ||= now.value;
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
    const one = { id, whose: form.dataset.whose, action: form.action, at: Number(first.value), fields };
    kept((before) => [...before.filter((other) => other.id !== id), one]);
  }, true);
  document.addEventListener("htmx:after:request", (event) => {
    const id = event.target.elements?.answer_id?.value;
    const status = event.detail?.ctx?.response?.status;
    if (id && (status < 400 || status === 404 || status === 422)) kept((before) => before.filter((one) => one.id !== id));
  });
  window.addEventListener("online", () => sendKept(document));

  // --- a page or a part of one has arrived ---------------------------------------------------------------------
  const enhance = (root) => {
    root.querySelectorAll(".keys[hidden]").forEach((keys) => { keys.hidden = false; });
    root.querySelectorAll(".slots:not([hidden])").forEach(tiles);
    root.querySelectorAll(".pairs:not(.tapped)").forEach(pairs);
    // What only some pages need comes when they come: a module's default function gets the element that names it.
    root.querySelectorAll("[data-module]:not([data-begun])").forEach((element) => {
      element.dataset.begun = "";
      import(element.dataset.module).then((module) => module.default(element));
    });
    sendKept(root);
    if (!root.querySelector("[data-sound]")) return;
    sounds ??= import(document.body.dataset.sounds);
    sounds.then((module) => module.dress(root));
    const automatic = root.querySelector("[data-autoplay]");
    if (automatic) play(automatic).catch(() => {});
  };

  const arrived = () => {
    enhance(main());
    const heading = main().querySelector("[data-focus]");
    const field = main().querySelector("form.answer input[type=text]");
    if (heading) heading.focus({ preventScroll: true });
    if (field && window.matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };

  document.addEventListener("htmx:after:swap", (event) => {
    const { swap, target } = event.detail?.ctx ?? {};
    if (swap === "none") return;
    // A part of the page has changed, not the page: the reader stays where they are.
    if (target instanceof Element && target !== main()) enhance(target);
    else arrived();
  });

  // A Kazakh word that is tapped shows its card, but not while a question waits: the card would tell the answer.
  document.addEventListener("click", (event) => {
    const text = event.target.closest("main [lang|=kk]");
    if (!text || event.target.closest("a, button, input, select, textarea, label, summary") || document.querySelector("form.answer")) return;
    import(document.body.dataset.cards).then((module) => module.default(text, event));
  });

  // Enter goes on from the feedback, so that typing can continue without reaching for the mouse.
  document.addEventListener("keydown", (event) => {
    const next = main().querySelector("[data-next]");
    if (event.key === "Enter" && !event.repeat && next && !event.target.closest("a, button, input, summary")) next.click();
  });

  // --- no network, or a server that is restarting: say so, keep the page as it is, try again ----------------------
  let waiting = 0;
  const lost = (event) => {
    const notice = main().querySelector(".offline");
    if (!notice) return;
    notice.hidden = false;
    const source = event.target.closest?.("form.answer, [data-next]");
    if (!source || waiting) return;
    const again = () => {
      window.removeEventListener("online", again);
      clearTimeout(waiting);
      waiting = 0;
      if (!document.contains(source)) return;
      if (source.requestSubmit) source.requestSubmit();
      else source.click();
    };
    window.addEventListener("online", again);
    waiting = setTimeout(again, 5000);
  };
  document.addEventListener("htmx:error", lost);
  document.addEventListener("htmx:response:error", (event) => {
    const status = event.detail?.ctx?.response?.status;
    if (status === 429 || status >= 500) lost(event);
  });

  enhance(document);
})();
