import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

When(
  '{person} adds a tip of {amount} for {string}',
  function (this: SalonWorld, _who: string, amount: string, staff: string) {
    return this.act((till) => till.trade.addTip(staff, { amount }));
  },
);

When(
  '{person} makes it {amount} with the tip for {string}',
  function (this: SalonWorld, _who: string, totalWithTip: string, staff: string) {
    return this.act((till) => till.trade.addTip(staff, { totalWithTip }));
  },
);

async function payOut(this: SalonWorld, _who: string, amount: string, staff: string): Promise<void> {
  const before = await this.act((till) => till.expectedCashCents());
  await this.act((till) => till.trade.payOutTip(staff, amount));
  const paid = before - (await this.act((till) => till.expectedCashCents()));
  if (paid > 0) this.salon.drawer.money.takeOut(paid);
}
When('{person} pays {amount} of tips out to {string}', payOut);
When('{person} tries to pay {amount} of tips out to {string}', payOut);

Then('{string} is owed {amount} of tips', async function (this: SalonWorld, staff: string, amount: string) {
  const owed = await this.act((till) => till.trade.tipsOwed());
  assert.equal(owed.find((each) => each.staff === staff)?.cents ?? 0, centsOf(amount), JSON.stringify(owed));
});
