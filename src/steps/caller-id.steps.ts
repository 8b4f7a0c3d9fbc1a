import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { HarnessError } from '../errors.ts';
import type { SalonWorld } from './salon-world.ts';

function boxOf({ salon }: SalonWorld) {
  const { fritzBox } = salon.phone;
  if (fritzBox) return fritzBox;
  throw new HarnessError('USAGE', 'there is no FRITZ!Box in this salon: begin with "Given a FRITZ!Box tells …".');
}

function modemOf({ salon }: SalonWorld) {
  const { modem } = salon.phone;
  if (modem) return modem;
  throw new HarnessError('USAGE', 'there is no modem in this salon: begin with "Given a modem tells …".');
}

Given('the till is ready for calls', async function (this: SalonWorld) {
  await readyWithin(this, 15);
});

Then('within {int} seconds the till is ready for calls', async function (this: SalonWorld, seconds: number) {
  await readyWithin(this, seconds);
});

async function readyWithin(world: SalonWorld, seconds: number): Promise<void> {
  await world.act((till) => till.phone.setUp());
  const isReady = await world.salon.physics.until(
    async () => /bereit|ready/i.test(await wordOf(world)),
    seconds * 1000,
    (look) => world.till.onChange(look),
  );
  assert.ok(isReady, `the page about devices still says of the caller ID: ${await sentenceOf(world)}`);
  await world.act((till) => till.phone.leaveSetUp());
}

async function cardOf(world: SalonWorld) {
  return (await world.till.screen()).deviceCards.find(({ device }) => device === 'caller-id');
}

const wordOf = async (world: SalonWorld) => (await cardOf(world))?.word ?? '';

async function sentenceOf(world: SalonWorld): Promise<string> {
  const card = await world.act(() => cardOf(world));
  return card ? `${card.word}: ${card.text}` : 'nothing';
}

When('the FRITZ!Box restarts', function (this: SalonWorld) {
  return this.salon.physics.run(() =>
    boxOf(this).restart(this.salon.physics.kind === 'live' ? { downMs: 1_500 } : { downMs: 90_000 }),
  );
});

When('somebody dials {string} at a telephone', function (this: SalonWorld, digits: string) {
  return this.salon.physics.run(async () => void (await boxOf(this).dial(digits)));
});

Then('the till says of the caller ID: {string}', async function (this: SalonWorld, words: string) {
  const pattern = new RegExp(words, 'i');
  await this.act((till) => till.phone.setUp());
  const isSaid = await this.salon.physics.until(
    async () => {
      const card = await cardOf(this);
      return card !== undefined && pattern.test(`${card.word} ${card.text}`);
    },
    15_000,
    (look) => this.till.onChange(look),
  );
  assert.ok(isSaid, `nothing with "${words}"; the page about devices says: ${await sentenceOf(this)}`);
});

Then('the set-up page names {string}', async function (this: SalonWorld, words: string) {
  const setUp = await this.act((till) => till.phone.setUp());
  assert.ok(setUp, 'the page about devices says nothing about setting up the caller ID');
  const text = setUp.causes.join(' ');
  assert.ok(text.includes(words), `"${words}" is not among what to look at first: ${text}`);
});

When('{person} presses the test button of the caller ID', async function (this: SalonWorld, _who: string) {
  await this.act((till) => till.phone.setUp());
  await this.act((till) => till.devicesPage.test('caller-id'));
});

Then('the test says {string}', async function (this: SalonWorld, words: string) {
  const pattern = new RegExp(words, 'i');
  const isSaid = await this.salon.physics.until(
    async () => pattern.test((await cardOf(this))?.test?.text ?? ''),
    6_000,
    (look) => this.till.onChange(look),
  );
  const card = await this.act(() => cardOf(this));
  assert.ok(isSaid, `the test of the caller ID says: ${card?.test?.text ?? 'nothing'}`);
});

Then('nothing about calls is offered', async function (this: SalonWorld) {
  const setUp = await this.act((till) => till.phone.setUp());
  assert.equal(setUp, undefined, `the till offers caller ID: ${setUp?.kinds.join(', ')}`);
  const card = await this.act(() => cardOf(this));
  assert.equal(card, undefined, `the page about devices lists the caller ID: ${card?.text}`);
  const declared = await this.act((till) => till.declaredDevices());
  assert.match(declared['caller-id'] ?? '', /keine/i, 'the POS declares a caller ID');
});

When('the modem is unplugged', function (this: SalonWorld) {
  modemOf(this);
  return this.salon.physics.run(() => this.salon.phone.plugModem(false));
});

When('the modem is plugged in again', function (this: SalonWorld) {
  return this.salon.physics.run(() => this.salon.phone.plugModem(true));
});

Given('the line sends no caller ID', function (this: SalonWorld) {
  modemOf(this).fault('noCallerId');
});

Given('what the modem sends comes in pieces', function (this: SalonWorld) {
  modemOf(this).fault('fragments', { bytes: 2 });
});

Given('what the FRITZ!Box sends comes in pieces', function (this: SalonWorld) {
  return this.salon.physics.run(() => boxOf(this).fault('fragments', { seed: this.run.seed }));
});

Given('the FRITZ!Box has forgotten its connections', function (this: SalonWorld) {
  return this.salon.physics.run(() => boxOf(this).fault('halfOpen'));
});
