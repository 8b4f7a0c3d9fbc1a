import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

Then('the cash that should be in the drawer is {amount}', async function (this: SalonWorld, amount: string) {
  const shown = await this.act((till) => till.expectedCashCents());
  assert.equal(shown, centsOf(amount));
});
