// Esc closes what stands open: the part the keyboard is in, else a menu of the bar, else the list of keys. What somebody types
// into a field stays; without this everything closes by its own heading.
'use strict';
(() => {
  function nearest(from) {
    const menu = from.closest('details[open]');
    return menu && !from.matches('input, select, textarea') ? menu : null;
  }

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const open = nearest(event.target)
      || document.querySelector('.opens[open]')
      || (event.target.matches('input, select, textarea') ? null : document.querySelector('.keys[open]'));
    if (!open) return;
    const within = open.contains(event.target);
    open.open = false;
    if (within) open.querySelector('summary').focus();
    event.preventDefault();
  });

  document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll('.opens[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
})();
