// ePOS-Print as a cloud till uses it: success, an open cover, and the answer that gets lost after printing.
import assert from 'node:assert/strict';
import { nodeHost } from '@kassensturz/host';
import { ReceiptPrinter } from '@kassensturz/receipt-printer';

const printer = await new ReceiptPrinter({ speed: 'instant' }).withEpos().start(nodeHost({ log: 'silent' }));

const print = async (elements: string, timeoutMs = 2000): Promise<string> => {
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
    `<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">${elements}</epos-print>` +
    '</s:Body></s:Envelope>';
  const response = await fetch(printer.eposUrl, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) });
  const [, success, code] = /success="(\w+)" code="(\w*)"/.exec(await response.text()) ?? [];
  return `${success} ${code}`.trim();
};

assert.equal(await print('<text lang="de">Danke, Frau Groß!&#10;</text><cut/>'), 'true');
assert.equal(printer.receipts[0]?.text, 'Danke, Frau Groß!');

printer.openCover();
assert.equal(await print('<text>nothing&#10;</text><cut/>'), 'false EPTR_COVER_OPEN');
printer.closeCover();

printer.fault('answerLost');
const unknown = print('<text>printed all the same&#10;</text><cut/>', 200);
await printer.next('receipt');
await assert.rejects(unknown, 'the till cannot know');
printer.heal('answerLost');
assert.equal(printer.receipts.length, 2);

await printer.stop();
