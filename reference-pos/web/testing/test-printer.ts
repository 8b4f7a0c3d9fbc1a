import { type SimulatedHost, serveHttp } from '@kassensturz/host';

/** A printer's side of ePOS-Print, just enough for the page: it takes documents and answers as told. */
export interface TestPrinter {
  /** Documents that were printed (empty ones are questions for the state). */
  readonly prints: readonly string[];
  /** Who asked, by address. */
  readonly clients: ReadonlySet<string>;
  /** Error code of the state, e.g. `EPTR_REC_EMPTY`; empty is ready. */
  code: string;
  /** Answers nothing to documents although it prints them. */
  losesAnswers: boolean;
}

const ready = 251_658_262;
const paperEnd = 252_641_308;

/** Starts it on a host, on port 80. */
export async function startTestPrinter(host: SimulatedHost): Promise<TestPrinter> {
  const prints: string[] = [];
  const clients = new Set<string>();
  const printer = { prints, clients, code: '', losesAnswers: false };
  await serveHttp(host, { port: 80, address: '0.0.0.0' }, (request, response) => {
    clients.add(request.socket.remoteAddress ?? '');
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const xml = Buffer.concat(pieces).toString('utf8');
      const isDocument = xml.includes('<text');
      const isPrinted = isDocument && printer.code === '';
      if (isPrinted) prints.push(xml);
      if (isDocument && printer.losesAnswers) return;
      response.setHeader('content-type', 'text/xml');
      response.end(answer(printer.code, isPrinted));
    });
  });
  return printer;
}

const answer = (code: string, isPrinted: boolean): string =>
  '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  `<response success="${isPrinted || code === ''}" code="${code}" status="${code === '' ? ready : paperEnd}" battery="0" ` +
  'xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/></s:Body></s:Envelope>';
