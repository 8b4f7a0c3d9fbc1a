import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';
import { lastExported } from './trade/exported.ts';
import { takeInCash } from './trade/take-in-cash.ts';

/** Numbers of vouchers by the name that the scenario gives them. */
const vouchers = new WeakMap<SalonWorld, Map<string, string>>();

async function sellVoucher(world: SalonWorld, article: string, name: string, amount?: string): Promise<void> {
  if ((await world.screen()).receiptNumber !== null) await world.act((till) => till.nextCustomer());
  await world.act((till) => (amount ? till.trade.addLineOf(article, amount) : till.addLine({ article })));
  await takeInCash(world);
  await noteVoucher(world, name);
}

async function noteVoucher(world: SalonWorld, name: string): Promise<void> {
  const number = (await lastExported(world)).lines.find(({ voucher }) => voucher !== undefined)?.voucher;
  assert.ok(number, 'the receipt says no number of a voucher');
  const known = vouchers.get(world) ?? new Map<string, string>();
  vouchers.set(world, known.set(name, number));
}

function numberOf(world: SalonWorld, name: string): string {
  return vouchers.get(world)?.get(name) ?? name;
}

async function sellsVoucher(this: SalonWorld, _who: string, article: string, name: string): Promise<void> {
  await sellVoucher(this, article, name);
}
When('{person} sells voucher {string} as {string}', sellsVoucher);
Given('{person} has sold voucher {string} as {string}', sellsVoucher);

async function sellsVoucherOf(
  this: SalonWorld,
  _who: string,
  article: string,
  amount: string,
  name: string,
): Promise<void> {
  await sellVoucher(this, article, name, amount);
}
When('{person} sells voucher {string} of {amount} as {string}', sellsVoucherOf);
Given('{person} has sold voucher {string} of {amount} as {string}', sellsVoucherOf);

Then('the customer holds a voucher, called {string}', function (this: SalonWorld, name: string) {
  return noteVoucher(this, name);
});

When('{person} redeems {string}', async function (this: SalonWorld, _who: string, name: string) {
  await this.act((till) => till.trade.redeemVoucher(numberOf(this, name)));
});

When('{person} tries to redeem {string}', async function (this: SalonWorld, _who: string, name: string) {
  await this.act((till) => till.trade.redeemVoucher(numberOf(this, name)));
});

When(
  '{person} redeems {amount} of {string}',
  async function (this: SalonWorld, _who: string, amount: string, name: string) {
    await this.act((till) => till.trade.redeemVoucher(numberOf(this, name), amount));
  },
);

When('voucher kind {string} is no longer sold', function (this: SalonWorld, article: string) {
  return this.act((till) => till.trade.withdrawVoucherKind(article));
});

Then('{amount} is left on {string}', async function (this: SalonWorld, amount: string, name: string) {
  const left = await this.act((till) => till.trade.voucherLeftCents(numberOf(this, name)));
  assert.equal(left, centsOf(amount));
});
