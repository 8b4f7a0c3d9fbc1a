import type { Host } from '@kassensturz/host';
import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';

/** Raw port of the receipt printer, as the box reaches it. */
const printerPort = 9100;
const card = /Karte +\d/;
const cancellation = /STORNO von Beleg/;
const outage = /TSE ausgefallen/;

/** A paper that is wrong where `concerns` says so and right everywhere else: a job comes in one piece. */
function paperOf(concerns: RegExp, rewrite: (bytes: Buffer) => Buffer): (host: Host) => Host {
  return (host) =>
    withTamperedNetwork(host, {
      concerns: ({ port }) => port === printerPort,
      rewrite: (bytes) => (concerns.test(bytes.toString('latin1')) ? rewrite(bytes) : bytes),
    });
}

const without =
  (...patterns: readonly RegExp[]) =>
  (bytes: Buffer): Buffer =>
    patterns.reduce(blankOut, bytes);

function changed(pattern: RegExp, change: (match: string) => string): (bytes: Buffer) => Buffer {
  return (bytes) => Buffer.from(bytes.toString('latin1').replace(pattern, change), 'latin1');
}

const anotherLast = (match: string): string => `${match.slice(0, -1)}${match.endsWith('9') ? '8' : '9'}`;

/** Right in cash at noon, wrong by card, in a cancellation or in an outage. */
export const paperKindSaboteurs: readonly Saboteur[] = [
  {
    name: 'has-no-address-on-card-receipts',
    requirement: 'LAW-01',
    variant: 'box',
    wrong: 'A receipt that was paid by card shows no address.',
    spoil: paperOf(card, without(/Musterallee 12/g, /10999 Berlin/g)),
  },
  {
    name: 'puts-the-wall-clock-into-the-code',
    requirement: 'LAW-02',
    variant: 'box',
    wrong: 'The beginning in the QR code is local time that calls itself UTC.',
    spoil: paperOf(
      /V0;/,
      changed(/T\d\d(?=:\d\d:\d\d\.\d{3}Z;\d{4}-)/, (hour) => `T${String(Number(hour.slice(1)) + 1).padStart(2, '0')}`),
    ),
  },
  {
    name: 'has-no-times-in-an-outage',
    requirement: 'LAW-02',
    variant: 'box',
    wrong: 'In an outage of the TSE the paper does not say when the sale began and ended.',
    spoil: paperOf(outage, without(/(?:Beginn|Ende) +\d\d\.[ -~]*/g)),
  },
  {
    name: 'has-room-for-four-lines',
    requirement: 'LAW-03',
    variant: 'box',
    wrong: 'What is sold beyond four lines is not on the paper.',
    spoil: paperOf(/Haarkur/, without(/Mineralwasser[ -~]*/g, /2 x 2,50[ -~]*/g)),
  },
  {
    name: 'forgets-the-tse-by-card',
    requirement: 'LAW-04',
    variant: 'box',
    wrong: 'A receipt that was paid by card carries nothing of the TSE.',
    spoil: paperOf(card, without(/TSE-Transaktion +\d+/g, /V0;[ -~]+/g)),
  },
  {
    name: 'taxes-nothing-in-a-cancellation',
    requirement: 'LAW-05',
    variant: 'box',
    wrong: 'A cancellation shows no tax that it takes back.',
    spoil: paperOf(cancellation, without(/[AB] = \d+ % MwSt[ -~]*/g)),
  },
  {
    name: 'has-no-serial-number-in-an-outage',
    requirement: 'LAW-06',
    variant: 'box',
    wrong: 'In an outage of the TSE the serial number of the till is missing as well.',
    spoil: paperOf(outage, without(/Seriennr\. Kasse[ -~]*/g)),
  },
  {
    name: 'prints-another-signature-counter',
    requirement: 'LAW-07',
    variant: 'box',
    wrong: 'The signature counter on the paper is not the one in its QR code.',
    spoil: paperOf(/V0;/, changed(/Signaturz.hler +\d+/g, anotherLast)),
  },
  {
    name: 'has-no-code-in-a-cancellation',
    requirement: 'LAW-08',
    variant: 'box',
    wrong: 'A cancellation has neither QR code nor signature to read.',
    spoil: paperOf(cancellation, without(/V0;[ -~]+/g, /[A-Za-z0-9+/=]{24,}/g)),
  },
  {
    name: 'mentions-an-outage-in-cash-only',
    requirement: 'TSE-07',
    variant: 'box',
    wrong: 'A receipt that was paid by card in an outage does not say that the TSE has failed.',
    spoil: paperOf(card, without(/TSE ausgefallen/g, /Grund:[ -~]*/g)),
  },
  {
    name: 'mentions-an-outage-for-ever',
    requirement: 'TSE-07',
    variant: 'box',
    wrong: 'Signed receipts say as well that the TSE has failed.',
    spoil: paperOf(
      /V0;/,
      changed(/kein g.ltiger Kassenbeleg\./g, (text) => 'TSE ausgefallen'.padEnd(text.length)),
    ),
  },
];
