/** The few parts that till, virtual salon and reports share. State is a word and an icon first, then a colour. */
export const componentsCss = `
.icon { fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }

.button {
  display: inline-flex; align-items: center; justify-content: center; gap: var(--space-2);
  min-height: var(--touch-target); padding: 0 var(--space-4);
  border: 1px solid var(--edge); border-radius: var(--radius-medium);
  background: var(--surface); color: var(--ink);
  font-weight: var(--weight-medium); text-align: center; text-decoration: none; line-height: 1.2;
  transition: transform var(--motion-key) var(--ease), background-color var(--motion-key) var(--ease);
}
.button:hover:not(:disabled) { background: var(--sunk); }
.button:active:not(:disabled) { transform: translateY(1px); background: var(--sunk); }
.button:disabled { border-color: var(--line); color: var(--ink-quiet); background: transparent; }
.button--main {
  border-color: transparent; background: var(--accent); color: var(--on-accent);
  font-size: var(--size-large); font-weight: var(--weight-strong); min-height: var(--touch-main); padding: 0 var(--space-5);
}
.button--main:hover:not(:disabled), .button--main:active:not(:disabled) { background: var(--accent-strong); }
.button--main:disabled { background: var(--sunk); border-color: var(--line); color: var(--ink-quiet); }
.button--quiet { border-color: transparent; background: transparent; }
.button--bad { color: var(--bad); }

.chip {
  display: inline-flex; align-items: center; gap: 6px; min-height: 32px; padding: 0 var(--space-3) 0 10px;
  border: 1px solid transparent; border-radius: var(--radius-round);
  font-size: var(--size-small); line-height: 1.2; color: var(--ink-quiet); white-space: nowrap;
}
.chip__name { color: var(--ink-quiet); }
.chip--good .icon { color: var(--good); }
.chip--warn .chip__name, .chip--bad .chip__name { color: inherit; }
.chip--warn { color: var(--warn); background: var(--warn-soft); border-color: currentColor; font-weight: var(--weight-medium); }
.chip--bad { color: var(--bad); background: var(--bad-soft); border-color: currentColor; font-weight: var(--weight-medium); }
.chip--accent { color: var(--accent); background: var(--accent-soft); }

.card {
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-large); padding: var(--space-5);
}

.notice {
  display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-1) var(--space-3); align-items: start;
  padding: var(--space-3) var(--space-4); border: 1px solid var(--line); border-left: 4px solid currentColor;
  border-radius: var(--radius-medium); background: var(--surface); color: var(--ink-quiet);
}
.notice > .icon { margin-top: 2px; }
.notice__title { font-weight: var(--weight-strong); color: var(--ink); }
.notice__text { color: var(--ink); }
.notice--good { color: var(--good); background: var(--good-soft); }
.notice--warn { color: var(--warn); background: var(--warn-soft); }
.notice--bad { color: var(--bad); background: var(--bad-soft); }
.notice--accent { color: var(--accent); background: var(--accent-soft); }

.amount { white-space: nowrap; text-align: right; }

.field {
  min-height: var(--touch-target); width: 100%; padding: 0 var(--space-3);
  border: 1px solid var(--edge); border-radius: var(--radius-medium); background: var(--surface);
}
.field[aria-invalid='true'] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }

.device { fill: none; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; color: var(--ink); }
.device .body { fill: var(--surface); }
.device .shade { fill: var(--sunk); }
.device .glass { fill: var(--accent-soft); }
.device .paper { fill: var(--receipt-paper); }
.device .print { stroke: var(--receipt-ink); }
.device .mark { fill: currentColor; stroke: none; }
.device .lamp { fill: var(--lamp, var(--line)); }

@media print { .button { display: none; } .card, .notice { break-inside: avoid; } }
`.trim();
