import assert from 'node:assert/strict';
import { Given, When } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import { told } from './card-screen.ts';
import type { SalonWorld } from './salon-world.ts';

Given('the terminal is of the kind {string}', function (this: SalonWorld, profile: string) {
  this.planChanges = { ...this.planChanges, terminal: { ...terminalPlan(this), profile } };
});

Given('the terminal is an old one that tells whole card numbers', function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, terminal: { ...terminalPlan(this), masksCardNumber: false } };
});

Given('the terminal is joined to the till by a serial cable', function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, terminal: { ...terminalPlan(this), connection: 'serial' } };
});

Given('the terminal asks for tips', function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, terminal: { ...terminalPlan(this), asksForTip: true } };
});

Given('the terminal is at work for another till', function (this: SalonWorld) {
  // Its customer never comes: the amount of the other till stands on the display until the terminal gives up.
  void this.salon.terminal.device.payByHand(1_000);
});

When('the customer gives a tip of {amount} and taps the card', async function (this: SalonWorld, amount: string) {
  await asked(this, 'tip');
  const { customer } = this.salon.terminal.device;
  customer.giveTip(centsOf(amount));
  customer.tap();
});

When('the customer walks away when asked for a tip', async function (this: SalonWorld) {
  await asked(this, 'tip');
  this.salon.terminal.device.customer.walkAway();
});

When('the customer taps the card', async function (this: SalonWorld) {
  await asked(this, 'card');
  this.salon.terminal.device.customer.tap();
});

When('the customer taps the card {string}', async function (this: SalonWorld, name: string) {
  await asked(this, 'card');
  this.salon.terminal.device.customer.tap(this.salon.terminal.cardNamed(name));
});

When('the customer inserts the card and enters the PIN', async function (this: SalonWorld) {
  await asked(this, 'card');
  const { customer } = this.salon.terminal.device;
  customer.insert();
  customer.enterPin();
});

When('the customer enters a wrong PIN three times', async function (this: SalonWorld) {
  await asked(this, 'card');
  const { customer } = this.salon.terminal.device;
  customer.insert();
  for (let tries = 0; tries < 3; tries += 1) customer.enterWrongPin();
});

When("the customer's card is declined", async function (this: SalonWorld) {
  await asked(this, 'card');
  this.salon.terminal.bank.declineNext();
  this.salon.terminal.device.customer.tap();
});

When('the customer presses STOP', async function (this: SalonWorld) {
  await asked(this, 'card');
  this.salon.terminal.device.customer.cancel();
});

When('the customer walks away', async function (this: SalonWorld) {
  await asked(this, 'card');
  this.salon.terminal.device.customer.walkAway();
});

When('the customer pays {amount} at the terminal itself', async function (this: SalonWorld, amount: string) {
  await this.salon.physics.run(() => this.salon.terminal.payByHand(centsOf(amount)));
});

When('somebody takes {amount} at the terminal by hand', async function (this: SalonWorld, amount: string) {
  await this.salon.physics.run(() => this.salon.terminal.payByHand(centsOf(amount), { isForeign: true }));
});

Given('the terminal is switched off', function (this: SalonWorld) {
  this.salon.terminal.switchOff();
});

When('the terminal is switched on', function (this: SalonWorld) {
  this.salon.terminal.switchOn();
});

Given('the terminal has got another address', function (this: SalonWorld) {
  return this.salon.physics.run(() => this.salon.terminal.moveAway());
});

Given('the terminal is set to manual operation', function (this: SalonWorld) {
  this.salon.terminal.setToHandMode();
});

Given("the terminal's bank cannot be reached", function (this: SalonWorld) {
  this.salon.terminal.device.fault('hostDown');
});

Given(
  /^the terminal's cable is pulled (before|after) the result is told$/,
  function (this: SalonWorld, when: 'before' | 'after') {
    this.salon.terminal.pullCableAtResult(when, cableOf(this));
  },
);

When("the terminal's cable is plugged in again", function (this: SalonWorld) {
  this.salon.terminal.plugCableIn(cableOf(this));
});

When('the terminal asks for a card', function (this: SalonWorld) {
  return asked(this, 'card');
});

function terminalPlan(world: SalonWorld): Record<string, unknown> {
  return (world.planChanges['terminal'] ?? {}) as Record<string, unknown>;
}

function cableOf({ salon }: SalonWorld): string {
  return salon.plan.terminal.connection === 'serial' ? 'box–terminal serial' : 'terminal–router';
}

async function asked(world: SalonWorld, prompt: 'card' | 'tip'): Promise<void> {
  const { device } = world.salon.terminal;
  const isAsked = await world.deviceShows(() => device.prompt === prompt, 15_000);
  assert.ok(isAsked, `the terminal does not ask for a card; ${await told(world)}`);
}
