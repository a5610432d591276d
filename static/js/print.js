// The button that prints, where there is something to print with.
"use strict";

export default (button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
};
