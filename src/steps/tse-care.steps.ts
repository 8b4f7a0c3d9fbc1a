import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { CaredForTse } from '../pos/contract/tse-care.ts';
import type { SalonWorld } from './salon-world.ts';

const day = 24 * 3_600_000;

Then('the till shows when the certificate ends', async function (this: SalonWorld) {
  const { certificateEndsAt } = await inUse(this);
  assert.ok(certificateEndsAt, 'the till does not say when the certificate of its TSE ends');
  const real = this.salon.tse.core.element.certificateExpirySeconds * 1000;
  assert.ok(
    Math.abs(Date.parse(certificateEndsAt) - real) < day,
    `${certificateEndsAt}, but it ends ${new Date(real)}`,
  );
});

Then('the till shows how many signatures and how much memory are left', async function (this: SalonWorld) {
  const { signaturesLeft, freeBytes, isLookedAfterByProvider, kind } = await inUse(this);
  if (kind === 'cloud') {
    assert.ok(isLookedAfterByProvider, 'the till does not say who looks after quota and memory of the cloud TSE');
    return;
  }
  const { remainingSignatures, availableLogBytes } = this.salon.tse.core.element;
  assert.ok(
    Math.abs((signaturesLeft ?? 0) - remainingSignatures) < 1000,
    `${signaturesLeft} of ${remainingSignatures}`,
  );
  assert.ok(Math.abs((freeBytes ?? 0) - availableLogBytes) < 1_000_000, `${freeBytes} of ${availableLogBytes}`);
});

Then('the till warns of {string}', async function (this: SalonWorld, words: string) {
  const { warnings } = await inUse(this);
  assert.ok(
    warnings.some((text) => text.includes(words)),
    `the till warns: ${warnings.join(' | ') || 'of nothing'}`,
  );
});

Then('the till does not warn', async function (this: SalonWorld) {
  assert.deepEqual((await inUse(this)).warnings, []);
});

Then('the cause of the outage is {string}', async function (this: SalonWorld, cause: string) {
  const outages = await this.act((till) => till.exportOutages());
  const last = outages.at(-1);
  assert.ok(last, 'the till has recorded no outage');
  assert.equal(last.cause, cause);
});

When('the till is restarted', async function (this: SalonWorld) {
  await this.salon.physics.run(async () => {
    await this.salon.pos.switchOff();
    await this.salon.pos.switchOn();
  });
  await this.screenBecomes(({ isConnected }) => isConnected, 90_000);
  await this.signInAgainIfLocked();
});

Then('the till lists {int} open transaction(s)', async function (this: SalonWorld, count: number) {
  const list = () => this.till.tse.openTransactions();
  // After a start the till has to ask its TSE first, and sells meanwhile.
  await this.becomes(async () => (await list()).length === count, 10_000);
  const listed = await this.act(list);
  const numbers = listed.map(({ number }) => number).toSorted((a, b) => a - b);
  assert.equal(numbers.length, count, `the till lists ${numbers.join(', ') || 'none'}`);
  assert.deepEqual(
    numbers,
    this.salon.tseLog().open.map(({ transactionNumber }) => transactionNumber),
  );
});

When('the leftovers in the TSE are closed', function (this: SalonWorld) {
  return this.act((till) => till.tse.closeLeftovers());
});

Given('a program that died has left a transaction open in the TSE', function (this: SalonWorld) {
  return this.salon.physics.run(() => this.salon.tse.leaveOpen());
});

When('the tab is closed in the middle of the sale', function (this: SalonWorld) {
  return this.act((till) => till.wipe());
});

When('{string} takes up the open sale in a new tab', async function (this: SalonWorld, user: string) {
  await this.openTillAt('tablet');
  await this.signIn(user);
  await this.act((till) => till.takeUpOpenSale());
});

async function inUse(world: SalonWorld): Promise<CaredForTse> {
  const device = (await world.act((till) => till.tse.devices())).find(({ isInUse }) => isInUse);
  assert.ok(device, 'the till knows no TSE that it uses');
  return device;
}
