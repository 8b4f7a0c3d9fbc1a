import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { CardScreen, ExportedCardPayment } from '../pos/contract/card-desk.ts';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

type Offer = CardScreen['offers'][number];

/** A terminal takes its time (a minute until it gives a customer up), and so does clearing up after it. */
const patienceMs = 100_000;
const livePatienceMs = 25_000;

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

When('{person} asks for card payment', function (this: SalonWorld, _who: string) {
  this.notes.set('payment', this.salon.physics.now());
  return this.act((till) => till.card.pay());
});

When('{person} asks for card payment by hand', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.card.payByHand());
});

When('{person} confirms that the terminal has approved', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.card.confirmApproved());
});

When('{person} cancels the card payment', async function (this: SalonWorld, _who: string) {
  await offered(this, 'cancel');
  await this.act((till) => till.card.cancel());
});

When('{person} asks the terminal again', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.card.askAgain());
});

When(
  /^(?:Lena|Petra|she) reads from the slip that the payment was (approved|not approved)$/,
  async function (this: SalonWorld, what: string) {
    await offered(this, 'decide');
    await this.act((till) => till.card.decide(what === 'approved'));
  },
);

When('{person} chooses another way to pay', async function (this: SalonWorld, _who: string) {
  await offered(this, 'other-method');
  await this.act((till) => till.card.chooseOtherMethod());
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

Then('the card payment is finished as receipt {int}', async function (this: SalonWorld, number: number) {
  const isShown = await this.screenBecomes(({ receiptNumber }) => receiptNumber === number, patienceOf(this));
  assert.ok(isShown, `receipt ${number} is not shown; ${await told(this)}`);
});

Then('the amount {string} stands large on the screen', async function (this: SalonWorld, amount: string) {
  const { amount: shown, phase } = await cardScreen(this);
  assert.ok(shown.includes(amount), `"${shown}" is shown instead of ${amount} (${phase})`);
});

Then('the till says of the card: {string}', async function (this: SalonWorld, words: string) {
  const pattern = new RegExp(words, 'i');
  const isSaid = await screenBecomes(this, ({ text }) => pattern.test(text));
  assert.ok(isSaid, `nothing like "${words}"; ${await told(this)}`);
});

Then('the payment counts as not paid', async function (this: SalonWorld) {
  const isOver = await screenBecomes(this, ({ phase }) => phase === 'declined' || phase === 'failed');
  assert.ok(isOver, await told(this));
  const { receiptNumber, lines } = await this.screen();
  assert.equal(receiptNumber, null, 'a receipt is shown although nothing was paid');
  assert.ok(lines.length > 0, 'the sale is gone although nothing was paid');
});

Then('the payment is unclear', async function (this: SalonWorld) {
  const isUnclear = await screenBecomes(this, ({ phase }) => phase === 'unclear');
  assert.ok(isUnclear, await told(this));
});

Then('nothing can be paid by card until the terminal has answered', async function (this: SalonWorld) {
  const before = chargesOf(this);
  const commands = authorisationsAt(this);
  await this.act((till) => till.card.pay());
  const { receiptNumber } = await this.screen();
  assert.equal(receiptNumber, null, 'a receipt is shown although the payment is unclear');
  assert.equal(
    authorisationsAt(this),
    commands,
    'the terminal was asked for money again before it had told its last result',
  );
  assert.equal(chargesOf(this), before);
});

Then('the till offers to go on by hand', async function (this: SalonWorld) {
  const isOffered = await screenBecomes(this, ({ offers }) => offers.includes('by-hand'));
  assert.ok(isOffered, await told(this));
});

Then('the card was charged {amount} once', async function (this: SalonWorld, amount: string) {
  await settled(this);
  const charged = this.salon.terminal.bank.charges.map(({ amountCents }) => amountCents);
  assert.deepEqual(charged, [centsOf(amount)]);
});

Then('no card was charged', async function (this: SalonWorld) {
  await settled(this);
  assert.deepEqual(this.salon.terminal.bank.charges, []);
});

Then('the terminal got the amount {amount} by itself', function (this: SalonWorld, amount: string) {
  const asked = this.salon.terminal.device.wire.filter(({ bytes }) => bytes[0] === 0x06 && bytes[1] === 0x01);
  assert.equal(asked.length, 1, `authorisations on the wire: ${asked.length}`);
  assert.match(asked[0]!.decoded, new RegExp(`amount ${centsOf(amount)} ct`));
});

Then('no card payment is recorded', async function (this: SalonWorld) {
  const recorded = (await payments(this)).filter(({ state }) => state === 'recorded');
  assert.deepEqual(recorded, []);
});

Then('the card payment of {amount} is recorded as manual', async function (this: SalonWorld, amount: string) {
  const [payment, ...others] = (await payments(this)).filter(({ state }) => state === 'recorded');
  assert.deepEqual(others, []);
  assert.ok(payment, 'no card payment is recorded');
  assert.deepEqual(
    { cents: payment.amountCents, isManual: payment.isManual },
    { cents: centsOf(amount), isManual: true },
  );
});

Then("the record holds the terminal's card, authorisation and trace", async function (this: SalonWorld) {
  const [payment] = await payments(this);
  const [charge] = this.salon.terminal.bank.charges;
  assert.ok(payment && charge, 'no card payment is recorded, or nothing was charged');
  const { trace, terminalReceipt, cardName, authorisation, slips } = payment;
  assert.deepEqual({ trace, terminalReceipt }, { trace: charge.trace, terminalReceipt: charge.receiptNumber });
  assert.match(cardName ?? '', /girocard/i);
  assert.match(authorisation ?? '', /^\S{4,}$/, 'no authorisation number');
  assert.ok(
    slips.length >= 2,
    `slips kept: ${slips.length}; the terminal gave one for the customer and one for the salon`,
  );
});

/** Nowhere: neither in the record nor on paper more than the last four digits. */
Then('no more than four digits of the card number are kept or printed', async function (this: SalonWorld) {
  const { pan } = this.salon.terminal.cardNamed('girocard');
  const [payment] = await payments(this);
  assert.match(
    payment?.maskedCard ?? '',
    new RegExp(`^\\D*${pan.slice(-4)}$`),
    'the masked number is not in the record',
  );
  const papers = [JSON.stringify(payment), ...this.receipts.map(({ text }) => text)];
  for (const paper of papers) {
    const digits = paper.replace(/[ -]/g, '');
    assert.ok(!digits.includes(pan.slice(-6)), `digits of the card number are shown:\n${paper}`);
  }
});

When('{string} signs in at the same till', function (this: SalonWorld, user: string) {
  return this.signIn(user);
});

When('the terminal asks for a card', function (this: SalonWorld) {
  return asked(this, 'card');
});

When('{person} types {typed} as the sum of the terminal', async function (this: SalonWorld, _who: string, sum: string) {
  this.cardComparison = await this.act((till) => till.card.compareTyped(sum));
});

When('{person} starts the Kassenschnitt', async function (this: SalonWorld, _who: string) {
  this.cardComparison = await this.act((till) => till.card.compareByTerminal());
});

Then('the sums of terminal and till are equal', function (this: SalonWorld) {
  assert.equal(this.cardComparison?.outcome, 'equal', this.cardComparison?.text);
});

Then('the till shows a difference of {amount} between terminal and till', function (this: SalonWorld, amount: string) {
  assert.equal(this.cardComparison?.outcome, 'different', this.cardComparison?.text);
  assert.equal(Math.abs(this.cardComparison.differenceCents ?? 0), centsOf(amount));
  assert.ok(this.cardComparison.text.includes(amount), `the difference is not said: ${this.cardComparison.text}`);
});

Then('the terminal has closed its day', function (this: SalonWorld) {
  const { device } = this.salon.terminal;
  assert.ok(device.snapshot().lastClosing, 'the terminal has not closed');
  assert.ok(
    device.wire.some(({ bytes }) => bytes[0] === 0x06 && bytes[1] === 0x50),
    'no 06 50 on the wire',
  );
});

When('the till tests the terminal', function (this: SalonWorld) {
  return this.act((till) => till.card.test());
});

function patienceOf({ salon }: SalonWorld): number {
  return salon.physics.kind === 'live' ? livePatienceMs : patienceMs;
}

function terminalPlan(world: SalonWorld): Record<string, unknown> {
  return (world.planChanges['terminal'] ?? {}) as Record<string, unknown>;
}

function cableOf({ salon }: SalonWorld): string {
  return salon.plan.terminal.connection === 'serial' ? 'box–terminal serial' : 'terminal–router';
}

function authorisationsAt({ salon }: SalonWorld): number {
  return salon.terminal.device.wire.filter(({ bytes }) => bytes[0] === 0x06 && bytes[1] === 0x01).length;
}

function chargesOf({ salon }: SalonWorld): number {
  return salon.terminal.bank.charges.length;
}

async function asked(world: SalonWorld, prompt: 'card' | 'tip'): Promise<void> {
  const { device } = world.salon.terminal;
  const isAsked = await world.deviceShows(() => device.prompt === prompt, 15_000);
  assert.ok(isAsked, `the terminal does not ask for a card; ${await told(world)}`);
}

async function settled(world: SalonWorld): Promise<void> {
  const isSettled = await world.deviceShows(() => world.salon.terminal.isSettled(), 30_000);
  assert.ok(isSettled, 'the terminal and its bank did not come to an end');
}

function cardScreen(world: SalonWorld): Promise<CardScreen> {
  return world.act((till) => till.card.screen());
}

function screenBecomes(world: SalonWorld, check: (screen: CardScreen) => boolean): Promise<boolean> {
  return world.salon.physics.until(
    async () => check(await world.till.card.screen()),
    patienceOf(world),
    (look) => world.till.onChange(look),
  );
}

async function offered(world: SalonWorld, offer: Offer): Promise<void> {
  const isOffered = await screenBecomes(world, ({ offers }) => offers.includes(offer));
  assert.ok(isOffered, `"${offer}" is not offered; ${await told(world)}`);
}

async function payments(world: SalonWorld): Promise<readonly ExportedCardPayment[]> {
  return world.act((till) => till.card.export());
}

async function told(world: SalonWorld): Promise<string> {
  const { phase, text, offers } = await cardScreen(world);
  const { messages } = await world.screen();
  return `the till shows "${phase}": ${text || 'nothing'}; it offers ${offers.join(', ') || 'nothing'}; ${messages.join(' | ')}`;
}
