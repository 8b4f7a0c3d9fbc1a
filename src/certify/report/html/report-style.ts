/** What the report adds to the look of the family: a sheet, a matrix, evidence, and how all of it prints on A4. */
export const reportStyle = `
html[data-lang='de'] [lang='en']:not(.always):not(html):not(button), html[data-lang='en'] [lang='de']:not(.always):not(html):not(button) { display: none; }
html { scroll-padding-top: var(--space-5); }
body { font-size: var(--size-small); }
main, .top, .foot { max-width: 1200px; margin: 0 auto; padding: 0 var(--space-5); }
main > section { margin-top: var(--space-7); }
h2 { font-size: var(--size-title); margin-bottom: var(--space-4); }
h3 { font-size: var(--size-base); }
h4 { margin: 0; font-size: var(--size-base); font-weight: var(--weight-strong); }
.quiet { color: var(--ink-quiet); font-weight: var(--weight-normal); }
.mark { display: inline-flex; align-items: center; gap: 6px; }
.mark--good { color: var(--good); } .mark--bad { color: var(--bad); } .mark--warn { color: var(--warn); } .mark--quiet { color: var(--ink-quiet); }

.top { display: flex; justify-content: space-between; align-items: center; padding-top: var(--space-4); }
.top__name { color: var(--ink-quiet); } .top__name strong { color: var(--ink); }
.top__language { display: flex; }
.top__language .button { font-size: var(--size-small); padding: 0 var(--space-3); color: var(--ink-quiet); }
.top__language [aria-pressed='true'] { color: var(--ink); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 6px; }

.front { display: grid; gap: var(--space-6); }
main > .front { margin-top: var(--space-5); }
.verdict { display: flex; gap: var(--space-5); align-items: center; padding: var(--space-6); border: 1px solid currentColor; border-radius: var(--radius-large); }
.verdict--good { color: var(--good); background: var(--good-soft); } .verdict--bad { color: var(--bad); background: var(--bad-soft); } .verdict--warn { color: var(--warn); background: var(--warn-soft); }
.verdict h1 { font-size: var(--size-total); line-height: var(--line-total); }
.verdict__subject, .verdict__meaning { color: var(--ink); } .verdict__meaning { font-size: var(--size-base); max-width: 60ch; margin-top: var(--space-2); }

.coverage { display: grid; gap: var(--space-3); }
.coverage__row { display: grid; grid-template-columns: 9em 11em minmax(120px, 1fr) 20em; gap: var(--space-4); align-items: center; }
.coverage__variant { font-weight: var(--weight-medium); }
.coverage__variant span::first-letter, .matrix__variant span::first-letter, .matrix__physics span::first-letter, .facts dd > span:first-child::first-letter { text-transform: uppercase; }
.coverage__variant span, .matrix__variant span, .matrix__physics span, .facts dd > span:first-child { display: inline-block; }
.hash { overflow-wrap: anywhere; font-size: var(--size-fine); } .facts > div:has(.hash) { grid-column: span 3; }
.coverage__figure { text-align: right; white-space: nowrap; color: var(--ink-quiet); } .coverage__figure strong { color: var(--ink); font-size: var(--size-large); }
.coverage__text { color: var(--ink-quiet); }
.bar { display: flex; gap: 2px; height: 12px; border-radius: var(--radius-small); overflow: hidden; background: var(--sunk); }
.bar__part--good { background: var(--good); } .bar__part--bad { background: var(--bad); }
.bar__part--broken { background: repeating-linear-gradient(135deg, var(--bad) 0 4px, transparent 4px 8px); }
.bar__part--open { background: repeating-linear-gradient(135deg, var(--line) 0 3px, transparent 3px 7px); }

.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: var(--space-4) var(--space-5); margin: 0; padding-top: var(--space-5); border-top: 1px solid var(--line); }
dt { color: var(--ink-quiet); font-size: var(--size-fine); } dd { margin: 0; }

.complaint { padding: var(--space-4) var(--space-5); margin-top: var(--space-3); border: 1px solid var(--line); border-left: 4px solid currentColor; border-radius: var(--radius-medium); background: var(--surface); break-inside: avoid; }
.complaint > * { color: var(--ink); } .complaint > * + * { margin-top: var(--space-2); }
.complaint h3 { display: flex; gap: var(--space-3); align-items: center; flex-wrap: wrap; } .complaint h3 a { color: inherit; }
.complaint--bad { color: var(--bad); } .complaint--warn { color: var(--warn); } .complaint--quiet { color: var(--edge); }
.complaint__reason { padding: var(--space-2) var(--space-3); background: var(--sunk); border-radius: var(--radius-small); overflow-wrap: anywhere; }
.ids { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); font-size: var(--size-fine); } .ids a { color: var(--ink-quiet); }
.links li { padding: 2px 0; }
.asked { margin: 0; display: grid; gap: var(--space-1); } .asked > div { display: grid; grid-template-columns: 5em 1fr; } .asked dt { font-size: inherit; }

.filters { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; margin-bottom: var(--space-4); }
.filters__words { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.filters__search { flex: 1 1 180px; max-width: 320px; }
.toggle { display: inline-flex; align-items: center; gap: var(--space-2); min-height: var(--touch-target); padding: 0 var(--space-3); border: 1px solid var(--line); border-radius: var(--radius-round); cursor: pointer; background: var(--surface); }
.toggle:has(:checked) { border-color: var(--accent); background: var(--accent-soft); } .toggle:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.toggle input { accent-color: var(--accent); width: 16px; height: 16px; margin: 0; } .toggle__count { color: var(--ink-quiet); }

.matrix { width: 100%; table-layout: fixed; font-size: var(--size-fine); line-height: 1.4; }
.matrix th, .matrix td { padding: var(--space-2); text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.matrix thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); color: var(--ink-quiet); font-weight: var(--weight-medium); vertical-align: bottom; }
.matrix thead tr:nth-child(1) th { height: 36px; border-bottom: 0; padding-bottom: 0; } .matrix thead tr:nth-child(1) th[rowspan] { border-bottom: 1px solid var(--line); padding-bottom: var(--space-2); } .matrix thead tr:nth-child(2) th { top: 36px; }
.matrix__variant { color: var(--ink) !important; } .matrix__physics { white-space: nowrap; }
.matrix__chapter th { padding-top: var(--space-5); font-size: var(--size-base); font-weight: var(--weight-strong); border-bottom: 2px solid var(--ink); }
.row > th { white-space: nowrap; font-weight: var(--weight-strong); } .row { scroll-margin-top: 84px; } .row > th a { color: inherit; text-decoration: none; }
.row:target > th, .row:target > td { background: var(--accent-soft); }
.level { display: block; color: var(--ink-quiet); font-weight: var(--weight-normal); }
.matrix__id { width: 74px; } .row__text summary { cursor: pointer; list-style-position: outside; margin-left: 1.1em; } .row__text summary::marker { color: var(--ink-quiet); }
.matrix__cell { width: 8.4%; } .cell .mark { gap: 5px; align-items: flex-start; } .cell .mark .icon { margin-top: 1px; } .cell__label { display: none; }
.cell--not-applicable .mark { opacity: 0.75; }
.about { margin: var(--space-3) 0 var(--space-3) 1.1em; display: grid; gap: var(--space-3); } .seen { margin-bottom: var(--space-2); } .seen .mark { vertical-align: bottom; }

.feature { margin-top: var(--space-5); } .feature > h3 { padding-bottom: var(--space-2); border-bottom: 2px solid var(--ink); }
.scenario { padding: var(--space-4) 0; border-bottom: 1px solid var(--line); }
.run { margin-top: var(--space-2); } .run > summary, .record > summary { cursor: pointer; padding: var(--space-1) 0; } .run > summary .icon { display: inline; vertical-align: -2px; }
.run:target > summary { background: var(--accent-soft); } .run > :not(summary) { margin-left: var(--space-5); }
.steps { margin-top: var(--space-2); } .steps li { display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-2); padding: 3px 0; align-items: baseline; } .steps .mark { align-self: center; } .steps__ms { font-size: var(--size-fine); }
.error { margin: var(--space-3) 0; padding: var(--space-3) var(--space-4); border-left: 4px solid var(--bad); background: var(--bad-soft); border-radius: var(--radius-small); }
pre { margin: var(--space-2) 0 0; max-height: 420px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; line-height: 1.5; }
.record pre { padding: var(--space-3); background: var(--sunk); border-radius: var(--radius-small); }
.receipts { display: flex; flex-wrap: wrap; gap: var(--space-5); margin-top: var(--space-4); align-items: flex-start; } figure { margin: 0; width: 288px; max-width: 100%; }
figure img { display: block; width: 100%; max-height: 560px; object-fit: cover; object-position: top; background: var(--receipt-paper); box-shadow: var(--shadow); } figcaption { margin-top: var(--space-2); font-size: var(--size-fine); color: var(--ink-quiet); }
.foot { margin-top: var(--space-7); padding-top: var(--space-4); padding-bottom: var(--space-7); color: var(--ink-quiet); font-size: var(--size-fine); }

@media screen and (max-width: 900px) {
  main, .top, .foot { padding-left: var(--space-4); padding-right: var(--space-4); }
  .verdict { flex-direction: column; align-items: flex-start; gap: var(--space-3); padding: var(--space-5); } .verdict h1 { font-size: var(--size-amount); }
  .coverage__row { grid-template-columns: 1fr auto; gap: var(--space-1) var(--space-3); } .facts { grid-template-columns: 1fr 1fr; } .facts > div:has(.hash) { grid-column: 1 / -1; } .coverage__row .bar, .coverage__text { grid-column: 1 / -1; }
  .matrix, .matrix tbody, .matrix tr, .matrix td, .matrix th { display: block; width: auto; } .matrix thead { display: none; }
  .matrix [hidden], .matrix tbody[hidden] { display: none; }
  .row { display: grid !important; grid-template-columns: 1fr 1fr; padding: var(--space-3) 0; border-bottom: 1px solid var(--line); } .row[hidden] { display: none !important; }
  .row > th, .row > td { border: 0; padding: var(--space-1) var(--space-1); } .row > th, .row__text { grid-column: 1 / -1; } .level { display: inline; margin-left: var(--space-2); }
  .cell__label { display: block; color: var(--ink-quiet); font-size: 12px; } .cell--not-applicable { display: none !important; }
  .run > :not(summary) { margin-left: 0; }
}

@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 9.5pt; } main, .top, .foot { max-width: none; padding: 0; } main > section { margin-top: 9mm; }
  .top__language, .filters, .scenario--green, .record { display: none !important; }
  .verdict { padding: 6mm; } .verdict h1 { font-size: 26pt; } .coverage__row { grid-template-columns: 8em 11.5em 1fr 15em; gap: 3mm; }
  .complaint { break-inside: auto; } .complaint h3, .complaint__reason { break-after: avoid; }
  .facts { grid-template-columns: repeat(3, 1fr); }
  .bar__part, .bar, .verdict, .error, .complaint__reason { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .matrix { font-size: 7.5pt; } .matrix th, .matrix td { padding: 1.2mm 1mm; } .matrix thead th { position: static; background: none; } .matrix tr { break-inside: avoid; } .matrix__chapter { break-after: avoid; }
  .matrix .icon { width: 8pt; height: 8pt; } .row__text summary { list-style: none; margin-left: 0; } .matrix__id { width: 13mm; } .matrix__cell { width: 9.6%; } .cell .mark { font-size: 7pt; } .cell .mark { gap: 3px; }
  pre { max-height: none; } figure { width: 48mm; } .row:target > th, .row:target > td { background: none; }
  .evidence:not(:has(.scenario:not(.scenario--green))), .feature:not(:has(.scenario:not(.scenario--green))) { display: none; }
  h2, h3, h4, .run > summary { break-after: avoid; } figure, .error, .steps li { break-inside: avoid; }
}
`.trim();
