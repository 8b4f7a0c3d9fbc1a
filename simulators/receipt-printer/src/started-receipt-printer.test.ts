import { nodeHost } from '@kassensturz/host';
import { afterEach, describe, expect, it } from 'vitest';
import { salonReceipt } from '../test/salon-receipt.ts';
import { ReceiptPrinter, type ReceiptPrinterOptions } from './receipt-printer.ts';
import type { StartedReceiptPrinter } from './started-receipt-printer.ts';

const host = nodeHost({ log: 'silent' });
const running: StartedReceiptPrinter[] = [];

async function start(options: ReceiptPrinterOptions = { speed: 'instant' }): Promise<StartedReceiptPrinter> {
  const printer = await new ReceiptPrinter(options).withRaw().withEpos().start(host);
  running.push(printer);
  return printer;
}

afterEach(async () => {
  for (const printer of running.splice(0)) await printer.stop();
});

function epos(children: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">${children}</epos-print></s:Body></s:Envelope>`;
}

async function post(printer: StartedReceiptPrinter, body: string): Promise<string> {
  const response = await fetch(printer.eposUrl, { method: 'POST', body });
  expect(response.status).toBe(200);
  return response.text();
}

describe('a printer on the network', () => {
  it('prints what comes to its raw port and answers behind it', async () => {
    const printer = await start();
    const client = await host.network.connect({ host: '127.0.0.1', port: printer.rawPort });
    const answer = new Promise<Buffer>((resolve) => client.once('data', resolve));
    client.write(Buffer.concat([salonReceipt(), Buffer.from('1d284806003030', 'hex'), Buffer.from('P001')]));
    expect((await answer).toString('hex')).toBe('37225030303100');
    expect(printer.receipts[0]!.text).toContain('Salon Schöne');
    client.destroy();
  });

  it('prints ePOS documents and answers when the paper is printed', async () => {
    const printer = await start();
    const answer = await post(
      printer,
      epos('<text lang="de">Grüße &amp; 5 €&#10;</text><symbol type="qrcode_model_2">abc</symbol><cut/>'),
    );
    expect(answer).toContain('<response success="true" code="" status="251658262" battery="0"');
    expect(printer.receipts.map(({ lines, qrCodes }) => [lines[0], qrCodes])).toEqual([['Grüße & 5 €', ['abc']]]);
  });

  it('prints nothing for children without the namespace, and says it succeeded', async () => {
    const printer = await start();
    expect(await post(printer, epos('<text xmlns="">x&#10;</text><cut xmlns=""/>'))).toContain('success="true"');
    expect(printer.receipts).toEqual([]);
  });

  it.each([
    ['an unknown element', epos('<blink/>')],
    ['an unknown value', epos('<cut type="half"/>')],
    ['broken XML', epos('<text>')],
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${epos('<text>&b;</text>')}`],
    ['no ePOS at all', '{}'],
  ])('refuses %s with SchemaError', async (_, body) => {
    expect(await post(await start(), body)).toMatch(/success="false" code="SchemaError"/);
  });

  it('tells the cover and the paper in ePOS codes', async () => {
    const printer = await start();
    printer.runOutOfPaper();
    expect(await post(printer, epos('<text>x&#10;</text>'))).toContain('code="EPTR_REC_EMPTY" status="252641308"');
    printer.loadPaper();
    printer.openCover();
    expect(await post(printer, epos(''))).toContain('code="EPTR_COVER_OPEN"');
  });

  it('answers the preflight of a page on the internet', async () => {
    const printer = await start();
    const response = await fetch(printer.eposUrl, {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Private-Network': 'true' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS');
    expect(response.headers.get('access-control-allow-headers')).toBe('Content-Type, If-Modified-Since, SOAPAction');
    expect(response.headers.get('access-control-allow-private-network')).toBe('true');
  });
});
