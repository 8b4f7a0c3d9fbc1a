import assert from 'node:assert/strict';
import type { ExportedReceipt } from '../../pos/contract.ts';
import type { SalonWorld } from '../salon-world.ts';

/** A receipt of the POS's export by its number. */
export async function receiptNumbered(world: SalonWorld, number: number): Promise<ExportedReceipt> {
  const receipts = await world.act((till) => till.exportReceipts());
  const receipt = receipts.find((candidate) => candidate.number === number);
  const { messages } = await world.screen();
  assert.ok(receipt, `receipt ${number} is not in the export; the till says: ${messages.join(' | ') || 'nothing'}`);
  return receipt;
}

/** The newest receipt of the export. */
export async function lastExported(world: SalonWorld): Promise<ExportedReceipt> {
  const receipt = (await world.act((till) => till.exportReceipts())).at(-1);
  const { messages } = await world.screen();
  assert.ok(receipt, `the export holds no receipt; the till says: ${messages.join(' | ') || 'nothing'}`);
  return receipt;
}
