import { blankOut } from '../blank-out.ts';
import type { Saboteur } from '../saboteur.ts';
import { withTamperedNetwork } from '../tampered-network.ts';

const printerPorts = new Set([80, 9100]);

export const tseSaboteurs: readonly Saboteur[] = [
  {
    name: 'forgets-the-outage-note',
    requirement: 'TSE-07',
    variant: 'box',
    wrong: 'The receipt of a sale without TSE does not say so.',
    spoil: (host) =>
      withTamperedNetwork(host, {
        concerns: ({ port }) => printerPorts.has(port),
        rewrite: (bytes) => blankOut(bytes, /TSE[ -~]*(ausgefallen|Ausfall|nicht erreichbar)[ -~]*/gi),
      }),
  },
];
