// Figures of one run: npm run bench -w @kassensturz/receipt-printer
import { createWorld } from '@kassensturz/host';
import { transform } from 'receiptline';
import { interpretBytes, ReceiptPrinter } from '../../src/index.ts';
import { QR_DATA, salonReceipt } from '../salon-receipt.ts';
import { textByNpos } from './npos.ts';

const RECEIPT = salonReceipt();
/** The same receipt as receiptline writes it. */
const MARKDOWN = `^^^Salon Schöne
Inh. Jürgen Groß · Müllerstraße 12
13353 Berlin · Tel. 030 4567 890
St.-Nr. 37/123/45678

{width:*,16}
Rechnung 2026-000112 | 23.11.2026 10:34
-
{width:*,10}
Waschen, Schneiden, Föhnen | 39,00 A
Haarkur | 7,50 A
"SUMME | 46,50 €"
Bar gegeben | 50,00 €
Rückgeld | 3,50 €
---
{code:${QR_DATA.replace(/[;\\|{}]/g, '\\$&')}; option:qrcode,6,m}
Vielen Dank für Ihren Besuch!
`;
const RECEIPTLINE = { cpl: 48, encoding: 'cp858' };

/** User time of one call in milliseconds: other people's load on the machine does not count. */
function cost(times: number, work: () => unknown): number {
  for (let i = 0; i < times / 5; i++) work();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  return process.cpuUsage(before).user / 1000 / times;
}

function say(id: string, ms: number, baseline: string, baselineMs: number): void {
  const ratio = (baselineMs / ms).toFixed(1);
  process.stdout.write(
    `${id}: ${ms.toFixed(3)} ms a receipt; ${baseline} ${baselineMs.toFixed(3)} ms; ${ratio} times\n`,
  );
}

const commands = cost(100, () => transform(MARKDOWN, { ...RECEIPTLINE, command: 'escpos' }));
const svg = cost(100, () => transform(MARKDOWN, { ...RECEIPTLINE, command: 'svg' }));
say(
  'escpos.interpret',
  cost(2000, () => interpretBytes(RECEIPT).receipts[0]!.text),
  'receiptline to commands',
  commands,
);
say(
  'escpos.interpret',
  cost(5000, () => interpretBytes(RECEIPT).receipts[0]!.text),
  'npos splitting it into commands and undecoded text',
  cost(5000, () => textByNpos(RECEIPT)),
);
say(
  'escpos.render svg',
  cost(200, () => interpretBytes(RECEIPT).receipts[0]!.toSvg()),
  'receiptline to SVG',
  svg,
);
say(
  'escpos.render png',
  cost(200, () => interpretBytes(RECEIPT).receipts[0]!.toPng()),
  'receiptline to SVG',
  svg,
);

const PRINTERS = 1000;
const ROUNDS = 5;
const world = createWorld({ recordEvents: false });
const began = process.cpuUsage();
const printers = await world.run(() =>
  Promise.all(Array.from({ length: PRINTERS }, (_, i) => new ReceiptPrinter().withUsb().start(world.addHost(`p${i}`)))),
);
await world.run(async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const cut = printers.map((printer) => printer.next('receipt'));
    for (const printer of printers) printer.usb.open('/lp0').write(RECEIPT, 0);
    await Promise.all(cut);
  }
});
const seconds = process.cpuUsage(began).user / 1e6;
const megabytes = process.memoryUsage().rss / 1e6;
process.stdout.write(
  `printers.1000: ${PRINTERS * ROUNDS} receipts in ${seconds.toFixed(2)} s of processor and ` +
    `${(world.elapsedMs / 1000).toFixed(1)} s of virtual time, ${megabytes.toFixed(0)} MB resident\n`,
);
