// A receipt by raw ESC/POS: what stands on the paper, what the QR code says, and the drawer behind it.
import assert from 'node:assert/strict';
import { CashDrawer } from '@kassensturz/cash-drawer';
import { nodeHost } from '@kassensturz/host';
import { ReceiptPrinter } from '@kassensturz/receipt-printer';

const host = nodeHost({ log: 'silent' });
const drawer = new CashDrawer();
const printer = await new ReceiptPrinter({ model: 'TM-m30III', speed: 'instant' })
  .withRaw()
  .withDrawer(drawer)
  .start(host);

const till = await host.network.connect({ host: '127.0.0.1', port: printer.rawPort });
const receipt = printer.next('receipt');
const qr = Buffer.from('V0;KASSE-1;Kassenbeleg-V1');
till.write(Buffer.from('1b401b7413', 'hex')); // ESC @, ESC t 19: PC858 with €
till.write(Buffer.from('Schneiden und F\x94hnen            39,00 \xd5\n', 'latin1'));
till.write(Buffer.from('1d286b0300314305', 'hex')); // QR: five dots a module
till.write(Buffer.concat([Buffer.from([0x1d, 0x28, 0x6b, qr.length + 3, 0, 0x31, 0x50, 0x30]), qr]));
till.write(Buffer.from('1d286b0300315130', 'hex')); // print it
till.write(Buffer.from('1b70003c78', 'hex')); // ESC p: 120 ms on pin 2
till.write(Buffer.from('1d564200', 'hex')); // feed and cut

const paper = await receipt;
assert.equal(paper.lines[0], 'Schneiden und Föhnen            39,00 €');
assert.deepEqual(paper.qrCodes, ['V0;KASSE-1;Kassenbeleg-V1']);
assert.equal(printer.pulses[0]?.onMs, 120);
assert.match(paper.toSvg(), /^<svg/); // and paper.toPng(): one pixel a dot

till.destroy();
await printer.stop();
