// The page of a live lesson: hears when something has changed, then asks for its part anew. One stream for a page, whatever is swapped.
let stream = null;
let address = "";
let shown = null;
let again = 0;
let last = "";

const behind = (mark) => mark !== shown.querySelector("[data-mark]")?.dataset.mark;

const heard = (event) => {
  last = event.data;
  if (!shown?.isConnected) {
    stop();
  } else if (behind(event.data)) {
    shown.dispatchEvent(new Event("live:changed"));
    if (event.data === "over") stop();
  }
};

const stop = () => {
  clearTimeout(again);
  stream?.close();
  stream = null;
};

const listen = () => {
  stop();
  if (!shown?.isConnected || document.hidden) return;
  stream = new EventSource(address);
  stream.addEventListener("message", heard);
  // A browser comes again by itself after a break; after a refusal it does not.
  stream.addEventListener("error", () => {
    if (stream?.readyState === EventSource.CLOSED) again = setTimeout(listen, 4000 + Math.random() * 4000);
  });
};

// A phone in a pocket needs no news.
document.addEventListener("visibilitychange", listen);

export default (element) => {
  shown = element;
  if (stream && address === element.dataset.events) {
    // The news may have come while this page was on its way.
    setTimeout(() => { if (shown === element && element.isConnected && last && behind(last)) element.dispatchEvent(new Event("live:changed")); }, 2000);
    return;
  }
  address = element.dataset.events;
  listen();
};
