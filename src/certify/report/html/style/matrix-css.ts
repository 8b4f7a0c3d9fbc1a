/** The matrix of requirements and its filters. */
export const matrixCss = `
.filters { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; margin-bottom: var(--space-4); }
.filters__words { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.filters__search { flex: 1 1 180px; max-width: 320px; }
.toggle {
  display: inline-flex; align-items: center; gap: var(--space-2); min-height: var(--touch-target);
  padding: 0 var(--space-3); border: 1px solid var(--line); border-radius: var(--radius-round); cursor: pointer;
  background: var(--surface);
}
.toggle:has(:checked) { border-color: var(--accent); background: var(--accent-soft); }
.toggle:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.toggle input { accent-color: var(--accent); width: 16px; height: 16px; margin: 0; }
.toggle__count { color: var(--ink-quiet); }

.matrix { width: 100%; table-layout: fixed; font-size: var(--size-fine); line-height: 1.4; }
.matrix th, .matrix td {
  padding: var(--space-2); text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
}
.matrix thead th {
  position: sticky; top: 0; z-index: 1; background: var(--paper); color: var(--ink-quiet);
  font-weight: var(--weight-medium); vertical-align: bottom;
}
.matrix thead tr:nth-child(1) th { height: 36px; border-bottom: 0; padding-bottom: 0; }
.matrix thead tr:nth-child(1) th[rowspan] { border-bottom: 1px solid var(--line); padding-bottom: var(--space-2); }
.matrix thead tr:nth-child(2) th { top: 36px; }
.matrix__variant { color: var(--ink) !important; }
.matrix__physics { white-space: nowrap; }
.matrix__chapter th {
  padding-top: var(--space-5); font-size: var(--size-base); font-weight: var(--weight-strong);
  border-bottom: 2px solid var(--ink);
}
.row > th { white-space: nowrap; font-weight: var(--weight-strong); }
.row { scroll-margin-top: 84px; }
.row > th a { color: inherit; text-decoration: none; }
.row:target > th, .row:target > td { background: var(--accent-soft); }
.level { display: block; color: var(--ink-quiet); font-weight: var(--weight-normal); }
.matrix__id { width: 74px; }
.row__text summary { cursor: pointer; list-style-position: outside; margin-left: 1.1em; }
.row__text summary::marker { color: var(--ink-quiet); }
.matrix__cell { width: 8.4%; }
.cell .mark { gap: 5px; align-items: flex-start; }
.cell .mark .icon { margin-top: 1px; }
.cell__label { display: none; }
.cell--not-applicable .mark { opacity: 0.75; }
.about { margin: var(--space-3) 0 var(--space-3) 1.1em; display: grid; gap: var(--space-3); }
.seen { margin-bottom: var(--space-2); }
.seen .mark { vertical-align: bottom; }
`;
