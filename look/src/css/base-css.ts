/** The ground every page stands on: box model, type, focus, selection, motion, print. */
export const baseCss = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: var(--weight-normal) var(--size-base) / var(--line-base) var(--font-text);
  -webkit-font-smoothing: antialiased;
  -webkit-tap-highlight-color: transparent;
}
h1, h2, h3 { margin: 0; font-weight: var(--weight-strong); letter-spacing: -0.012em; text-wrap: balance; }
h1 { font-size: var(--size-title); line-height: var(--line-title); }
h2 { font-size: var(--size-large); line-height: var(--line-large); }
h3 { font-size: var(--size-base); line-height: var(--line-base); }
p { margin: 0; text-wrap: pretty; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
ul, ol { margin: 0; padding: 0; list-style: none; }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; touch-action: manipulation; }
button:disabled { cursor: not-allowed; }
a { color: var(--accent); text-underline-offset: 0.18em; }
input, output, time, td, .amount { font-variant-numeric: tabular-nums lining-nums; }
code, pre, kbd { font-family: var(--font-code); font-size: 0.92em; }
table { border-collapse: collapse; }
svg { display: block; flex: none; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: var(--radius-small); }
::selection { background: var(--accent-soft); color: var(--ink); }
[hidden] { display: none !important; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; }
}
@media print {
  body { background: none; font-size: 10.5pt; }
  a { color: inherit; }
}
`.trim();
