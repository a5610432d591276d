// Three pictures are tapped without asking the server between: the third one sends the form.
"use strict";

export default (form) => {
  const taken = form.querySelector("input[name=taken]");
  const places = [...form.querySelectorAll(".taken > li")];
  const said = form.querySelector("[role=status]");
  let codes = taken.value ? taken.value.split(".") : [];

  const show = () => {
    places.forEach((place, number) => {
      const key = codes[number] && form.querySelector(`button[value="${codes[number]}"]`);
      const drawn = key ? key.querySelector("svg").cloneNode(true) : null;
      if (drawn) {
        drawn.removeAttribute("aria-hidden");
        drawn.setAttribute("role", "img");
        drawn.setAttribute("aria-label", key.getAttribute("aria-label"));
      }
      place.replaceChildren(...(drawn ? [drawn] : []));
    });
    taken.value = codes.join(".");
    said.textContent = codes.length ? `${codes.length} / ${places.length}` : "";
  };

  form.addEventListener("click", (event) => {
    const key = event.target.closest("button[name=picture]");
    const again = event.target.closest("[data-again]");
    if (!key && !again) return;
    event.preventDefault();
    if (again) codes = [];
    else if (codes.length < places.length) codes.push(key.value);
    show();
    if (key && codes.length === places.length && !form.dataset.sent) {
      form.dataset.sent = "";
      form.submit();
    }
  });
  // Back from the next page: nothing is chosen, and the form can be sent again.
  window.addEventListener("pageshow", () => {
    delete form.dataset.sent;
    codes = [];
    show();
  });
};
