/** Scenarios with their steps, receipts and records, and the foot of the page. */
export const evidenceCss = `
.feature { margin-top: var(--space-5); }
.feature > h3 { padding-bottom: var(--space-2); border-bottom: 2px solid var(--ink); }
.scenario { padding: var(--space-4) 0; border-bottom: 1px solid var(--line); }
.run { margin-top: var(--space-2); }
.run > summary, .record > summary { cursor: pointer; padding: var(--space-1) 0; }
.run > summary .icon { display: inline; vertical-align: -2px; }
.run:target > summary { background: var(--accent-soft); }
.run > :not(summary) { margin-left: var(--space-5); }
.steps { margin-top: var(--space-2); }
.steps li {
  display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-2); padding: 3px 0;
  align-items: baseline;
}
.steps .mark { align-self: center; }
.steps__ms { font-size: var(--size-fine); }
.error {
  margin: var(--space-3) 0; padding: var(--space-3) var(--space-4); border-left: 4px solid var(--bad);
  background: var(--bad-soft); border-radius: var(--radius-small);
}
pre {
  margin: var(--space-2) 0 0; max-height: 420px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere;
  font-size: 13px; line-height: 1.5;
}
.record pre { padding: var(--space-3); background: var(--sunk); border-radius: var(--radius-small); }
.receipts {
  display: flex; flex-wrap: wrap; gap: var(--space-5); margin-top: var(--space-4); align-items: flex-start;
}
figure { margin: 0; width: 288px; max-width: 100%; }
figure img {
  display: block; width: 100%; padding: var(--space-3); background: var(--receipt-paper); box-shadow: var(--shadow);
}
figcaption { margin-top: var(--space-2); font-size: var(--size-fine); color: var(--ink-quiet); }
.foot {
  margin-top: var(--space-7); padding-top: var(--space-4); padding-bottom: var(--space-7);
  color: var(--ink-quiet); font-size: var(--size-fine);
}
`;
