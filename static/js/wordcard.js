// The card of a Kazakh word that was tapped, over the page. It comes with the first tap; without script there is "Word by word".
const LETTER = /[\p{L}\p{M}\p{N}'’ʼ-]/u;

// Where in the text of an element a point of the screen lies; -1 beside its letters.
const place = (element, x, y) => {
  const spot = document.caretPositionFromPoint?.(x, y);
  const caret = spot ? null : document.caretRangeFromPoint?.(x, y);
  const node = spot ? spot.offsetNode : caret?.startContainer;
  const offset = spot ? spot.offset : caret?.startOffset;
  if (node?.nodeType !== Node.TEXT_NODE || !element.contains(node)) return -1;
  const near = document.createRange();
  near.setStart(node, Math.max(0, offset - 1));
  near.setEnd(node, Math.min(node.length, offset + 1));
  const hit = [...near.getClientRects()].some((box) => x > box.left - 4 && x < box.right + 4 && y > box.top - 4 && y < box.bottom + 4);
  near.setStart(element, 0);
  near.setEnd(node, offset);
  return hit ? near.toString().length : -1;
};

const wordAt = (element, x, y) => {
  const text = element.textContent;
  let start = place(element, x, y);
  if (start < 0) return "";
  let end = start;
  while (start > 0 && LETTER.test(text[start - 1])) start -= 1;
  while (end < text.length && LETTER.test(text[end])) end += 1;
  return text.slice(start, end).replace(/^[-'’ʼ]+|[-'’ʼ]+$/gu, "");
};

let dialog = null;
const frame = () => {
  dialog = document.createElement("dialog");
  dialog.className = "word-card";
  dialog.setAttribute("aria-labelledby", "card-title");
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
};

export default async (element, { clientX, clientY }) => {
  const word = wordAt(element, clientX, clientY);
  if (!word || String(getSelection())) return;
  if (!dialog) frame();
  dialog.replaceChildren();
  const query = new URLSearchParams({ form: word, lesson: element.closest("[data-lesson]")?.dataset.lesson ?? "" });
  await window.htmx.ajax("GET", `/words/card?${query}`, { target: dialog, swap: "innerHTML ignoreTitle:true" });
  if (dialog.childElementCount && !dialog.open) dialog.showModal();
};
