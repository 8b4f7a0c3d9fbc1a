import type { Host } from '@kassensturz/host';
import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';

/** Raw port of the receipt printer, as the box reaches it. */
const printerPort = 9100;

function paperWith(rewrite: (bytes: Buffer) => Buffer): (host: Host) => Host {
  return (host) => withTamperedNetwork(host, { concerns: ({ port }) => port === printerPort, rewrite });
}

/** Changes text of the same length, so that lengths in the protocol stay true. */
function swapped(pattern: RegExp, change: (match: string) => string): (bytes: Buffer) => Buffer {
  return (bytes) => Buffer.from(bytes.toString('latin1').replace(pattern, change), 'latin1');
}

const anotherLast = (match: string): string => `${match.slice(0, -1)}${match.endsWith('9') ? '8' : '9'}`;

/** What may go wrong between a right receipt and its paper. */
export const paperSaboteurs: readonly Saboteur[] = [
  {
    name: 'leaves-out-the-beginning',
    requirement: 'LAW-02',
    variant: 'box',
    wrong: 'The paper does not say when the sale began.',
    spoil: paperWith((bytes) => blankOut(bytes, /Beginn[ -~]*/g)),
  },
  {
    name: 'leaves-out-quantities',
    requirement: 'LAW-03',
    variant: 'box',
    wrong: 'The paper does not say how many of an article were sold.',
    spoil: paperWith((bytes) => blankOut(bytes, /\d+ x \d+,\d\d/g)),
  },
  {
    name: 'prints-another-transaction-number',
    requirement: 'LAW-04',
    variant: 'box',
    wrong: 'The transaction number on the paper is not the one of the TSE.',
    spoil: paperWith(swapped(/TSE-Transaktion +\d+/g, anotherLast)),
  },
  {
    name: 'rounds-the-tax-by-itself',
    requirement: 'LAW-05',
    variant: 'box',
    wrong: 'The tax at 19 % on the paper is a cent off.',
    spoil: paperWith(swapped(/= 19 % MwSt\. +\d+,\d\d/g, anotherLast)),
  },
  {
    name: 'leaves-out-its-serial-number',
    requirement: 'LAW-06',
    variant: 'box',
    wrong: 'The serial number of the till is not on the paper.',
    spoil: paperWith((bytes) => blankOut(bytes, /Seriennr\. Kasse[ -~]*/g)),
  },
  {
    name: 'prints-another-signature',
    requirement: 'LAW-07',
    variant: 'box',
    wrong: 'The signature in the QR code is not the one of the TSE.',
    spoil: paperWith(swapped(/;unixTime;./g, (match) => `${match.slice(0, -1)}${match.endsWith('A') ? 'B' : 'A'}`)),
  },
  {
    name: 'spoils-the-code',
    requirement: 'LAW-08',
    variant: 'box',
    wrong: 'The sums in the QR code are not what was signed.',
    spoil: paperWith(swapped(/;Kassenbeleg-V1;Beleg\^\d+\.\d\d/g, anotherLast)),
  },
];
