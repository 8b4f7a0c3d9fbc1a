import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { SalonWorld } from './salon-world.ts';

When('a TSE export is taken', function (this: SalonWorld) {
  return this.act((till) => till.tse.takeExport());
});

Then('the till has checked an export and found it good', function (this: SalonWorld) {
  return exportEnds(this, 'good');
});

Then('the till has found that the TSE does not give out what it signed', async function (this: SalonWorld) {
  await exportEnds(this, 'findings');
  const [last] = await this.act((till) => till.tse.exports());
  assert.ok((last?.findings.length ?? 0) > 0, 'an export with findings names none');
});

Then('the export is still running', async function (this: SalonWorld) {
  const [last] = await this.act((till) => till.tse.exports());
  assert.equal(last?.state, 'running');
});

Then('the export of the POS holds every signature of its receipts', async function (this: SalonWorld) {
  const archive = Buffer.from(await this.act((till) => till.exportTse()));
  const receipts = await this.act((till) => till.exportReceipts());
  for (const { number, tse } of receipts) {
    if (tse.state !== 'signed') continue;
    const isThere = archive.includes(Buffer.from(tse.signature, 'base64'));
    assert.ok(isThere, `the signature of receipt ${number} is not in the TSE export of the till`);
  }
});

async function exportEnds(world: SalonWorld, state: 'good' | 'findings'): Promise<void> {
  const exports = () => world.till.tse.exports();
  await world.becomes(async () => (await exports()).some((taken) => taken.state !== 'running'), 60_000);
  const ended = (await world.act(exports)).filter((taken) => taken.state !== 'running');
  assert.ok(ended.length > 0, 'the till has taken no export of its TSE');
  assert.equal(ended[0]?.state, state, ended[0]?.findings.join('\n'));
}
