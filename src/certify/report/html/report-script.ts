/** The page's own script: language, filters, and opening what a link points at. Everything is readable without it. */
export const reportScript = `
(() => {
  const root = document.documentElement;
  const setLanguage = (language) => {
    root.lang = language;
    root.dataset.lang = language;
    for (const button of document.querySelectorAll('[data-set-lang]')) {
      button.setAttribute('aria-pressed', String(button.dataset.setLang === language));
    }
    count();
  };

  const form = document.getElementById('filters');
  const rows = [...document.querySelectorAll('.row')];
  const count = () => {
    const shown = rows.filter((row) => !row.hidden).length;
    const of = root.dataset.lang === 'de' ? ' von ' : ' of ';
    document.getElementById('shown-count').textContent = shown + of + rows.length;
    document.getElementById('nothing-shown').hidden = shown > 0;
    for (const body of document.querySelectorAll('.matrix tbody')) body.hidden = !body.querySelector('.row:not([hidden])');
  };
  const filter = () => {
    const chosen = new FormData(form);
    const words = chosen.getAll('verdict');
    const search = String(chosen.get('search')).trim().toLowerCase();
    for (const row of rows) {
      const has = row.dataset.verdicts.split(' ');
      row.hidden =
        (words.length > 0 && !words.some((word) => has.includes(word))) ||
        (chosen.has('must') && row.dataset.level !== 'MUST') ||
        (search !== '' && !(row.id + ' ' + row.querySelector('.row__text').textContent).toLowerCase().includes(search));
    }
    count();
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches('.row') && target.hidden) { form.reset(); filter(); }
    const inner = target.matches('.row') ? target.querySelector('details') : target;
    for (let node = inner; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
    target.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', reveal);

  for (const button of document.querySelectorAll('[data-set-lang]')) {
    button.addEventListener('click', () => setLanguage(button.dataset.setLang));
  }
  setLanguage(navigator.language.startsWith('de') ? 'de' : 'en');
  filter();
  reveal();
})();
`.trim();
