// Sort words into two baskets: tap a word, then its basket; a word in a basket comes out again. The radio buttons stay and are sent.
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

export default (box) => {
  const baskets = [...box.querySelectorAll(".basket")];
  const rows = [...box.querySelectorAll(".sorted")];
  const bank = make("div", { className: "bank" });
  const trays = new Map();
  let open = null;

  const radio = (row, value) => row.querySelector(`input[value="${value}"]`);
  const settle = () => {
    open ??= bank.firstElementChild;
    for (const tile of box.querySelectorAll(".tile")) tile.setAttribute("aria-pressed", String(tile === open));
  };
  let playing = null;
  // In silence when it cannot be played: a word that is tapped must not lead away from the page.
  const hear = (row) => {
    const sound = row.querySelector("[data-sound]");
    if (!sound) return;
    if (playing) playing.pause();
    playing = new Audio(sound.href);
    playing.play().catch(() => {});
  };

  const tiles = rows.map((row) => {
    const legend = row.querySelector("legend");
    const { textContent: word, lang } = legend.querySelector("[lang]");
    const tile = make("button", { type: "button", className: "tile", lang, value: word, textContent: legend.textContent.trim() });
    tile.addEventListener("click", () => {
      if (tile.parentElement !== bank) {
        row.querySelectorAll("input").forEach((input) => { input.checked = false; });
        bank.append(tile);
      }
      open = tile;
      settle();
      tile.focus();
      hear(row);
    });
    return tile;
  });

  for (const basket of baskets) {
    const put = make("button", { type: "button", className: "put" }, ...basket.querySelectorAll(".basket-name, .vowels, .example"));
    const tray = make("div", { className: "tray" });
    tray.setAttribute("aria-live", "polite");
    trays.set(basket.dataset.basket, tray);
    put.addEventListener("click", () => {
      if (!open) return;
      radio(rows[tiles.indexOf(open)], basket.dataset.basket).checked = true;
      tray.append(open);
      open = null;
      settle();
    });
    basket.prepend(put);
    basket.append(tray);
  }

  rows.forEach((row, place) => {
    const chosen = row.querySelector("input:checked");
    (chosen ? trays.get(chosen.value) : bank).append(tiles[place]);
    row.hidden = true;
    // What is hidden cannot be pointed at by the browser's own check; the server says what is missing.
    row.querySelectorAll("input").forEach((input) => { input.required = false; });
  });
  box.classList.add("in-baskets");
  box.prepend(bank);
  settle();
};
