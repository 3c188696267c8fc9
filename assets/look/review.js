// Keys for the review queue. Every form works without it. What a key does is done to the highlighted report only, and only
// when that report is the one whose forms stand on this page; else it is opened first.
'use strict';
(() => {
  const lines = [...document.querySelectorAll('.line-item')];
  const decide = document.querySelector('.decide');
  const status = document.getElementById('key-status');
  const opened = decide ? decide.dataset.receipt : '';
  let at = lines.findIndex(line => line.dataset.receipt === opened);
  let grading = null;
  let leaving = false;

  const marked = () => (at >= 0 ? lines[at].dataset.receipt : opened);
  const say = text => { status.textContent = text; };

  function mark(next) {
    if (lines.length === 0) return;
    at = Math.min(lines.length - 1, Math.max(0, next));
    lines.forEach((line, i) => line.classList.toggle('marked', i === at));
    lines[at].scrollIntoView({ block: 'nearest' });
    grading = null;
    say(marked());
  }

  function open() {
    if (at < 0) return;
    leaving = true;
    say(status.dataset.opens.replace('{0}', marked()));
    lines[at].querySelector('a').click();
  }

  function section(does) {
    const form = decide.querySelector('[data-does="' + does + '"]');
    if (!form) return;
    if (form.tagName === 'DETAILS') form.open = true;
    form.scrollIntoView({ block: 'nearest' });
    const first = form.querySelector('select, textarea, input:not([type=hidden])');
    if (first) first.focus();
  }

  function startGrade() {
    const form = decide.querySelector('[data-does="grade"]');
    if (!form) return;
    grading = { form, source: '' };
    form.scrollIntoView({ block: 'nearest' });
    say(status.dataset.grade.replace('{0}', opened));
  }

  function grade(key) {
    const { form } = grading;
    if (!grading.source && /^[a-f]$/i.test(key)) {
      grading.source = key.toUpperCase();
      form.elements.source.value = grading.source;
      say(opened + ' ' + grading.source);
    } else if (grading.source && /^[1-6]$/.test(key)) {
      form.elements.information.value = key;
      say(opened + ' ' + grading.source + key);
      leaving = true;
      form.requestSubmit();
    } else {
      stopGrade();
    }
  }

  function stopGrade() {
    grading.form.reset();
    grading = null;
    say('');
  }

  const sections = { i: 'interfaces', q: 'ask', m: 'merge', r: 'retract' };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const within = event.target;
    if (leaving) {
      event.preventDefault();
      return;
    }
    if (within.matches('input, select, textarea')) {
      if (event.key === 'Escape') within.blur();
      return;
    }
    if (grading) {
      event.preventDefault();
      if (event.key !== 'Shift') grade(event.key);
      return;
    }
    const key = event.key;
    if (key === 'j' || key === 'k') {
      mark(at + (key === 'j' ? 1 : -1));
    } else if (key === 'Enter') {
      if (within.matches('a, button, summary')) return;
      open();
    } else if (key === '/') {
      const search = document.getElementById('search');
      if (search) search.focus();
    } else if (key === '?') {
      const keys = document.querySelector('.keys');
      keys.open = !keys.open;
      keys.scrollIntoView({ block: 'nearest' });
    } else if (key === 'u') {
      const undo = document.querySelector('.done form');
      if (!undo) return;
      leaving = true;
      undo.requestSubmit();
    } else if (key === 'g' || key in sections) {
      if (!decide) return;
      if (marked() !== opened) {
        open();
      } else if (key === 'g') {
        startGrade();
      } else {
        section(sections[key]);
      }
    } else {
      return;
    }
    event.preventDefault();
  });

  // a page that the browser kept and shows again
  window.addEventListener('pageshow', () => { leaving = false; });
})();
