// Keys for whoever listens to many recordings, for the one that has the focus: H hears, A approves, R refuses.
const MARK = "review-by-keys";
const DOES = { KeyH: "[data-sound]", KeyA: '[value="approve"]', KeyR: '[value="refuse"]' };

export default (list) => {
  list.addEventListener("keydown", (event) => {
    const target = DOES[event.code] && event.target.closest("li")?.querySelector(DOES[event.code]);
    if (!target || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    if (event.code !== "KeyH") sessionStorage.setItem(MARK, "1");
    target.click();
  });
  if (sessionStorage.getItem(MARK)) list.querySelector("[data-sound]").focus();
  sessionStorage.removeItem(MARK);
};
