import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type DataTable, Then } from '@cucumber/cucumber';
import { berlinDate, berlinTime } from '../salon/berlin-time.ts';
import { centsOf } from '../salon/printed-receipt.ts';
import { parseQrCode, readQrCodes, verifyQrCode } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';

const outageMark = /TSE[^\n]*(ausgefallen|Ausfall|gestört|nicht erreichbar|nicht verfügbar)/i;

Then('the receipt says that the TSE has failed', async function (this: SalonWorld) {
  const { text } = await this.lastReceipt();
  assert.match(text, outageMark, `no word about a failed TSE:\n${text}`);
});

Then('the receipt shows no transaction number, signature counter or signature', async function (this: SalonWorld) {
  const receipt = await this.lastReceipt();
  assert.equal(receipt.qrFields, undefined, 'there is a receipt QR code although nothing was signed');
  assert.doesNotMatch(receipt.text, /(Transaktion|TA|TSE-Transaktion)s?(nummer|-Nr\.?| Nr\.?)?:?\s*\d+/i, receipt.text);
  assert.doesNotMatch(receipt.text, /Signatur(zähler|-Zähler)?:?\s*\S{6,}/i, receipt.text);
});

Then("the receipt's times come from the POS clock", async function (this: SalonWorld) {
  const { text } = await this.lastReceipt();
  const payment = this.notes.get('payment')!;
  const shown = [payment, payment + 60_000, payment - 60_000].some((at) => text.includes(berlinTime(at, 'minutes')));
  assert.ok(shown, `the time of the payment (${berlinTime(payment, 'minutes')}) is not on the receipt:\n${text}`);
});

Then('the receipt shows the date of today', async function (this: SalonWorld) {
  const { text } = await this.lastReceipt();
  const today = berlinDate(this.salon.physics.now());
  assert.ok(text.includes(today), `${today} is not on the receipt:\n${text}`);
});

Then("the receipt's start time is that of the first line", async function (this: SalonWorld) {
  await assertTime(this, 'first line', 'Beginn');
});

Then("the receipt's end time is that of the payment", async function (this: SalonWorld) {
  await assertTime(this, 'payment', 'Ende');
});

Then("the receipt's start and end are those of the TSE log", async function (this: SalonWorld) {
  const { text } = await this.lastReceipt();
  const { startedAt, finish } = this.salon.tseLog().lastFinishedTransaction();
  for (const at of [startedAt, finish.finishedAt]) {
    const time = berlinTime(at, 'seconds');
    assert.ok(text.includes(time), `${time} of the TSE log is not on the receipt:\n${text}`);
  }
});

Then('the transaction number on the receipt is that of the TSE log', async function (this: SalonWorld) {
  const { transactionNumber } = this.salon.tseLog().lastFinishedTransaction();
  const receipt = await this.lastReceipt();
  assert.equal(receipt.qrFields?.[4] ?? '', String(transactionNumber));
  assertOnPaperIfNamed(receipt.text, /Transaktion[^\d\n]*(\d+)/i, String(transactionNumber));
});

Then('the serial number of the till on the receipt is the client of the TSE log', async function (this: SalonWorld) {
  const { clientId } = this.salon.tseLog().lastFinishedTransaction();
  const receipt = await this.lastReceipt();
  assert.equal(receipt.qrFields?.[1], clientId);
  assert.ok(receipt.shows(clientId), `the serial number ${clientId} is not readable on the receipt`);
});

Then('the serial number of the TSE on the receipt is the hash of its public key', async function (this: SalonWorld) {
  const receipt = await this.lastReceipt();
  const serial = this.salon.tse.serialNumberHex();
  const squeezed = receipt.text.replace(/\s+/g, '').toLowerCase();
  assert.ok(
    squeezed.includes(serial.toLowerCase()),
    `the serial number ${serial} of the TSE is not on the receipt:\n${receipt.text}`,
  );
});

Then('signature counter and signature on the receipt are those of the TSE log', async function (this: SalonWorld) {
  const { finish } = this.salon.tseLog().lastFinishedTransaction();
  const receipt = await this.lastReceipt();
  assert.equal(receipt.qrFields?.[5], String(finish.counter));
  assert.equal(Buffer.from(receipt.qrFields?.[10] ?? '', 'base64').toString('hex'), finish.signatureHex);
});

Then("the receipt's tax table is", async function (this: SalonWorld, table: DataTable) {
  const receipt = await this.lastReceipt();
  for (const row of table.hashes() as { rate: string; net: string; tax: string; gross: string }[]) {
    const found = receipt.taxRow(Number(row.rate));
    assert.ok(found, `no row for ${row.rate} % in the tax table:\n${receipt.text}`);
    assert.deepEqual(
      [...found.cents].sort((a, b) => a - b),
      [row.net, row.tax, row.gross].map(centsOf).sort((a, b) => a - b),
      `row for ${row.rate} %`,
    );
  }
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

Then('the receipt has a QR code of {int} fields', async function (this: SalonWorld, count: number) {
  const fields = (await this.lastReceipt()).qrFields;
  assert.equal(fields?.length, count);
});

Then('it can be read from the picture of the paper', async function (this: SalonWorld) {
  const receipt = await this.lastReceipt();
  const read = readQrCodes(receipt.paper.toPng());
  assert.ok(read.includes(receipt.qrFields!.join(';')), `read from the picture: ${read.join(' | ') || 'nothing'}`);
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

async function assertTime(world: SalonWorld, noted: string, word: string): Promise<void> {
  const { text } = await world.lastReceipt();
  const at = world.notes.get(noted)!;
  const candidates = [0, 1, 2, 3].map((seconds) => berlinTime(at + seconds * 1000, 'seconds'));
  assert.ok(
    candidates.some((time) => text.includes(time)),
    `${word} ${candidates[0]} (${noted}) is not on the receipt:\n${text}`,
  );
}

function assertOnPaperIfNamed(text: string, pattern: RegExp, expected: string): void {
  const match = pattern.exec(text);
  if (match) assert.equal(match[1], expected);
}
