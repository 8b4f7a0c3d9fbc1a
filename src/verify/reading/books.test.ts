import { describe, expect, it } from 'vitest';
import { Malformed } from '../malformed.ts';
import { sampleArchive } from '../testing/dsfinvk/sample-archive.ts';
import { writeZip } from '../testing/dsfinvk/write-zip.ts';
import { receiptsInBooks } from './books.ts';

describe('receiptsInBooks', () => {
  it('tells lines, amounts, references and signature of every receipt', async () => {
    const receipts = await receiptsInBooks(writeZip(sampleArchive().files));
    const [float, sale] = receipts;
    expect(float).toMatchObject({ type: 'Beleg', grossCents: 15_000, isCancellation: false, refersTo: [] });
    expect(sale?.lines.map(({ text, quantity, grossCents }) => [text, quantity, grossCents])).toEqual([
      ['Waschen, Schneiden, Föhnen Damen mittel', 1, 6200],
      ['Shampoo Feuchtigkeit 250 ml', 1, 1690],
      ['Frisurenmagazin', 1, 450],
      ['Trinkgeld Lena', 1, 500],
    ]);
    expect(sale?.signature).toMatch(/^[A-Za-z0-9+/]{86}==$/);
    const cancellation = receipts.find(({ isCancellation }) => isCancellation);
    const ids = receipts.map(({ id }) => id);
    expect(cancellation?.refersTo.every((id) => ids.includes(id))).toBe(true);
    expect(cancellation?.refersTo).toHaveLength(1);
  });

  it('says what is no archive', async () => {
    await expect(receiptsInBooks(Buffer.from('no ZIP at all'))).rejects.toThrow(Malformed);
  });
});
