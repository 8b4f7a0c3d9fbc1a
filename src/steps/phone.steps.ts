import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { CallOnScreen } from '../pos/contract/phone-desk.ts';
import { modemIsPossible } from './device-is-possible.ts';
import type { SalonWorld } from './salon-world.ts';

/** A card is there within a second of the event (PH-23); the modem's event is the data between two rings. */
const cardWithinMs = 1_000;
/** From the first ring to the data, in Germany. */
const dataAfterRingMs = 1_500;

type Cards = readonly CallOnScreen[];

function cardsOf(world: SalonWorld): Promise<Cards> {
  return world.act((till) => till.phone.cards());
}

/** Waits until the cards are as described, a second after the device has told. */
async function cardsBecome(world: SalonWorld, check: (cards: Cards) => boolean, what: string): Promise<Cards> {
  const withinMs = cardWithinMs + (world.salon.phone.modem ? dataAfterRingMs : 0);
  const holds = await world.salon.physics.until(
    async () => check(await world.till.phone.cards()),
    withinMs,
    (look) => world.till.onChange(look),
  );
  const cards = await cardsOf(world);
  assert.ok(holds, `${what} within ${withinMs / 1000} s; ${said(cards)}`);
  return cards;
}

function said(cards: Cards): string {
  return cards.length === 0 ? 'no card is shown' : `shown: ${cards.map(({ text }) => text).join(' | ')}`;
}

Given('a {word} tells the till who calls', function (this: SalonWorld, device: string) {
  const kind = device.toLowerCase().startsWith('fritz') ? 'fritzbox' : 'modem';
  if (kind === 'modem' && !modemIsPossible(this)) return 'skipped';
  this.planChanges = { ...this.planChanges, phone: { ...(this.planChanges['phone'] as object), device: kind } };
  return undefined;
});

Given('the call monitor was never switched on', function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, phone: { ...(this.planChanges['phone'] as object), callMonitor: false } };
});

When('somebody calls from {string}', function (this: SalonWorld, number: string) {
  return this.salon.physics.run(async () => void this.salon.phone.callFrom(number));
});

When('somebody calls and the line shows {string}', function (this: SalonWorld, sent: string) {
  return this.salon.physics.run(async () => void this.salon.phone.callShownAs(sent));
});

When('somebody calls who withholds the number', function (this: SalonWorld) {
  return this.salon.physics.run(async () => void this.salon.phone.callWithheld());
});

When('somebody calls whose number the network does not know', function (this: SalonWorld) {
  return this.salon.physics.run(async () => void this.salon.phone.callUnavailable());
});

When('the caller hangs up', function (this: SalonWorld) {
  return this.salon.physics.run(async () => this.salon.phone.callerHangsUp());
});

When('somebody picks up', function (this: SalonWorld) {
  return this.salon.physics.run(async () => this.salon.phone.pickUp());
});

Then('a card shows {string}', async function (this: SalonWorld, title: string) {
  await cardsBecome(this, (cards) => cards.some((card) => card.title === title), `no card "${title}"`);
});

Then(
  'a card shows {string} with {string} and {string}',
  async function (this: SalonWorld, title: string, one: string, other: string) {
    const cards = await cardsBecome(this, (now) => now.some((card) => card.title === title), `no card "${title}"`);
    const card = cards.find((candidate) => candidate.title === title);
    for (const text of [one, other])
      assert.ok(card?.text.includes(text), `the card does not say "${text}": ${card?.text}`);
  },
);

Then(/^(\d+) cards? (?:is|are) shown$/, async function (this: SalonWorld, count: string) {
  await cardsBecome(this, (cards) => cards.length === Number(count), `not ${count} cards`);
});

Then('the card lists {string} and {string}', async function (this: SalonWorld, one: string, other: string) {
  const [card] = await cardsBecome(this, (cards) => cards.length === 1, 'not one card');
  assert.deepEqual(
    card?.customers.map(({ name }) => name),
    [one, other],
    said(card ? [card] : []),
  );
});

