import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { piecesFor } from '@kassensturz/cash-drawer';
import type { CashMovement, DaySums, ExportedClosing } from '../pos/contract/day-desk.ts';
import { cutPowerDuringClosings } from '../salon/closing-cuts.ts';
import { centsOf, PrintedReceipt } from '../salon/printed-receipt.ts';
import { verifyDsfinvkZip } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';

/** What the till said to the last try to close or to move cash. */
const refusals = new WeakMap<SalonWorld, string | undefined>();
const noted = new WeakMap<SalonWorld, readonly ExportedClosing[]>();
const cuts = new WeakMap<SalonWorld, number>();

/** Which way the money goes, seen from the drawer. */
const intoTheDrawer: readonly CashMovement[] = ['opening float', 'cash in', 'private deposit'];

When('{person} moves cash through the day', async function (this: SalonWorld, _who: string, table: DataTable) {
  for (const { movement, amount, reason } of table.hashes() as {
    movement: CashMovement;
    amount: string;
    reason: string;
  }[]) {
    const refusal = await this.act((till) => till.day.move(movement, amount, reason));
    assert.equal(refusal, undefined, `${movement} of ${amount} was refused: ${refusal}`);
    handsMove(this, movement, amount);
  }
});

When(
  '{person} tries to take {amount} out of the drawer',
  async function (this: SalonWorld, _who: string, amount: string) {
    refusals.set(this, await this.act((till) => till.day.move('cash out', amount, 'Entnahme')));
  },
);

Given('{amount} is/are missing from the drawer', function (this: SalonWorld, amount: string) {
  this.salon.drawer.money.lose(centsOf(amount));
});

Given('{amount} too much is/are in the drawer', function (this: SalonWorld, amount: string) {
  this.salon.drawer.money.gain(centsOf(amount));
});

When('{person} counts the drawer and closes the day', function (this: SalonWorld, _who: string) {
  return close(this);
});

When(
  '{person} counts the drawer, closes the day and takes {amount} to the bank',
  async function (this: SalonWorld, _who: string, bankDeposit: string) {
    await close(this, { bankDeposit });
    this.salon.drawer.money.takeOut(centsOf(bankDeposit));
  },
);

When('{person} closes the day with what the till expects', async function (this: SalonWorld, _who: string) {
  const refusal = await this.act(async (till) => till.day.close(piecesFor(await till.expectedCashCents())));
  assert.equal(refusal, undefined, `the till would not close the day: ${refusal}`);
});

When('{person} tries to close the day', async function (this: SalonWorld, _who: string) {
  refusals.set(this, await this.act((till) => till.day.close(this.salon.drawer.money.contents)));
});

When('{person} voids line {int}', function (this: SalonWorld, _who: string, position: number) {
  return this.act((till) => till.voidLine(position - 1));
});

When('{string} takes over the till', async function (this: SalonWorld, user: string) {
  if ((await this.screen()).receiptNumber !== null) await this.act((till) => till.nextCustomer());
  await this.signIn(user);
});

When('{person} presses close once more', async function (this: SalonWorld, _who: string) {
  refusals.set(this, await this.act((till) => till.day.repeatClose()));
});

When('somebody else closes the day as number {int} again', async function (this: SalonWorld, number: number) {
  refusals.set(this, await this.act((till) => till.day.closeAs(number, this.salon.drawer.money.contents)));
});

When(
  'the power of the box fails at {int} instants of closings, spread over every write and sync',
  { timeout: 240_000 },
  async function (this: SalonWorld, count: number) {
    const { till, salon } = this;
    cuts.set(this, await cutPowerDuringClosings(salon, { till, count, signIn: () => this.signIn('petra') }));
  },
);

Then(
  'it takes at most {int} taps to see that {amount} should be in the drawer',
  async function (this: SalonWorld, most: number, amount: string) {
    const { taps, cents } = await this.act((till) => till.day.lookAtCash());
    assert.equal(cents, centsOf(amount));
    assert.ok(taps <= most, `it takes ${taps} taps`);
  },
);

