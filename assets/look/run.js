// The board of a running exercise looks again every few seconds, unless somebody is in the middle of choosing something on it.
"use strict";
(() => {
  const every = 4000;
  const board = document.getElementById("board");
  if (!board || board.dataset.live !== "true") {
    return;
  }
  const again = async () => {
    if (!document.hidden && !board.contains(document.activeElement)) {
      try {
        const answer = await fetch(location.pathname, { credentials: "same-origin" });
        if (answer.ok && !answer.redirected) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const fresh = page.getElementById("board");
          if (fresh && !board.contains(document.activeElement)) {
            board.replaceChildren(...fresh.childNodes);
          }
        }
      } catch (offline) {
        // the next look tells
      }
    }
    setTimeout(again, every);
  };
  setTimeout(again, every);
})();
