import { createWorld } from '@kassensturz/host';
import { ReceiptPrinter, type StartedReceiptPrinter } from '@kassensturz/receipt-printer';
import { receiptStream } from './escpos-receipt.ts';
import type { Benchmark } from './types.ts';

const printers = 1000;
const rounds = 5;

/** Every printer is switched on, prints and cuts five receipts at its own speed, on virtual time. */
async function receiptsPerSecond(): Promise<number> {
  const stream = receiptStream();
  const world = createWorld({ recordEvents: false });
  const before = process.cpuUsage();
  const all = await world.run(() =>
    Promise.all(
      Array.from({ length: printers }, (_, at) => new ReceiptPrinter().withUsb().start(world.addHost(`p${at}`))),
    ),
  );
  await world.run(async () => {
    for (let round = 0; round < rounds; round++) await printOnAll(all, stream);
  });
  return (printers * rounds) / (process.cpuUsage(before).user / 1e6);
}

async function printOnAll(all: readonly StartedReceiptPrinter[], stream: Uint8Array): Promise<void> {
  const cut = all.map((printer) => printer.next('receipt'));
  for (const printer of all) printer.usb.open('/lp0').write(stream, 0);
  await Promise.all(cut);
}

export const printers1000: Benchmark = {
  id: 'printers.1000',
  title: '1,000 printers in one process, started and printing 5,000 receipts, a second of processor',
  unit: 'receipts/s',
  measure: async () => ({ value: await receiptsPerSecond() }),
};