Then('a card says that the number is withheld', async function (this: SalonWorld) {
  const isSaid = ({ title, number }: CallOnScreen) => /unterdrückt/i.test(title) && number === undefined;
  await cardsBecome(this, (cards) => cards.some(isSaid), 'no card of a withheld number');
});

/** From the end on the telephone: at once with a FRITZ!Box, 8 s of silence with a modem. */
Then('the card is gone', async function (this: SalonWorld) {
  const withinMs = this.salon.phone.modem ? 10_000 : 1_000;
  const isGone = await this.salon.physics.until(
    async () => (await this.till.phone.cards()).length === 0,
    withinMs,
    (look) => this.till.onChange(look),
  );
  assert.ok(isGone, `a card is still there after ${withinMs / 1000} s; ${said(await cardsOf(this))}`);
});

Then('no card is shown', async function (this: SalonWorld) {
  const cards = await cardsOf(this);
  assert.equal(cards.length, 0, said(cards));
});

Then('each of these spellings finds {string}:', async function (this: SalonWorld, name: string, table: DataTable) {
  await findEach(this, name, table.raw().flat());
});

/** One call for each row, in one salon. */
Then('calls are announced like this:', async function (this: SalonWorld, table: DataTable) {
  for (const { shown = '', name = '' } of table.hashes()) await findEach(this, name, [shown]);
});

Then('every spelling of {string} finds {string}', async function (this: SalonWorld, number: string, name: string) {
  const spellings = this.salon.phone.spellingsOf(number);
  assert.ok(spellings.length >= 40, `only ${spellings.length} spellings`);
  await findEach(this, name, spellings);
});

/** Calls once for each spelling; says all that were not recognised. */
async function findEach(world: SalonWorld, name: string, spellings: readonly string[]): Promise<void> {
  const missed: string[] = [];
  for (const spelling of spellings) {
    const call = await world.salon.physics.run(async () => world.salon.phone.callShownAs(spelling));
    const isShown = await world.salon.physics.until(
      async () => (await world.till.phone.cards()).length === 1,
      cardWithinMs,
      (look) => world.till.onChange(look),
    );
    const [card] = await cardsOf(world);
    if (!isShown || card?.title !== name) missed.push(`"${spelling}": ${card?.title ?? 'no card'}`);
    await world.salon.physics.run(async () => call.hangUp());
    await world.salon.physics.until(
      async () => (await world.till.phone.cards()).length === 0,
      cardWithinMs,
      (look) => world.till.onChange(look),
    );
  }
  assert.deepEqual(missed, [], `not recognised as ${name}: ${missed.join(', ')}`);
}

When('{person} begins a new customer from the card', async function (this: SalonWorld, _who: string) {
  await cardsBecome(this, (cards) => cards.some((card) => card.offersNewCustomer), 'no card offers a new customer');
  await this.act((till) => till.phone.beginNewCustomer());
});

Then('the number {string} is filled in', async function (this: SalonWorld, number: string) {
  const form = await this.act((till) => till.phone.newCustomer());
  const digits = (text: string) => text.replaceAll(/\D/g, '');
  assert.equal(form && digits(form.phone), digits(number), `the form shows ${form?.phone ?? 'nothing'}`);
});

When('{person} saves the customer as {string}', function (this: SalonWorld, _who: string, name: string) {
  return this.act((till) => till.phone.saveNewCustomer(name));
});

When('{person} has typed {string}', function (this: SalonWorld, _who: string, text: string) {
  return this.act((till) => till.phone.startTyping(text));
});

When('{person} types on {string}', function (this: SalonWorld, _who: string, text: string) {
  return this.act((till) => till.phone.typeOn(text));
});

Then('{string} is typed', async function (this: SalonWorld, text: string) {
  assert.equal(await this.act((till) => till.phone.typed()), text);
});
