import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { SalonWorld } from './salon-world.ts';

async function tseIsOff(this: SalonWorld): Promise<void> {
  this.notes.set('TSE off', this.salon.physics.now());
  await this.salon.tse.fail();
}

Given('the TSE is off', tseIsOff);
Given('the TSE stick is pulled out', tseIsOff);

Given('the TSE signs the payment and its answer gets lost', function (this: SalonWorld) {
  this.salon.tse.loseAnswerAfterFinish();
});

Then('its processData begins with {string}', function (this: SalonWorld, beginning: string) {
  const { processData } = this.salon.tseLog().lastFinished();
  assert.ok(processData.startsWith(beginning), processData);
  // What was given up was paid by nobody.
  if (beginning.startsWith('AVBelegabbruch')) assert.equal(processData.split('^')[2], '', processData);
});

Then('no transaction of the TSE is open', async function (this: SalonWorld) {
  const open = () => this.salon.tseLog().transactions.filter(({ finish }) => finish === undefined);
  await this.deviceShows(() => open().length === 0, 10_000);
  assert.deepEqual(open(), []);
});

Then(
  'the list of outages has {int} entry/entries with beginning, end and cause',
  async function (this: SalonWorld, count: number) {
    const outages = await this.act((till) => till.exportOutages());
    assert.equal(outages.length, count);
    for (const { startedAt, endedAt, cause } of outages) {
      assert.ok(startedAt !== '' && endedAt !== undefined && cause !== '', JSON.stringify(outages));
      assert.ok(endedAt > startedAt, `the outage ends (${endedAt}) before it begins (${startedAt})`);
    }
  },
);

/** A till notices both with its next call: the beginning with the next sale, the end within the time it may take for that. */
Then('the last outage lasted from then on until the TSE was back', async function (this: SalonWorld) {
  const last = (await this.act((till) => till.exportOutages())).at(-1);
  const [off = 0, back = 0] = [this.notes.get('TSE off'), this.notes.get('TSE back')];
  const [began, ended] = [Date.parse(last?.startedAt ?? ''), Date.parse(last?.endedAt ?? '')];
  const text = (at: number) => new Date(at).toISOString();
  const isBegun = began >= off - 1000 && began <= Math.min(off + 60_000, back);
  assert.ok(isBegun, `the TSE was off from ${text(off)}; the list says ${last?.startedAt}`);
  const isEnded = ended >= back - 1000 && ended <= this.salon.physics.now() + 1000;
  assert.ok(isEnded, `the TSE was back at ${text(back)}; the list says ${last?.endedAt}`);
});

When('the TSE is back', async function (this: SalonWorld) {
  this.notes.set('TSE back', this.salon.physics.now());
  await this.salon.tse.recover();
});

When('the till has noticed it', async function (this: SalonWorld) {
  const isNoticed = await this.screenBecomes(({ tseState }) => tseState === 'ok', 120_000);
  assert.ok(isNoticed, 'the till did not notice within 2 minutes that the TSE is back');
});

Given('every answer of the TSE takes {int} seconds', function (this: SalonWorld, seconds: number) {
  this.salon.tse.slowDown(seconds * 1000);
});

When('{int} minutes pass while the hair is cut', async function (this: SalonWorld, minutes: number) {
  if (this.run.physics === 'live') return; // the sentence holds for any number of minutes; only virtual ones are free
  await this.salon.physics.pass(minutes * 60_000);
  await this.signInAgainIfLocked();
});

Then('both lines were on the ticket within {int} seconds', async function (this: SalonWorld, seconds: number) {
  const took = (this.notes.get('last line') ?? Number.NaN) - (this.notes.get('first line') ?? Number.NaN);
  assert.equal((await this.screen()).lines.length, 2);
  assert.ok(took <= seconds * 1000, `it took ${took / 1000} s`);
});