When(
  '{person} closes the day and types {amount} as the sum of the terminal',
  async function (this: SalonWorld, _who: string, cardSum: string) {
    const count = this.salon.drawer.money.contents;
    const refusal = await this.act((till) => till.day.close(count, { cardSum }));
    assert.equal(refusal, undefined, `the till would not close the day: ${refusal}`);
    this.salon.drawer.money.acceptCount();
  },
);

Then('the till refuses with a text about {typed}', function (this: SalonWorld, about: string) {
  const refusal = refusals.get(this);
  assert.ok(refusal, `the till did it; it should have refused for ${about}`);
  assert.match(refusal, new RegExp(about, 'i'));
});

Then('closing {int} holds the receipt(s) {int} to {int}', closingHolds);

Then('closing {int} says', async function (this: SalonWorld, number: number, table: DataTable) {
  const closing = await closingOf(this, number);
  const told = { ...plainFigures(closing), ...casesOf(closing) };
  const wanted = Object.fromEntries(table.raw().map(([name, amount]) => [name, centsOf(amount ?? '')]));
  const shown = Object.fromEntries(Object.keys(wanted).map((name) => [name, told[name]]));
  assert.deepEqual(shown, wanted, `closing ${number}: ${JSON.stringify(told)}`);
});

Then('the closings are numbered from 1 to {int}', async function (this: SalonWorld, last: number) {
  const numbers = (await closings(this)).map(({ number }) => number);
  assert.deepEqual(
    numbers,
    Array.from({ length: last }, (_, index) => index + 1),
  );
});

Then(
  'every power cut left one closing with the next number, and no money was booked twice',
  async function (this: SalonWorld) {
    const all = await closings(this);
    assert.deepEqual(
      all.map(({ number }) => number),
      all.map((_, index) => index + 1),
    );
    assert.equal(all.length, cuts.get(this));
    for (const { number, countedCents, bankDepositCents, floatCents, cashCents } of all) {
      assert.equal(floatCents, countedCents - bankDepositCents, `float of closing ${number}`);
      assert.equal(cashCents, floatCents, `cash of closing ${number}`);
    }
  },
);

Then('the interim report shows', async function (this: SalonWorld, table: DataTable) {
  const report = await this.act((till) => till.day.interimReport());
  for (const [name, amount] of table.raw())
    assert.equal({ ...figuresOf(report), ...casesOf(report) }[name ?? ''], centsOf(amount ?? ''), name);
});

Then('all of the till’s closings are noted', async function (this: SalonWorld) {
  noted.set(this, await closings(this));
});

Then('the noted closings are as they were', async function (this: SalonWorld) {
  const before = noted.get(this) ?? [];
  assert.ok(before.length > 0, 'no closing was noted');
  assert.deepEqual((await closings(this)).slice(0, before.length), before);
});

Then('a Z receipt of closing {int} is printed', async function (this: SalonWorld, number: number) {
  await zReceipt(this, number);
});

/** What stands beside an amount is the till's own word; a sum may or may not hold the float. */
Then('the Z receipt of closing {int} shows', async function (this: SalonWorld, number: number, table: DataTable) {
  const { lines, text } = await zReceipt(this, number);
  const printed = new Set(lines.flatMap((line) => PrintedReceipt.amounts(line)));
  const missing = table
    .raw()
    .filter(([, amounts = '']) => !amounts.split(' or ').some((one) => printed.has(centsOf(one))));
  assert.deepEqual(missing, [], `these sums are not on the Z receipt:\n${text}`);
});

async function zReceipt(world: SalonWorld, number: number): Promise<PrintedReceipt> {
  const wanted = new RegExp(`Z-BERICHT[\\s\\S]*(Abschluss|Z-Nr\\.?)\\D*${number}\\b`, 'i');
  const find = () => world.receipts.find(({ text }) => wanted.test(text));
  await world.deviceShows(() => find() !== undefined, 10_000);
  const paper = find();
  assert.ok(paper, `no Z receipt of closing ${number} came out of the printer`);
  return paper;
}

