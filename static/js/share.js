// The button that hands a link to the phone's own ways of sending, or copies it.
"use strict";

export default (button) => {
  const field = document.getElementById(button.dataset.from);
  const copies = Boolean(navigator.clipboard);
  button.hidden = !field || !(navigator.share || copies);
  button.addEventListener("click", async () => {
    if (navigator.share) {
      await navigator.share({ url: field.value }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(field.value);
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.after(" ", said);
    said.textContent = button.dataset.done;
  });
};
