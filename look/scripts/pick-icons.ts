import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Copies the drawings of the icons we use out of lucide into `src/icons/icon-nodes.ts`, so that a bundle carries a few
 * kilobytes of data and no page loads two thousand icons. Run it after changing the list: `node look/scripts/pick-icons.ts`.
 */
const picked = `
  arrow-left arrow-right ban banknote bluetooth box cable calendar check chevron-down chevron-left chevron-right
  chevron-up circle circle-alert circle-check circle-dashed circle-question-mark circle-minus circle-slash circle-x
  clock cloud cloud-off coins copy cpu credit-card delete download ellipsis euro external-link eye file-text flame
  gauge globe grip hand hard-drive info key key-round languages link list list-checks lock log-out mail menu minus
  monitor moon package paperclip pause pencil percent phone phone-incoming phone-off pin play plug plug-zap plus power
  power-off printer qr-code receipt receipt-euro refresh-cw rewind rotate-ccw router save scissors search settings shield
  shield-alert shield-check shield-off shopping-bag skip-back skip-forward smartphone sparkles square store sun tablet
  thermometer timer trash triangle-alert undo-2 unplug upload usb user user-round users wallet wifi wifi-off wrench x zap
`
  .trim()
  .split(/\s+/);

const icons = new URL('../../node_modules/lucide/dist/esm/icons/', import.meta.url);
const rows: string[] = [];
for (const name of picked) {
  const file = new URL(`${name}.mjs`, icons);
  if (!existsSync(file)) throw new Error(`lucide has no icon "${name}"; take it out of the list or use its new name.`);
  const nodes = ((await import(file.href)) as { default: [string, Record<string, string>][] }).default;
  rows.push(`  '${name}': ${JSON.stringify(nodes)},`);
}

writeFileSync(
  fileURLToPath(new URL('../src/icons/icon-nodes.ts', import.meta.url)),
  [
    '// Written by scripts/pick-icons.ts from lucide 1.48.0 (ISC licence, https://lucide.dev/license). Do not edit by hand.',
    "import type { IconNode } from './icon-svg.ts';",
    '',
    'export const iconNodes = {',
    ...rows,
    '} as const satisfies Record<string, readonly IconNode[]>;',
    '',
  ].join('\n'),
);
