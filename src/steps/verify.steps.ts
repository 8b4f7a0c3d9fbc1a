import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { demandNone, findingsInDsfinvk, findingsInTseExport } from '../salon/verify-exports.ts';
import { transactionsInExport } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';

Then('the DSFinV-K export has no findings', async function (this: SalonWorld) {
  demandNone('the DSFinV-K export', await findingsInDsfinvk(this.salon, this.till));
});

Then(
  'the DSFinV-K export from {string} to {string} has no findings',
  async function (this: SalonWorld, from: string, to: string) {
    demandNone(
      `the DSFinV-K export from ${from} to ${to}`,
      await findingsInDsfinvk(this.salon, this.till, { from, to }),
    );
  },
);

Then('the TSE export has no findings', async function (this: SalonWorld) {
  demandNone('the TSE export', await findingsInTseExport(this.salon, this.till));
});

Then('the TSE export of the till holds all that the TSE has signed', async function (this: SalonWorld) {
  const archive = await this.act((till) => till.exportTse());
  const exported = (await transactionsInExport(archive)).map(({ transactionNumber }) => transactionNumber);
  const signed = this.salon.tseLog().transactions.map(({ transactionNumber }) => transactionNumber);
  assert.deepEqual(exported, signed);
});