Then('the till’s card sum differs by {amount} from the terminal’s', async function (this: SalonWorld, amount: string) {
  const { cards, number } = (await closings(this)).at(-1) ?? (await closingOf(this, 1));
  assert.ok(cards.terminalCents !== undefined, `closing ${number} holds no sum of the terminal`);
  assert.equal(Math.abs(cards.terminalCents - cards.tillCents), centsOf(amount));
});

Then(
  'the DSFinV-K export from {string} to {string} holds the closings {int} to {int}',
  async function (this: SalonWorld, from: string, to: string, first: number, last: number) {
    const archive = await this.act((till) => till.exports.dsfinvk({ from, to }));
    const { tills } = await verifyDsfinvkZip(archive);
    assert.deepEqual(
      tills.map(({ firstClosing, lastClosing }) => [firstClosing, lastClosing]),
      [[first, last]],
    );
  },
);

Then(
  'there is nothing to export from {string} to {string}',
  async function (this: SalonWorld, from: string, to: string) {
    await assert.rejects(
      this.act((till) => till.exports.dsfinvk({ from, to })),
      'the till made an export of a period in which nothing was closed',
    );
  },
);

Then('no transaction is open in the TSE', function (this: SalonWorld) {
  const open = this.salon.tseLog().transactions.filter(({ finish }) => finish === undefined);
  assert.deepEqual(
    open.map(({ transactionNumber }) => transactionNumber),
    [],
    'these transactions were never finished',
  );
});

async function close(world: SalonWorld, more: { readonly bankDeposit?: string } = {}): Promise<void> {
  const count = world.salon.drawer.money.contents;
  const refusal = await world.act((till) => till.day.close(count, more));
  refusals.set(world, refusal);
  assert.equal(refusal, undefined, `the till would not close the day: ${refusal}`);
  world.salon.drawer.money.acceptCount();
}

function handsMove({ salon }: SalonWorld, movement: CashMovement, amount: string): void {
  if (intoTheDrawer.includes(movement)) salon.drawer.money.putIn(centsOf(amount));
  else salon.drawer.money.takeOut(centsOf(amount));
}

async function closingHolds(this: SalonWorld, number: number, first: number, last: number): Promise<void> {
  assert.deepEqual((await closingOf(this, number)).receipts, { first, last });
}

async function closingOf(world: SalonWorld, number: number): Promise<ExportedClosing> {
  const all = await closings(world);
  const closing = all.find((candidate) => candidate.number === number);
  assert.ok(closing, `there is no closing ${number}; there are ${all.map((one) => one.number).join(', ') || 'none'}`);
  return closing;
}

function closings(world: SalonWorld): Promise<readonly ExportedClosing[]> {
  return world.act((till) => till.day.closings());
}

function plainFigures(closing: ExportedClosing): Record<string, number> {
  const { expectedCents, countedCents, differenceCents, bankDepositCents, floatCents } = closing;
  return {
    ...figuresOf(closing),
    expected: expectedCents,
    counted: countedCents,
    difference: differenceCents,
    'to the bank': bankDepositCents,
    float: floatCents,
  };
}

function figuresOf({ turnoverCents, cashCents, vat, payments }: DaySums): Record<string, number> {
  const rates = vat.flatMap(({ rate, grossCents, netCents, taxCents }) => [
    [`gross at ${rate} %`, grossCents] as const,
    [`net at ${rate} %`, netCents] as const,
    [`VAT at ${rate} %`, taxCents] as const,
  ]);
  const ways = new Map<string, number>();
  for (const { type, cents } of payments) ways.set(`paid: ${type}`, (ways.get(`paid: ${type}`) ?? 0) + cents);
  return { turnover: turnoverCents, cash: cashCents, ...Object.fromEntries(rates), ...Object.fromEntries(ways) };
}

/** Sums by GV_TYP. */
function casesOf({ businessCases }: DaySums): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { type, cents } of businessCases) sums[type] = (sums[type] ?? 0) + cents;
  return sums;
}
