/** The same on a telephone: rows of the matrix become cards. */
export const narrowCss = `
@media screen and (max-width: 900px) {
  main, .top, .foot { padding-left: var(--space-4); padding-right: var(--space-4); }
  .verdict { flex-direction: column; align-items: flex-start; gap: var(--space-3); padding: var(--space-5); }
  .verdict h1 { font-size: var(--size-amount); }
  .coverage__row { grid-template-columns: 1fr auto; gap: var(--space-1) var(--space-3); }
  .facts { grid-template-columns: 1fr 1fr; }
  .facts > div:has(.hash) { grid-column: 1 / -1; }
  .coverage__row .bar, .coverage__text { grid-column: 1 / -1; }
  .matrix, .matrix tbody, .matrix tr, .matrix td, .matrix th { display: block; width: auto; }
  .matrix thead { display: none; }
  .matrix [hidden], .matrix tbody[hidden] { display: none; }
  .row {
    display: grid !important; grid-template-columns: 1fr 1fr; padding: var(--space-3) 0;
    border-bottom: 1px solid var(--line);
  }
  .row[hidden] { display: none !important; }
  .row > th, .row > td { border: 0; padding: var(--space-1) var(--space-1); }
  .row > th, .row__text { grid-column: 1 / -1; }
  .level { display: inline; margin-left: var(--space-2); }
  .cell__label { display: block; color: var(--ink-quiet); font-size: 12px; }
  .cell--not-applicable { display: none !important; }
  .run > :not(summary) { margin-left: 0; }
}
`;
