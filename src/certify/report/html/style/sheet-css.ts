/** The sheet: words in the chosen language, the verdict, how far each variant got, and why. */
export const sheetCss = `
html[data-lang='de'] [lang='en']:not(.always):not(html):not(button),
html[data-lang='en'] [lang='de']:not(.always):not(html):not(button) {
  display: none;
}
html { scroll-padding-top: var(--space-5); }
body { font-size: var(--size-small); }
main, .top, .foot { max-width: 1200px; margin: 0 auto; padding: 0 var(--space-5); }
main > section { margin-top: var(--space-7); }
h2 { font-size: var(--size-title); margin-bottom: var(--space-4); }
h3 { font-size: var(--size-base); }
h4 { margin: 0; font-size: var(--size-base); font-weight: var(--weight-strong); }
.quiet { color: var(--ink-quiet); font-weight: var(--weight-normal); }
.mark { display: inline-flex; align-items: center; gap: 6px; }
.mark--good { color: var(--good); }
.mark--bad { color: var(--bad); }
.mark--warn { color: var(--warn); }
.mark--quiet { color: var(--ink-quiet); }

.top { display: flex; justify-content: space-between; align-items: center; padding-top: var(--space-4); }
.top__name { color: var(--ink-quiet); }
.top__name strong { color: var(--ink); }
.top__language { display: flex; }
.top__language .button { font-size: var(--size-small); padding: 0 var(--space-3); color: var(--ink-quiet); }
.top__language [aria-pressed='true'] {
  color: var(--ink); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 6px;
}

.front { display: grid; gap: var(--space-6); }
main > .front { margin-top: var(--space-5); }
.verdict {
  display: flex; gap: var(--space-5); align-items: center; padding: var(--space-6);
  border: 1px solid currentColor; border-radius: var(--radius-large);
}
.verdict--good { color: var(--good); background: var(--good-soft); }
.verdict--bad { color: var(--bad); background: var(--bad-soft); }
.verdict--warn { color: var(--warn); background: var(--warn-soft); }
.verdict h1 { font-size: var(--size-total); line-height: var(--line-total); }
.verdict__subject, .verdict__meaning { color: var(--ink); }
.verdict__meaning { font-size: var(--size-base); max-width: 60ch; margin-top: var(--space-2); }

.coverage { display: grid; gap: var(--space-3); }
.coverage__row {
  display: grid; grid-template-columns: 9em 11em minmax(120px, 1fr) 20em; gap: var(--space-4);
  align-items: center;
}
.coverage__variant { font-weight: var(--weight-medium); }
.coverage__variant span::first-letter,
.matrix__variant span::first-letter,
.matrix__physics span::first-letter,
.facts dd > span:first-child::first-letter {
  text-transform: uppercase;
}
.coverage__variant span, .matrix__variant span, .matrix__physics span, .facts dd > span:first-child {
  display: inline-block;
}
.hash { overflow-wrap: anywhere; font-size: var(--size-fine); }
.facts > div:has(.hash) { grid-column: span 3; }
.coverage__figure { text-align: right; white-space: nowrap; color: var(--ink-quiet); }
.coverage__figure strong { color: var(--ink); font-size: var(--size-large); }
.coverage__text { color: var(--ink-quiet); }
.bar {
  display: flex; gap: 2px; height: 12px; border-radius: var(--radius-small); overflow: hidden;
  background: var(--sunk);
}
.bar__part--good { background: var(--good); }
.bar__part--bad { background: var(--bad); }
.bar__part--broken { background: repeating-linear-gradient(135deg, var(--bad) 0 4px, transparent 4px 8px); }
.bar__part--open { background: repeating-linear-gradient(135deg, var(--line) 0 3px, transparent 3px 7px); }

.facts {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
  gap: var(--space-4) var(--space-5); margin: 0; padding-top: var(--space-5); border-top: 1px solid var(--line);
}
dt { color: var(--ink-quiet); font-size: var(--size-fine); }
dd { margin: 0; }

.complaint {
  padding: var(--space-4) var(--space-5); margin-top: var(--space-3); border: 1px solid var(--line);
  border-left: 4px solid currentColor; border-radius: var(--radius-medium); background: var(--surface);
  break-inside: avoid;
}
.complaint > * { color: var(--ink); }
.complaint > * + * { margin-top: var(--space-2); }
.complaint h3 { display: flex; gap: var(--space-3); align-items: center; flex-wrap: wrap; }
.complaint h3 a { color: inherit; }
.complaint--bad { color: var(--bad); }
.complaint--warn { color: var(--warn); }
.complaint--quiet { color: var(--edge); }
.complaint__reason {
  padding: var(--space-2) var(--space-3); background: var(--sunk); border-radius: var(--radius-small);
  overflow-wrap: anywhere;
}
.ids { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); font-size: var(--size-fine); }
.ids a { color: var(--ink-quiet); }
.links li { padding: 2px 0; }
.asked { margin: 0; display: grid; gap: var(--space-1); }
.asked > div { display: grid; grid-template-columns: 5em 1fr; }
.asked dt { font-size: inherit; }
`;
