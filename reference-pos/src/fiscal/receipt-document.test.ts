import { beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../peripherals/receipt-document.ts';
import { openSalon } from '../testing/salon-for-tests.ts';
import type { Receipt } from './receipt.ts';
import { receiptDocument } from './receipt-document.ts';

let signed: Receipt;
beforeAll(async () => {
  const { world, till } = await openSalon();
  signed = await world.run(async () => {
    const sale = await till.begin('101-mittel');
    await till.call('POST', `/sales/${sale.id}/lines`, { id: till.uuid(), articleId: '501', quantity: 2 });
    await till.call('POST', `/sales/${sale.id}/lines`, { id: till.uuid(), articleId: '601' });
    return (await till.pay(sale.id, '150')).receipt;
  });
});

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.type === 'text' ? block.text : block.type === 'columns' ? `${block.left} ${block.right}` : '',
    )
    .join('\n');
}

describe('the receipt says what § 6 KassenSichV asks for', () => {
  test.each([
    ['full name and address', ['Salon Musterschnitt', 'Petra Beispiel', 'Musterallee 12', '10999 Berlin']],
    [
      'quantity and kind of each line',
      ['Waschen, Schneiden, Föhnen Damen mittel 62,00 A', '2 x 16,90', 'Frisurenmagazin 4,50 B'],
    ],
    ['net, tax and rate per rate', ['A = 19 % MwSt. 15,30', 'Netto 80,50', 'B = 7 % MwSt. 0,29', 'Netto 4,21']],
    ['total, given, change', ['Summe 100,30 €', 'Bar gegeben 150,00 €', 'Rückgeld 49,70 €']],
    ['transaction number and signature counter', ['TSE-Transaktion 1', 'Signaturzähler 3']],
    [
      'both serial numbers',
      ['Seriennr. Kasse MUSTER-K1-0001', `Seriennr. TSE\n${'ab'.repeat(16)}\n${'ab'.repeat(16)}`],
    ],
  ])('%s', (_, texts) => {
    const paper = textOf(receiptDocument(signed, { isCopy: false }).blocks);
    for (const text of texts) expect(paper).toContain(text);
  });

  test('start and end of the sale and the signature, by eye and in the QR code', () => {
    const { blocks } = receiptDocument(signed, { isCopy: false });
    expect(textOf(blocks)).toMatch(/Beginn \d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d\nEnde \d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d/);
    if (signed.tse.state !== 'signed') throw new Error('not signed');
    expect(textOf(blocks).replaceAll('\n', '')).toContain(signed.tse.signature);
    expect(blocks).toContainEqual({ type: 'qr', data: signed.tse.qr });
  });
});

test('it says that it is no valid receipt (TSE-21), and a copy says that it is one (PH-07)', () => {
  const paper = textOf(receiptDocument(signed, { isCopy: false }).blocks);
  expect(paper).toContain('TESTBELEG');
  expect(paper).not.toContain('KOPIE');
  expect(textOf(receiptDocument(signed, { isCopy: true }).blocks)).toContain('KOPIE');
});

test('a line of text that is not meant to wrap fits 32 columns, and printers know every character', () => {
  for (const block of receiptDocument(signed, { isCopy: true }).blocks) {
    if (block.type === 'columns')
      expect(`${block.right} `.length + Math.min(block.left.length, 20)).toBeLessThanOrEqual(40);
    const text = block.type === 'text' ? block.text : block.type === 'columns' ? block.left + block.right : '';
    expect(text).toMatch(/^[\x20-\x7eäöüÄÖÜß§€]*$/);
  }
});
