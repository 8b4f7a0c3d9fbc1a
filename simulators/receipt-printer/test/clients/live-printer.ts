import { nodeHost } from '@kassensturz/host';
import { onTestFinished } from 'vitest';
import { ReceiptPrinter, type ReceiptPrinterOptions, type StartedReceiptPrinter } from '../../src/index.ts';

const host = nodeHost({ log: 'silent' });

/** A printer on a real port that ends with the test. */
export async function livePrinter(
  options: ReceiptPrinterOptions = {},
  raw: { readonly port?: number; readonly address?: string } = {},
): Promise<StartedReceiptPrinter> {
  const printer = await new ReceiptPrinter({ speed: 'instant', ...options }).withRaw(raw).withEpos().start(host);
  onTestFinished(() => printer.stop());
  return printer;
}

/** Sends ready-made bytes to the raw port and waits until they are printed. */
export async function sendRaw(printer: StartedReceiptPrinter, bytes: Uint8Array): Promise<void> {
  const connection = await host.network.connect({ host: '127.0.0.1', port: printer.rawPort });
  const printed = new Promise<void>((resolve) => connection.once('data', () => resolve()));
  connection.write(bytes);
  connection.write(Buffer.from('1d2848060030304a4f4231', 'hex'));
  await printed;
  connection.destroy();
}
