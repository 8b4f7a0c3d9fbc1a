import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { CardScreen, ExportedCardPayment } from '../pos/contract/card-desk.ts';
import { centsOf } from '../salon/printed-receipt.ts';
import { cardScreen, patienceOf, screenBecomes, told } from './card-screen.ts';
import type { SalonWorld } from './salon-world.ts';

type Offer = CardScreen['offers'][number];

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

function authorisationsAt({ salon }: SalonWorld): number {
  return salon.terminal.device.wire.filter(({ bytes }) => bytes[0] === 0x06 && bytes[1] === 0x01).length;
}

function chargesOf({ salon }: SalonWorld): number {
  return salon.terminal.bank.charges.length;
}

async function settled(world: SalonWorld): Promise<void> {
  const isSettled = await world.deviceShows(() => world.salon.terminal.isSettled(), 30_000);
  assert.ok(isSettled, 'the terminal and its bank did not come to an end');
}

async function offered(world: SalonWorld, offer: Offer): Promise<void> {
  const isOffered = await screenBecomes(world, ({ offers }) => offers.includes(offer));
  assert.ok(isOffered, `"${offer}" is not offered; ${await told(world)}`);
}

async function payments(world: SalonWorld): Promise<readonly ExportedCardPayment[]> {
  return world.act((till) => till.card.export());
}
