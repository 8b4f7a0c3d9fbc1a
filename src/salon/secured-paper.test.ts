import { describe, expect, it } from 'vitest';
import { PrintedReceipt } from './printed-receipt.ts';
import {
  looksSigned,
  wrongCounter,
  wrongSignature,
  wrongTimes,
  wrongTimesOfTill,
  wrongTransactionNumber,
} from './secured-paper.ts';
import type { FinishedTransaction } from './tse-log.ts';

const signature = Buffer.alloc(64, 7);
const sale: FinishedTransaction = {
  transactionNumber: 5,
  clientId: 'MUSTER-K1-0001',
  startedAt: Date.parse('2026-11-24T07:50:00Z'),
  finish: {
    counter: 18,
    finishedAt: Date.parse('2026-11-24T08:15:30Z'),
    processType: 'Kassenbeleg-V1',
    processData: 'Beleg^34.00_0.00_0.00_0.00_0.00^34.00:Bar',
    signatureHex: signature.toString('hex'),
  },
};
const base64 = signature.toString('base64');

function paper(text: string, qr?: string): PrintedReceipt {
  const codes = qr === undefined ? [] : [qr];
  return new PrintedReceipt({ text, qrCodes: codes } as unknown as ConstructorParameters<typeof PrintedReceipt>[0]);
}
const code = (start = '2026-11-24T07:50:00.000Z', signed = base64) =>
  `V0;MUSTER-K1-0001;Kassenbeleg-V1;${sale.finish.processData};5;18;${start};2026-11-24T08:15:30.000Z;x;unixTime;${signed};key`;
const all = (of: PrintedReceipt) =>
  [wrongTransactionNumber, wrongCounter, wrongSignature, wrongTimes].flatMap((wrong) => wrong(of, sale));

describe('what a TSE said, on paper', () => {
  it.each([
    ['in the code alone', paper('Vielen Dank', code())],
    [
      'as text alone, in local time',
      paper(`Beginn 24.11.2026 08:50:00\nEnde 09:15\nTransaktion 5\nSignaturzähler 18\nPrüfwert\n${base64}`),
    ],
    [
      'as text alone, with zone and a hex signature',
      paper(
        `Startzeit 2026-11-24T07:50:00.000Z\nEndzeit 2026-11-24T09:15:30+01:00\nTA-Nr. 5\nSignaturzaehler: 18\n${signature.toString('hex')}`,
      ),
    ],
    ['with the beginning of the signature beside the code', paper(`Prüfwert\n${base64.slice(0, 24)}`, code())],
  ])('is right %s', (_how, right) => {
    expect(all(right)).toEqual([]);
  });

  it.each([
    ['another number beside the code', paper('TSE-Transaktion 6', code()), /gives 6 as the transaction number/],
    ['another counter beside the code', paper('Signaturzähler 19', code()), /gives 19 as the signature counter/],
    ['another signature beside the code', paper(`Prüfwert\n${'A'.repeat(88)}`, code()), /printed signature/],
    ['another signature in the code', paper('', code(undefined, 'A'.repeat(88))), /signature in the QR code/],
    ['local time as UTC in the code', paper('', code('2026-11-24T08:50:00.000Z')), /as the beginning/],
    ['UTC as local time', paper('Beginn 07:50:00', code()), /is not the beginning/],
  ])('is wrong with %s', (_what, wrong, complaint) => {
    expect(all(wrong)).toEqual([expect.stringMatching(complaint)]);
  });

  it('is missing when neither text nor code has it', () => {
    expect(all(paper('Vielen Dank'))).toHaveLength(5);
  });
});

describe('an outage on paper', () => {
  const [begun, ended] = [sale.startedAt, sale.finish.finishedAt];

  it('has the times of the till, named or in one line', () => {
    expect(wrongTimesOfTill(paper('Beginn 08:50:01\nEnde 09:15:31'), begun, ended)).toEqual([]);
    expect(wrongTimesOfTill(paper('24.11.2026 8:50 - 9:15 Uhr'), begun, ended)).toEqual([]);
    expect(wrongTimesOfTill(paper('Beginn 09:15:30\nEnde 09:15:30'), begun, ended)).toHaveLength(1);
  });

  it('looks unsigned', () => {
    expect(looksSigned(paper('TSE ausgefallen'))).toEqual([]);
    expect(looksSigned(paper('Transaktion 5', code()))).toHaveLength(2);
  });
});
