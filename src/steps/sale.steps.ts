import assert from 'node:assert/strict';
import { type DataTable, defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { centsOf } from '../salon/printed-receipt.ts';
import { stickIsPossible } from './device-is-possible.ts';
import type { SalonWorld } from './salon-world.ts';

defineParameterType({ name: 'amount', regexp: /\d+,\d{2}/, transformer: (text: string) => text });
defineParameterType({ name: 'typed', regexp: /\S+(?: \S+)*?/, transformer: (text: string) => text });
defineParameterType({ name: 'person', regexp: /Lena|Petra|she|he|somebody/, transformer: (text: string) => text });

Given('the salon is open', function (this: SalonWorld) {
  return this.openSalon();
});

Given('the salon is a small business', function (this: SalonWorld) {
  this.planChanges = { ...this.planChanges, isSmallBusiness: true };
});

Given(/^it is the (\d{4}-\d{2}-\d{2})$/, function (this: SalonWorld, opensOn: string) {
  this.planChanges = { ...this.planChanges, opensOn };
});

Given('the salon prints on {int} mm paper', function (this: SalonWorld, paperMm: number) {
  this.planChanges = { ...this.planChanges, printer: { paperMm } };
});

Given('the box has a disk of {int} MB', function (this: SalonWorld, megabytes: number) {
  this.planChanges = { ...this.planChanges, diskBytes: megabytes * 1024 * 1024 };
});

Given('the salon uses a TSE stick', function (this: SalonWorld) {
  if (!stickIsPossible(this)) return 'skipped';
  this.planChanges = { ...this.planChanges, tse: { ...(this.planChanges['tse'] as object | undefined), kind: 'usb' } };
  return undefined;
});

Given('{string} is signed in', function (this: SalonWorld, user: string) {
  return this.signIn(user);
});

When('{string} signs in on another device', async function (this: SalonWorld, user: string) {
  await this.openTillAt('phone');
  await this.signIn(user);
});

When('{person} enters {string}', enter);
Given('{person} has entered {string}', enter);
When('{person} enters {int} of {string}', function (this: SalonWorld, _who: string, quantity: number, article: string) {
  return this.act((till) => till.addLine({ article, quantity }));
});

When('{person} takes {typed} in cash', takeCash);
When('{person} tries to take {typed} in cash', takeCash);
When(
  '{person} takes {amount} in cash, pressing pay twice',
  async function (this: SalonWorld, _who: string, given: string) {
    await this.act(async (till) => {
      const first = till.takeCash(given);
      await Promise.all([first, till.pressPayAgain()]);
    });
    const { receiptNumber, totalCents, changeCents } = await this.screen();
    if (receiptNumber !== null) this.salon.cashIsPaid(totalCents, changeCents ?? 0);
  },
);

When('{person} presses pay again where the till lets her', async function (this: SalonWorld, _who: string) {
  const isFinished = (await this.screen()).receiptNumber !== null;
  if (!isFinished) await this.act((till) => till.pressPayAgain());
});

When('{person} cancels the sale', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.cancelSale());
});

When('{person} prints the receipt again', async function (this: SalonWorld, _who: string) {
  await this.screenBecomes(({ messages }) => !messages.some((text) => /wird gedruckt/.test(text)), 30_000);
  await this.act((till) => till.printAgain());
});

When(
  '{person} puts a float of {amount} into the drawer',
  async function (this: SalonWorld, _who: string, amount: string) {
    await this.act((till) => till.putFloat(amount));
    this.salon.drawer.money.putIn(centsOf(amount));
  },
);

Given('{person} has sold {string} for {amount} in cash', sellForCash);
When('{person} sells {string} for {amount} in cash', sellForCash);

// Hours of virtual time take a busy machine a while.
When(
  '{person} sells for cash through the day',
  { timeout: 120_000 },
  async function (this: SalonWorld, _who: string, table: DataTable) {
    for (const { article, amount } of table.hashes() as { article: string; amount: string }[]) {
      await sellForCash.call(this, '', article, amount);
      if (this.run.physics === 'live') continue;
      await this.salon.physics.pass(45 * 60_000);
      await this.signInAgainIfLocked();
    }
  },
);

When(
  '{person} finishes or repeats the sale of {string} for {amount} in cash',
  async function (this: SalonWorld, who: string, article: string, amount: string) {
    const screen = await this.screen();
    if (screen.lines.length === 0) await enter.call(this, who, article);
    await takeCash.call(this, who, amount);
  },
);

