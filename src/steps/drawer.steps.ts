import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

/** So long a kick too many may still come; virtual time costs nothing. */
const lateKickMs = { simulated: 5000, live: 700 } as const;

Given("the drawer's switch is wired {string}", function (this: SalonWorld, sensor: string) {
  this.planChanges = { ...this.planChanges, drawer: { sensor } };
});

Given('the drawer is jammed', function (this: SalonWorld) {
  this.salon.drawer.jam();
});

When('the drawer is freed', function (this: SalonWorld) {
  this.salon.drawer.freeJam();
});

Given('the drawer is shut', shut);
When('somebody shuts the drawer', shut);

When('{person} opens the drawer again', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.drawer.openAgain());
});

When(
  '{person} opens the drawer without a sale because of {string}',
  async function (this: SalonWorld, _who: string, reason: string) {
    this.notes.set('opened', this.salon.physics.now());
    await this.act((till) => till.drawer.openWithoutSale(reason));
  },
);

When('{person} notes that the drawer was opened by key', async function (this: SalonWorld, _who: string) {
  this.notes.set('opened', this.salon.physics.now());
  await this.act((till) => till.drawer.noteOpenedByKey());
});

When('{person} lets the page kick the drawer', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.drawer.allowKickByPage(true));
});

When('{person} forbids the page to kick the drawer', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.drawer.allowKickByPage(false));
});

const movements = { 'cash in': 'cash-in', 'cash out': 'cash-out' } as const;

When(
  /^(?:Lena|Petra|she|he|somebody) books (cash in|cash out) of (\d+,\d{2})$/,
  async function (this: SalonWorld, kind: keyof typeof movements, amount: string) {
    await this.act((till) => till.drawer.move(movements[kind], amount, 'für das Protokoll'));
    const { money } = this.salon.drawer;
    if (kind === 'cash in') money.putIn(centsOf(amount));
    else money.takeOut(centsOf(amount));
  },
);

Then('the drawer was kicked {int} time(s)', async function (this: SalonWorld, count: number) {
  const kicks = () => this.salon.printer.pulses.length;
  await this.deviceShows(() => kicks() >= count, 10_000);
  if (kicks() <= count) await this.deviceShows(() => kicks() > count, lateKickMs[this.run.physics]);
  assert.equal(kicks(), count, `kicks: ${JSON.stringify(this.salon.printer.pulses)}`);
});

Then('no kick reached the drawer', async function (this: SalonWorld) {
  await this.lastReceipt();
  assert.deepEqual(this.salon.printer.pulses, []);
});

Then('the kick came inside an ePOS job', function (this: SalonWorld) {
  const ways = new Set(this.salon.printer.connections.map(({ via }) => via));
  assert.deepEqual([...ways], ['epos']);
});

Then('the drawer is open', async function (this: SalonWorld) {
  await this.deviceShows(() => this.salon.drawer.isOpen, 5000);
  assert.ok(this.salon.drawer.isOpen, 'the drawer stayed shut');
});

Then('the till says that the drawer is open', async function (this: SalonWorld) {
  await says(this, /Lade.*(offen|geöffnet)/i, 10_000, 'nothing about an open drawer');
});

Then('the till offers no more to open the drawer by itself', async function (this: SalonWorld) {
  assert.equal((await this.screen()).offersToOpenDrawer, false, 'there is a button to open the drawer');
});

Then('the till asks for a reason', async function (this: SalonWorld) {
  await says(this, /Grund/i, 5000, 'nothing about a missing reason');
});

Then(
  'within {int} seconds the till warns that the drawer stands open',
  async function (this: SalonWorld, seconds: number) {
    await says(this, /Lade.*(steht|seit).*offen/i, seconds * 1000, 'no warning about an open drawer');
  },
);

Then('the till does not warn of an open drawer', async function (this: SalonWorld) {
  await this.screenBecomes(({ messages }) => !messages.some((text) => /Lade.*steht.*offen/i.test(text)), 45_000);
  const { messages } = await this.screen();
  assert.ok(!messages.some((text) => /Lade.*steht.*offen/i.test(text)), `the till says: ${messages.join(' | ')}`);
});

Then(
  'the journal says that {string} opened the drawer because of {string}',
  async function (this: SalonWorld, user: string, reason: string) {
    const entries = await this.act((till) => till.drawer.journal());
    const told = entries.map(({ at, user: by, text, reason: why }) => `${at} ${by}: ${text} (${why})`).join('; ');
    const entry = entries.find(({ user: by, reason: why }) => by === user && why.includes(reason));
    assert.ok(entry, `no entry by ${user} with the reason "${reason}"; the journal says: ${told || 'nothing'}`);
    assert.match(entry.text, /Schublade|Lade/, `"${entry.text}" cannot be found by looking for the drawer`);
    const off = Math.abs(Date.parse(entry.at) - (this.notes.get('opened') ?? Number.NaN));
    assert.ok(off < 1500, `the journal says ${entry.at}, which is ${off} ms off`);
  },
);

Then('the journal says nothing about {string} and the drawer', async function (this: SalonWorld, user: string) {
  const entries = await this.act((till) => till.drawer.journal());
  assert.deepEqual(
    entries.filter(({ user: by }) => by === user),
    [],
  );
});

function shut(this: SalonWorld): void {
  this.salon.drawer.close();
}

async function says(world: SalonWorld, pattern: RegExp, withinMs: number, otherwise: string): Promise<void> {
  const isSaid = await world.screenBecomes(({ messages }) => messages.some((text) => pattern.test(text)), withinMs);
  const { messages } = await world.screen();
  assert.ok(isSaid, `${otherwise}; the till says: ${messages.join(' | ') || 'nothing'}`);
}
