import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { DeviceCard } from '../pos/contract/device-desk.ts';
import type { DeviceKind } from '../pos/contract.ts';
import { eposUrl } from '../salon/salon.ts';
import type { SalonWorld } from './salon-world.ts';

const devices = { printer: 'printer', drawer: 'drawer', TSE: 'tse', cube: 'cube' } as const;
type DeviceName = keyof typeof devices;
const nobodyThere = { simulated: '192.168.178.222', live: '127.0.0.1:9' } as const;

When(
  /^(?:Lena|Petra|she|he|somebody) tries the (printer|drawer|TSE|cube)$/,
  function (this: SalonWorld, device: DeviceName) {
    return this.act((till) => till.devicesPage.test(devices[device]));
  },
);

Given('the till looks for the printer at a wrong address', function (this: SalonWorld) {
  return this.act((till) => till.devicesPage.setPrinterAddress(nobodyThere[this.run.physics]));
});

When('{person} enters the right address of the printer', async function (this: SalonWorld, _who: string) {
  const address = await printerAddress(this);
  await this.act((till) => till.devicesPage.setPrinterAddress(address));
});

Then('every device on it says how it is', async function (this: SalonWorld) {
  const { deviceCards } = await this.screen();
  assert.ok(deviceCards.length >= 3, `the page shows ${deviceCards.length} devices`);
  for (const { device, word, text } of deviceCards) {
    assert.ok(word.length > 1 && text.length > 10, `the page says of ${device} only "${word}" "${text}"`);
    assert.doesNotMatch(`${word} ${text}`, /undefined|null|EPTR_|ECONN|HTTP \d/, `no plain words about ${device}`);
  }
});

Then(
  /^the page says when the (printer|drawer|TSE|cube) was last seen$/,
  async function (this: SalonWorld, device: DeviceName) {
    await cardShows(this, device, ({ lastSeen }) => lastSeen !== undefined, 15_000);
    const card = await cardOf(this, device);
    assert.ok(card.lastSeen !== undefined && /\d\d:\d\d/.test(card.lastSeen), 'nothing about when it was last seen');
  },
);

Then(
  /^the test of the (printer|drawer|TSE|cube) says that it is fine$/,
  async function (this: SalonWorld, device: DeviceName) {
    await assertTest(this, device, 'done', /./);
  },
);

Then(
  /^the test of the (printer|drawer|TSE|cube) fails with "(.+)"$/,
  async function (this: SalonWorld, device: DeviceName, words: string) {
    await assertTest(this, device, 'failed', new RegExp(words, 'i'));
  },
);

Then('a test print comes out', async function (this: SalonWorld) {
  const receipt = await this.lastReceipt();
  assert.ok(receipt.shows('Testdruck'), `that is no test print:\n${receipt.text}`);
  assert.ok(receipt.shows('ÄÖÜ äöü ß') && receipt.shows('€'), `umlauts and € are not right:\n${receipt.text}`);
});

async function assertTest(world: SalonWorld, device: DeviceName, state: 'done' | 'failed', words: RegExp) {
  await cardShows(world, device, ({ test }) => test?.state === state, 10_000);
  const { test } = await cardOf(world, device);
  assert.ok(test, `there is no test button for the ${device}`);
  assert.equal(test.state, state, `the test of the ${device} says "${test.text}"`);
  assert.match(test.text, words);
}

function cardShows(world: SalonWorld, device: DeviceName, check: (card: DeviceCard) => boolean, withinMs: number) {
  const kind: DeviceKind = devices[device];
  return world.screenBecomes(
    ({ deviceCards }) => deviceCards.some((card) => card.device === kind && check(card)),
    withinMs,
  );
}

async function cardOf(world: SalonWorld, device: DeviceName): Promise<DeviceCard> {
  const { deviceCards } = await world.screen();
  const card = deviceCards.find(({ device: kind }) => kind === devices[device]);
  const there = deviceCards.map(({ device: kind }) => kind).join(', ') || 'none';
  assert.ok(card, `the page has no entry about the ${device}; it has: ${there}`);
  return card;
}

/** As the machine that prints sees it; in the plain cloud that is the cashier's own device. */
async function printerAddress({ salon, run }: SalonWorld): Promise<string> {
  if (run.variant === 'cloud') return new URL(await eposUrl(salon.plan, salon.physics, 'tablet')).origin;
  const { host, port } = await salon.physics.deviceEndpoint(run.variant, 'printer', 9100);
  return `${host}:${port}`;
}
