import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type DataTable, Then } from '@cucumber/cucumber';
import { paperWords } from '../salon/paper-words.ts';
import { centsOf, type PrintedReceipt } from '../salon/printed-receipt.ts';
import { wrongTimes } from '../salon/secured-paper.ts';
import { parseQrCode, readQrCodes, verifyQrCode } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';

Then('the receipt says that the TSE has failed', async function (this: SalonWorld) {
  const { text, flowingText } = await this.lastReceipt();
  assert.match(flowingText, paperWords.outage, `no word about a failed TSE:\n${text}`);
});

Then("the receipt's start time is that of the first line", async function (this: SalonWorld) {
  await assertTime(this, 'first line', 'startedAt');
});

Then("the receipt's end time is that of the payment", async function (this: SalonWorld) {
  await assertTime(this, 'payment', 'finishedAt');
});

Then("the receipt's tax table is", async function (this: SalonWorld, table: DataTable) {
  taxTableIs(await this.lastReceipt(), table);
});

Then('the tax table of receipt {int} is', async function (this: SalonWorld, number: number, table: DataTable) {
  taxTableIs(await this.paperOf(number), table);
});

Then("the receipt's total is {amount}", async function (this: SalonWorld, amount: string) {
  assert.equal((await this.lastReceipt()).totalCents, centsOf(amount));
});

Then('the sums of the receipt are the same', async function (this: SalonWorld) {
  const receipt = await this.lastReceipt();
  const { processData } = this.salon.tseLog().lastFinished();
  const [, perRate = '', payments = ''] = processData.split('^');
  const [general = '0', reduced = '0'] = perRate.split('_');
  const cents = (text: string) => Math.round(Number(text) * 100);
  assert.equal(receipt.totalCents, cents(payments.split(':')[0] ?? '0'));
  assert.ok(receipt.taxRow(19)?.cents.includes(cents(general)), `19 %: ${general}`);
  assert.ok(receipt.taxRow(7)?.cents.includes(cents(reduced)), `7 %: ${reduced}`);
});

Then('it can be read from the picture of the paper', async function (this: SalonWorld) {
  const receipt = await this.lastReceipt();
  const { qrFields } = receipt;
  if (!qrFields) return; // a till may print everything as text
  const read = await readQrCodes(receipt.paper.toPng());
  assert.ok(read.includes(qrFields.join(';')), `read from the picture: ${read.join(' | ') || 'nothing'}`);
});

Then('its signature verifies with the public key of the TSE', async function (this: SalonWorld) {
  const text = (await this.lastReceipt()).qrFields!.join(';');
  const errors = verifyQrCode(text).filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
  const serial = this.salon.tse.serialNumberHex();
  const keyHash = createHash('sha256')
    .update(Buffer.from(parseQrCode(text).publicKey, 'base64'))
    .digest('hex');
  assert.equal(keyHash, serial, 'the key in the QR code is not that of the TSE');
});

Then('the receipt is signed', async function (this: SalonWorld) {
  const fields = (await this.lastReceipt()).qrFields;
  assert.ok(fields, 'the receipt has no QR code with signature data');
  const errors = verifyQrCode(fields.join(';')).filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
});

/** As the TSE has logged it, and as the till prints it. */
async function assertTime(world: SalonWorld, noted: string, what: 'startedAt' | 'finishedAt'): Promise<void> {
  const sale = world.salon.tseLog().lastFinishedTransaction();
  const at = what === 'startedAt' ? sale.startedAt : sale.finish.finishedAt;
  const late = at - (world.notes.get(noted) ?? Number.NaN);
  assert.ok(late > -1000 && late < 4000, `the TSE has logged ${what} ${late / 1000} s after the ${noted}`);
  const paper = await world.lastReceipt();
  assert.deepEqual(wrongTimes(paper, sale), [], paper.text);
}

/** These rows, and no other rate that something would be taxed at. */
function taxTableIs(receipt: PrintedReceipt, table: DataTable): void {
  const rows = table.hashes() as { rate: string; net: string; tax: string; gross: string }[];
  for (const row of rows) {
    const found = receipt.taxRow(Number(row.rate));
    assert.ok(found, `no row for ${row.rate} % in the tax table:\n${receipt.text}`);
    assert.deepEqual(
      [...found.cents].sort((a, b) => a - b),
      [row.net, row.tax, row.gross].map(signedCents).sort((a, b) => a - b),
      `row for ${row.rate} %`,
    );
  }
  for (const rate of [19, 16, 7, 5]) {
    const isExpected = rows.some((row) => Number(row.rate) === rate);
    const taxed = receipt.taxRow(rate)?.cents.some((cents) => cents !== 0) ?? false;
    assert.ok(isExpected || !taxed, `something is taxed at ${rate} %:\n${receipt.text}`);
  }
}

function signedCents(amount: string): number {
  return amount.startsWith('-') ? -centsOf(amount.slice(1)) : centsOf(amount);
}