Then('the ticket has {int} line(s)', async function (this: SalonWorld, count: number) {
  const { lines } = await this.screen();
  assert.equal(lines.length, count, `lines on the ticket: ${lines.map(({ text }) => text).join(', ') || 'none'}`);
});

Then('receipt {int} is shown', async function (this: SalonWorld, number: number) {
  await receiptIsShown(this, number);
});

Then('receipt {int} is shown with {amount} change', async function (this: SalonWorld, number: number, change: string) {
  await receiptIsShown(this, number);
  assert.equal((await this.screen()).changeCents, centsOf(change));
});

Then('no receipt number is shown', async function (this: SalonWorld) {
  const { receiptNumber, messages } = await this.screen();
  assert.equal(
    receiptNumber,
    null,
    `the till shows receipt ${receiptNumber} as finished; it says: ${messages.join(' | ')}`,
  );
});

async function enter(this: SalonWorld, _who: string, article: string): Promise<void> {
  await startAnew(this);
  if (!this.notes.has('first line')) this.notes.set('first line', this.salon.physics.now());
  const before = (await this.screen()).lines.length;
  await this.act((till) => till.addLine({ article }));
  this.notes.set('last line', this.salon.physics.now());
  const { lines, messages } = await this.screen();
  if (lines.length <= before) this.notes.set('line refused', 1);
  else this.notes.delete('line refused');
  this.log(`ticket: ${lines.length} lines ${messages.length > 0 ? `— ${messages.join(' | ')}` : ''}`);
}

Then('the sale took less than {int} seconds', function (this: SalonWorld, seconds: number) {
  assertShort(this, 'last line', seconds);
});

Then('the payment took less than {int} seconds', function (this: SalonWorld, seconds: number) {
  assertShort(this, 'payment', seconds);
});

/** What a machine under load may cost in real time; virtual time costs nothing that the till did not wait for. */
const liveAllowanceMs = 4_000;

/** From that moment until the receipt was on the screen. */
function assertShort(world: SalonWorld, since: string, seconds: number): void {
  const took = (world.notes.get('receipt shown') ?? Number.NaN) - (world.notes.get(since) ?? Number.NaN);
  const allowance = world.run.physics === 'live' ? liveAllowanceMs : 0;
  assert.ok(took < seconds * 1000 + allowance, `it took ${took / 1000} s`);
}

async function takeCash(this: SalonWorld, _who: string, given: string): Promise<void> {
  this.salon.drawer.close(); // as everybody does after the customer before
  this.notes.set('payment', this.salon.physics.now());
  const before = (await this.screen()).receiptNumber;
  await this.act((till) => till.takeCash(given));
  this.notes.set('receipt shown', this.salon.physics.now());
  const { receiptNumber, totalCents, changeCents, isTraining } = await this.screen();
  // In practice nobody hands anything over.
  const isPaid = receiptNumber !== null && receiptNumber !== before && !isTraining;
  if (isPaid) this.salon.cashIsPaid(totalCents, changeCents ?? 0);
}

async function sellForCash(this: SalonWorld, who: string, article: string, amount: string): Promise<void> {
  const receiptsBefore = this.receipts.length;
  await enter.call(this, who, article);
  await takeCash.call(this, who, amount);
  const isShown = await this.screenBecomes((screen) => screen.receiptNumber !== null, 10_000);
  const { messages } = await this.screen();
  assert.ok(
    isShown,
    `the sale of ${article} was not shown as finished; the till says: ${messages.join(' | ') || 'nothing'}`,
  );
  if (this.salon.printerCanPrint) await this.deviceShows(() => this.receipts.length > receiptsBefore, 10_000);
}

async function startAnew(world: SalonWorld): Promise<void> {
  if ((await world.screen()).receiptNumber !== null) await world.act((till) => till.nextCustomer());
}

async function receiptIsShown(world: SalonWorld, number: number): Promise<void> {
  await world.screenBecomes((screen) => screen.receiptNumber === number, 10_000);
  const { receiptNumber, messages } = await world.screen();
  assert.equal(
    receiptNumber,
    number,
    `the till shows ${receiptNumber ?? 'no receipt'}; it says: ${messages.join(' | ') || 'nothing'}`,
  );
}
