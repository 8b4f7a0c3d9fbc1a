import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { CubePlace, CubesInSalon } from '../pos/contract/cube.ts';
import { callFromOutside } from '../salon/call-from-outside.ts';
import type { SalonWorld } from './salon-world.ts';

/** The code at hand in a scenario, as it was read from the till. */
const codes = new WeakMap<SalonWorld, string>();
const cubeCable = 'cube–router';

Given('the router lets nothing in', async function (this: SalonWorld) {
  const answer = await callFromOutside(this.salon.physics, 'printer');
  assert.equal(
    answer,
    'nothing',
    'the printer was reached from the internet: the router of this salon lets callers in',
  );
});

When('the cube is unplugged', function (this: SalonWorld) {
  this.salon.physics.unplug(cubeCable);
});

When('the cube is plugged in again', function (this: SalonWorld) {
  this.salon.physics.plug(cubeCable);
});

When('the cube loses its power and gets it back', async function (this: SalonWorld) {
  await this.salon.physics.cutPower('cube');
  await this.salon.physics.run(() => this.salon.physics.switchOn('cube'));
});

When('{string} unpairs the cube', async function (this: SalonWorld, user: string) {
  await openDevices(this, user);
  await this.act((till) => till.cube.unpair());
  await this.act((till) => till.closeDevicesPage());
});

When('{string} makes a pairing code', async function (this: SalonWorld, user: string) {
  await openDevices(this, user);
  const code = await this.act((till) => till.cube.makeCode());
  assert.ok(code, `the till shows no pairing code; it says: ${(await this.screen()).messages.join(' | ')}`);
  codes.set(this, code);
  await this.act((till) => till.closeDevicesPage());
});

When('the cube is given that code', function (this: SalonWorld) {
  return giveCode(this, 'cube', codes.get(this) ?? '');
});

When('a second cube is given that code', function (this: SalonWorld) {
  return giveCode(this, 'second-cube', codes.get(this) ?? '');
});

When('a second cube is given the code {string}', function (this: SalonWorld, code: string) {
  return giveCode(this, 'second-cube', code);
});

Then('within {int} seconds the till works through the cube', async function (this: SalonWorld, seconds: number) {
  await assertDevices(this, seconds, /direkt|öffnet sich nach/, 'the devices behind the cube are not there');
});

Then('within {int} seconds the till works without a cube', async function (this: SalonWorld, seconds: number) {
  await assertDevices(this, seconds, /ePOS|Schlüssel/, 'the devices of the cube are still offered');
});

Then('the till says of the cube: {string}', async function (this: SalonWorld, words: string) {
  await this.act((till) => till.openDevicesPage());
  let said = '';
  const isSaid = await this.salon.physics.until(
    async () => {
      const { word, text } = await this.till.cube.state();
      said = `${word}: ${text}`;
      return said.includes(words);
    },
    15_000,
    (look) => this.till.onChange(look),
  );
  await this.act((till) => till.closeDevicesPage());
  assert.ok(isSaid, `of the cube the till says "${said}", without "${words}"`);
});

Then('the cube waits for no caller', async function (this: SalonWorld) {
  const ports = await this.salon.physics.openPorts('cube');
  assert.deepEqual(ports, [], `the cube listens on port ${ports.join(', ')}`);
  assert.deepEqual(await this.salon.physics.visitorsOf('cube'), [], 'somebody has connected to the cube');
});

Then("the till's own device has printed", async function (this: SalonWorld) {
  const visitors = await this.salon.physics.visitorsOf('printer');
  assert.ok(visitors.includes('tablet'), `the printer was only reached from ${visitors.join(', ')}`);
});

Then(
  'after {int} seconds the drawer was kicked {int} time(s)',
  async function (this: SalonWorld, seconds: number, count: number) {
    await this.salon.physics.pass(seconds * 1000);
    assert.equal(this.salon.printer.pulses.length, count, 'kicks of the drawer');
  },
);

Then('in the end {int} receipt(s) came out of the printer', async function (this: SalonWorld, count: number) {
  await this.deviceShows(() => this.receipts.length >= count, 20_000);
  // A second paper would follow within the time of one more job.
  await this.deviceShows(() => this.receipts.length > count, 1_500);
  assert.equal(this.receipts.length, count, 'papers in the salon');
});

Then('no two papers are the same receipt', function (this: SalonWorld) {
  const texts = this.salon.printer.receipts.map(({ text }) => text);
  assert.equal(new Set(texts).size, texts.length, 'one receipt came out twice');
});

async function openDevices(world: SalonWorld, user: string): Promise<void> {
  await world.signIn(user);
  await world.act((till) => till.openDevicesPage());
}

When('{int} minutes pass', function (this: SalonWorld, minutes: number) {
  return this.salon.physics.pass(minutes * 60_000);
});

function giveCode(world: SalonWorld, place: CubePlace, code: string): Promise<void> {
  return world.salon.physics.run(() => cubesOf(world).giveCode(place, code));
}

function cubesOf({ salon }: SalonWorld): CubesInSalon {
  assert.ok(salon.pos.cubes, 'this POS has no cube that could be given a code');
  return salon.pos.cubes;
}

/** Printer and drawer, as the page about devices names them: both through the cube, or both without it. */
async function assertDevices(world: SalonWorld, seconds: number, words: RegExp, what: string): Promise<void> {
  await world.act((till) => till.openDevicesPage());
  const areThere = await world.screenBecomes(
    ({ devices }) =>
      ['printer', 'drawer'].every((name) => words.test(devices.find(({ device }) => device === name)?.text ?? '')),
    seconds * 1000,
  );
  const { devices } = await world.screen();
  await world.act((till) => till.closeDevicesPage());
  assert.ok(areThere, `${what}; the page says: ${devices.map(({ device, text }) => `${device}: ${text}`).join(' | ')}`);
}
