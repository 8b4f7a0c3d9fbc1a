import { transform } from 'receiptline';

/** A German receipt with a QR code of a TSE's length, as receiptline's users write it. */
const markdown = `^^^Salon Schöne
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
{code:${'V0-MUSTER-K1-0001-Kassenbeleg-V1-Beleg'.padEnd(340, '0123456789ABCDEFGHIJ')}; option:qrcode,4,m}
Vielen Dank für Ihren Besuch!
`;

const paper = { cpl: 48, encoding: 'cp858' } as const;

/** The same receipt made by receiptline itself, in one of its languages. */
export const byReceiptline = (command: 'escpos' | 'svg'): string => transform(markdown, { ...paper, command });

/** What receiptline sends to a printer for it: a stream that none of us wrote. */
export const receiptStream = (): Uint8Array => Buffer.from(byReceiptline('escpos'), 'latin1');

/** Processor time of one call in milliseconds: what else the machine does counts for neither side. */
export function processorMs(times: number, work: () => unknown): number {
  for (let i = 0; i < times / 5; i++) work();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  return process.cpuUsage(before).user / 1000 / times;
}
