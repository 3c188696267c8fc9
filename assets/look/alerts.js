// Asks whether a flash report came, and shows it on the page that stands open. No sound. Without it the next page shows it.
'use strict';
(() => {
  const place = document.getElementById('alert');
  if (!place) return;
  const usual = 15000;
  const most = 240000;
  let wait = usual;

  async function ask() {
    if (!document.hidden) {
      try {
        const answer = await fetch('/alerts', { redirect: 'manual', cache: 'no-store' });
        if (!answer.ok) throw new Error(String(answer.status));
        const text = await answer.text();
        const next = new DOMParser().parseFromString(text, 'text/html').querySelector('.flash-alert');
        const shown = place.querySelector('.flash-alert');
        if (!next) {
          if (shown && !shown.contains(document.activeElement)) place.replaceChildren();
        } else if (!shown || shown.dataset.newest !== next.dataset.newest) {
          place.replaceChildren(document.adoptNode(next));
        }
        wait = usual;
      } catch (e) {
        wait = Math.min(most, wait * 2);
      }
    }
    setTimeout(ask, wait);
  }

  setTimeout(ask, Number(place.dataset.first) || usual);
})();
