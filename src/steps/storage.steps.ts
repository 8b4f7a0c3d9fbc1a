import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { ExportedReceipt } from '../pos/contract.ts';
import { cutPowerDuringSales, type PowerCutReport } from '../salon/power-cuts.ts';
import type { SalonWorld } from './salon-world.ts';

const powerCuts = new WeakMap<SalonWorld, PowerCutReport>();

When('the power of the box fails', async function (this: SalonWorld) {
  await this.salon.physics.cutPower('box');
  await this.screenBecomes(({ isConnected }) => !isConnected, 15_000);
});

When('the power of the box is back', function (this: SalonWorld) {
  return this.salon.physics.run(() => this.salon.physics.switchOn('box'));
});

When('the disk of the box is full', function (this: SalonWorld) {
  return this.salon.physics.fillDisk('box', 0);
});

When(
  'the power of the box fails at {int} instants of sales, spread over every write and sync',
  { timeout: 240_000 },
  async function (this: SalonWorld, count: number) {
    powerCuts.set(
      this,
      await cutPowerDuringSales(this.salon, { count, till: this.till, signIn: () => this.signIn('lena') }),
    );
  },
);

Then('the till is ready again after every one', function (this: SalonWorld) {
  const { cuts, recoveries } = reportOf(this);
  assert.equal(recoveries, cuts);
});

/** Cuts without sales in between would prove nothing. */
Then('sales went on between the cuts', function (this: SalonWorld) {
  const { cuts, shown } = reportOf(this);
  assert.ok(shown.length >= cuts / 2, `only ${shown.length} receipts were shown between ${cuts} power cuts`);
});

Then('every receipt whose number was shown is in the export', async function (this: SalonWorld) {
  const stored = new Map((await exported(this)).map((receipt) => [receipt.number, receipt]));
  for (const { number, totalCents } of reportOf(this).shown) {
    assert.equal(
      stored.get(number)?.totalCents,
      totalCents,
      `receipt ${number} was shown to the cashier and is not stored`,
    );
  }
});

Then('every receipt on paper is in the export', async function (this: SalonWorld) {
  const stored = new Set((await exported(this)).map(({ number }) => number));
  const onPaper = this.receipts.map((receipt) =>
    Number(/(?:Beleg|Bon)(?:nummer|-Nr\.?| Nr\.?)?:?\s*(\d+)/i.exec(receipt.text)?.[1]),
  );
  const lost = onPaper.filter((number) => !stored.has(number));
  assert.deepEqual(lost, [], 'the customer holds receipts that the POS does not know');
});

Then('the receipt numbers have no gap', async function (this: SalonWorld) {
  const numbers = (await exported(this)).map(({ number }) => number);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
});

Then('the till is ready again', async function (this: SalonWorld) {
  const isReady = await this.screenBecomes(({ isConnected }) => isConnected, 90_000);
  assert.ok(isReady, 'the till has no connection to the box 90 s after the power came back');
  await this.signInAgainIfLocked();
});

Then('the box still holds them after a restart', async function (this: SalonWorld) {
  const before = await exported(this);
  await this.salon.physics.run(async () => {
    await this.salon.pos.switchOff();
    await this.salon.pos.switchOn();
  });
  await this.screenBecomes(({ isConnected }) => isConnected, 90_000);
  await this.signInAgainIfLocked();
  assert.deepEqual(await exported(this), before);
});

Then(
  'a new sale of {string} is refused with a text that says what to do',
  async function (this: SalonWorld, article: string) {
    if ((await this.screen()).receiptNumber !== null) await this.act((till) => till.nextCustomer());
    await this.act((till) => till.addLine({ article }));
    const { lines, messages } = await this.screen();
    assert.equal(lines.length, 0, 'the line was taken although the disk is full');
    assert.ok(
      messages.some((text) => /Speicher|Festplatte|Platz/i.test(text)),
      `the till says: ${messages.join(' | ') || 'nothing'}`,
    );
  },
);

Then('the export holds no receipt', async function (this: SalonWorld) {
  await assertNumbers(this, []);
});

Then('the export holds the receipt {int}', async function (this: SalonWorld, number: number) {
  await assertNumbers(this, [number]);
});

Then('the export holds the receipts {int} and {int}', async function (this: SalonWorld, first: number, second: number) {
  await assertNumbers(this, [first, second]);
});

Then('the export holds the receipts {int} to {int}', async function (this: SalonWorld, first: number, last: number) {
  await assertNumbers(
    this,
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
});

Then('the server has stored no receipt', async function (this: SalonWorld) {
  this.salon.physics.plug('router–internet');
  await this.screenBecomes(({ isConnected }) => isConnected, 60_000);
  await assertNumbers(this, []);
});

async function assertNumbers(world: SalonWorld, numbers: readonly number[]): Promise<void> {
  assert.deepEqual(
    (await exported(world)).map(({ number }) => number),
    numbers,
  );
}

function exported(world: SalonWorld): Promise<readonly ExportedReceipt[]> {
  return world.act((till) => till.exportReceipts());
}

function reportOf(world: SalonWorld): PowerCutReport {
  const report = powerCuts.get(world);
  assert.ok(report, 'no power was cut in this scenario');
  return report;
}
