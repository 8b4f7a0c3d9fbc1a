import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { SalonWorld } from './salon-world.ts';
import { receiptNumbered } from './trade/exported.ts';

Then('nobody can change or delete receipt {int}', async function (this: SalonWorld, number: number) {
  const before = await receiptNumbered(this, number);
  const done = await this.act((till) => till.trade.tryToAlterReceipt(number));
  assertRefused(done);
  assert.deepEqual(await receiptNumbered(this, number), before, `receipt ${number} is not what it was`);
});

Then('nobody can change or delete closing {int}', async function (this: SalonWorld, number: number) {
  assertRefused(await this.act((till) => till.day.tryToAlterClosing(number)));
});

Then('nobody can change or delete the last movement of cash', async function (this: SalonWorld) {
  assertRefused(await this.act((till) => till.day.tryToAlterMovement()));
});

function assertRefused(done: readonly string[]): void {
  assert.deepEqual(done, [], `the POS agreed to: ${done.join(', ')}`);
}

Then('the way receipt {int} was paid cannot be changed to card', async function (this: SalonWorld, number: number) {
  const before = await receiptNumbered(this, number);
  const isDone = await this.act((till) => till.trade.tryToChangePayment(number, 'card'));
  assert.ok(!isDone, 'the POS agreed to change how a finished receipt was paid');
  assert.deepEqual((await receiptNumbered(this, number)).payments, before.payments);
});

When(
  'somebody changes the total of receipt {int} in the files of the till',
  async function (this: SalonWorld, number: number) {
    const { pos, physics } = this.salon;
    await physics.run(() => pos.switchOff());
    await pos.tamperWithReceipt(number);
    this.salon.areRecordsFalsified = true;
    await physics.run(() => pos.switchOn());
    await this.screenBecomes(({ isConnected }) => isConnected, 90_000);
    await this.signInAgainIfLocked();
  },
);

Then("the till's check of its records finds nothing", async function (this: SalonWorld) {
  assert.deepEqual(await this.act((till) => till.trade.checkRecords()), []);
});

Then("the till's check of its records names receipt {int}", async function (this: SalonWorld, number: number) {
  const findings = await this.act((till) => till.trade.checkRecords());
  const named = findings.some((finding) => new RegExp(`\\b${number}\\b`).test(finding));
  assert.ok(named, `the check finds: ${findings.join(' | ') || 'nothing'}`);
});