Then(
  'the TSE has started {int} transaction(s) within {int} second(s) of the first line',
  async function (this: SalonWorld, count: number, seconds: number) {
    await this.deviceShows(() => this.salon.tseLog().transactions.length >= count, seconds * 1000);
    const { transactions } = this.salon.tseLog();
    // A till that signs each order besides has begun more.
    assert.ok(transactions.length >= count, `the TSE has started ${transactions.length} transactions`);
    const firstLine = this.notes.get('first line')!;
    for (const { startedAt } of transactions.slice(0, count)) {
      const late = startedAt - firstLine;
      assert.ok(late <= seconds * 1000 && late > -2000, `started ${late / 1000} s after the first line`);
    }
  },
);

Then('the TSE has finished {int} sale(s)', async function (this: SalonWorld, count: number) {
  const sales = () => this.salon.tseLog().sales;
  await this.deviceShows(() => sales().length >= count, 5000);
  assert.equal(sales().length, count, JSON.stringify(sales().map(({ finish }) => finish.processData)));
});

Then("the finished transaction's processType is {string}", function (this: SalonWorld, processType: string) {
  assert.equal(this.salon.tseLog().lastFinished().processType, processType);
});

Then('its processData is {string} or {string}', function (this: SalonWorld, one: string, other: string) {
  const { processData } = this.salon.tseLog().lastFinished();
  assert.ok([one, other].includes(processData), `${processData} is neither ${one} nor ${other}`);
});

Then('its processData is {string}', function (this: SalonWorld, processData: string) {
  assert.equal(this.salon.tseLog().lastFinished().processData, processData);
});

Then('every transaction in the TSE log belongs to a receipt or an abandoned sale', async function (this: SalonWorld) {
  const receipts = await this.act((till) => till.exportReceipts());
  // Orders, drawer openings and the like may be signed as well; they are no receipts.
  const isSale = (processType = '') => processType === '' || processType === 'Kassenbeleg-V1';
  const numbers = new Set(receipts.flatMap(({ tse }) => (tse.state === 'signed' ? [tse.transactionNumber] : [])));
  for (const { transactionNumber, finish } of this.salon.tseLog().transactions) {
    if (!isSale(finish?.processType)) continue;
    const isAbandoned = finish?.processData.startsWith('AVBelegabbruch^') ?? false;
    assert.ok(
      numbers.has(transactionNumber) !== isAbandoned,
      `transaction ${transactionNumber} (${finish?.processData ?? 'still open'}) has no receipt`,
    );
    numbers.delete(transactionNumber);
  }
  assert.deepEqual([...numbers], [], 'receipts name transactions that the TSE does not know');
});

Then('transaction numbers and signature counters have no gap', function (this: SalonWorld) {
  const { transactionNumbers, signatureCounters } = this.salon.tseLog();
  assert.deepEqual(
    transactionNumbers,
    transactionNumbers.map((_, index) => transactionNumbers[0]! + index),
  );
  assert.deepEqual(
    signatureCounters,
    signatureCounters.map((_, index) => signatureCounters[0]! + index),
  );
});

Then('every signature of the TSE log is right', async function (this: SalonWorld) {
  const findings = await this.salon.verifyTseExport();
  assert.deepEqual(findings, []);
});

Then('receipt {int} is signed', async function (this: SalonWorld, number: number) {
  const receipt = (await this.act((till) => till.exportReceipts())).find((candidate) => candidate.number === number);
  assert.equal(receipt?.tse.state, 'signed');
});

Then('receipt {int} is still marked as unsigned in the export', async function (this: SalonWorld, number: number) {
  const receipt = (await this.act((till) => till.exportReceipts())).find((candidate) => candidate.number === number);
  assert.ok(receipt, `receipt ${number} is not in the export`);
  assert.equal(receipt.tse.state, 'outage');
  assert.ok(
    receipt.tse.state === 'outage' && receipt.tse.failure.length > 0,
    'the export gives no cause for the missing signature',
  );
});

Then(
  'the TSE log holds no transaction with the sum of receipt {int}',
  async function (this: SalonWorld, number: number) {
    const receipt = (await this.act((till) => till.exportReceipts())).find((candidate) => candidate.number === number);
    const sum = `^${((receipt?.totalCents ?? 0) / 100).toFixed(2)}:Bar`;
    const signedLater = this.salon.tseLog().transactions.filter(({ finish }) => finish?.processData.endsWith(sum));
    assert.deepEqual(signedLater, []);
  },
);
