import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

When(
  '{person} sells {string} for {amount} in cash until the TSE fails',
  async function (this: SalonWorld, _who: string, article: string, amount: string) {
    for (let sale = 1; sale <= 60; sale += 1) {
      if ((await this.screen()).receiptNumber !== null) await this.act((till) => till.nextCustomer());
      await this.act((till) => till.addLine({ article }));
      await this.act((till) => till.takeCash(amount));
      this.salon.cashIsPaid(centsOf(amount), 0);
      await this.deviceShows(() => this.receipts.length >= sale, 10_000);
      if ((await this.act((till) => till.exportOutages())).length > 0) return;
    }
    assert.fail('sixty sales were signed');
  },
);

Given('the counting of calls begins', function (this: SalonWorld) {
  this.notes.set('calls', this.salon.tse.calls().length);
});

Then('the TSE was called at most {int} times since', function (this: SalonWorld, most: number) {
  const calls = this.salon.tse.calls().slice(this.notes.get('calls') ?? 0);
  assert.ok(calls.length <= most, `it was called ${calls.length} times:\n${calls.slice(0, 60).join('\n')}`);
});

When('a self-test of {int} seconds comes due', function (this: SalonWorld, seconds: number) {
  return this.salon.tse.fault('selfTest', { ms: seconds * 1000 });
});

Given('the TSE says that nobody is authorised', function (this: SalonWorld) {
  return this.salon.tse.fault('unauthorized');
});

Given('the TSE answers no call at all', function (this: SalonWorld) {
  return this.salon.tse.fault('silent');
});

When('the TSE answers again', function (this: SalonWorld) {
  return this.salon.tse.heal('silent');
});

When('{int} minutes pass in the outage', async function (this: SalonWorld, minutes: number) {
  if (this.run.physics === 'live') return; // the sentence holds for any number of minutes; only virtual ones are free
  await this.salon.physics.pass(minutes * 60_000);
  await this.signInAgainIfLocked();
});

When("the TSE's certificate has expired", function (this: SalonWorld) {
  return this.salon.tse.fault('certificateExpired');
});

When('the memory of the TSE is full', function (this: SalonWorld) {
  return this.salon.tse.fault('storageFull');
});

Given('the TSE keeps nothing from now on', function (this: SalonWorld) {
  return this.salon.tse.fault('writeOnly');
});

/** The signature stands at the end of a message: whoever only counts messages sees nothing. */
Given('a signature in the log of the TSE is damaged', function (this: SalonWorld) {
  this.salon.tse.damageSignature();
});

Given('an export of the TSE takes {int} minutes', function (this: SalonWorld, minutes: number) {
  return this.salon.tse.fault('slowExport', { ms: minutes * 60_000 });
});

Given('somebody changes the PIN of the TSE', function (this: SalonWorld) {
  this.salon.tse.changePin();
});

Given('the log-ins at the TSE are counted from now on', function (this: SalonWorld) {
  this.notes.set('log-ins', 0);
});

Then('the TSE has refused at most {int} log-in(s)', function (this: SalonWorld, most: number) {
  const { refusedLogIns } = this.salon.tseLog();
  assert.ok(refusedLogIns > 0, 'the wrong PIN was never shown: this scenario proves nothing');
  assert.ok(refusedLogIns <= most, `the TSE has refused ${refusedLogIns} log-ins`);
});
