import assert from 'node:assert/strict';
import { type DataTable, Then } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import { type ReceiptInBooks, receiptsInBooks } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';
import { receiptNumbered } from './trade/exported.ts';

/** Of each text all rows together, so that a till may write what was taken back as it likes. */
Then('in the books receipt {int} has these lines', async function (this: SalonWorld, number: number, table: DataTable) {
  const { lines, grossCents } = await inBooks(this, number);
  const wanted = table.hashes() as { text: string; quantity: string; gross: string }[];
  const told = JSON.stringify(lines);
  for (const { text, quantity, gross } of wanted) {
    const own = lines.filter((line) => line.text.includes(text));
    const sum = (pick: (line: (typeof own)[number]) => number) => own.reduce((all, line) => all + pick(line), 0);
    assert.ok(own.length > 0, `the books of receipt ${number} know nothing of "${text}": ${told}`);
    assert.equal(
      sum((line) => line.quantity),
      Number(quantity),
      `quantity of "${text}": ${told}`,
    );
    assert.equal(
      sum((line) => line.grossCents),
      centsOf(gross),
      `gross of "${text}": ${told}`,
    );
  }
  assert.equal(
    grossCents,
    wanted.reduce((sum, { gross }) => sum + centsOf(gross), 0),
    `total of receipt ${number}`,
  );
});

Then(
  'in the books receipt {int} and receipt {int} were made by different people',
  async function (this: SalonWorld, one: number, other: number) {
    const [first, second] = [(await inBooks(this, one)).operator, (await inBooks(this, other)).operator];
    assert.notEqual(first.name, second.name, `the books name ${first.name} for both`);
    assert.notEqual(first.id, second.id, `the books give the operator ${first.id} for both`);
  },
);

Then(
  'in the books receipt {int} cancels receipt {int}',
  async function (this: SalonWorld, number: number, original: number) {
    const [receipt, first] = [await inBooks(this, number), await inBooks(this, original)];
    const isMarked = receipt.isCancellation || receipt.lines.every(({ isVoid }) => isVoid);
    assert.ok(isMarked, `nothing in the books says that receipt ${number} is a cancellation`);
    assert.ok(receipt.refersTo.includes(first.id), `in the books receipt ${number} does not refer to ${original}`);
  },
);

/** The receipt of that number in the DSFinV-K export, found by its signature. */
async function inBooks(world: SalonWorld, number: number): Promise<ReceiptInBooks> {
  const { tse } = await receiptNumbered(world, number);
  assert.ok(tse.state === 'signed', `receipt ${number} has no signature to find it by`);
  const receipts = await receiptsInBooks(await world.act((till) => till.exports.dsfinvk()));
  const found = receipts.find(({ signature }) => signature === tse.signature);
  assert.ok(found, `receipt ${number} is not in the DSFinV-K export`);
  return found;
}
