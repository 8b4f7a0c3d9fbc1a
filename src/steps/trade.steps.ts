import assert from 'node:assert/strict';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import type { ExportedReceipt } from '../pos/contract.ts';
import { receiptNumbered as receiptHeading } from '../salon/paper-words.ts';
import { centsOf } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';
import { cancelReceipt } from './trade/cancel-receipt.ts';
import { lastExported, receiptNumbered } from './trade/exported.ts';
import { takeInCash } from './trade/take-in-cash.ts';

When(
  '{person} enters {string} for {amount}',
  async function (this: SalonWorld, _who: string, article: string, amount: string) {
    await nextCustomer(this);
    await this.act((till) => till.trade.addLineOf(article, amount));
  },
);

When(
  '{person} enters {string} at {amount} because {string}',
  async function (this: SalonWorld, _who: string, article: string, price: string, reason: string) {
    await nextCustomer(this);
    await this.act((till) => till.trade.addLineAt(article, price, reason));
  },
);

When(
  '{person} tries to enter {string} at {amount} without a reason',
  async function (this: SalonWorld, _who: string, article: string, price: string) {
    await nextCustomer(this);
    await this.act((till) => till.trade.addLineAt(article, price, ''));
  },
);

When(
  '{person} gives {int} % off everything because {string}',
  function (this: SalonWorld, _who: string, percent: number, reason: string) {
    return this.act((till) => till.trade.giveDiscount(percent, reason));
  },
);

When(
  '{person} tries to give {int} % off everything without a reason',
  function (this: SalonWorld, _who: string, percent: number) {
    return this.act((till) => till.trade.giveDiscount(percent, ''));
  },
);

When(
  '{person} lets the customer pay {amount} of it with notes',
  async function (this: SalonWorld, _who: string, amount: string) {
    await this.act((till) => till.trade.payPart('cash', amount));
    this.salon.cashIsPaid(centsOf(amount), 0);
  },
);

When(
  '{person} lets the customer pay {amount} of it with a card',
  function (this: SalonWorld, _who: string, amount: string) {
    return this.act((till) => till.trade.payPart('card', amount));
  },
);

When('{person} takes the rest by card', async function (this: SalonWorld, _who: string) {
  this.notes.set('payment', this.salon.physics.now());
  await this.act((till) => till.trade.payRestByCard());
});

When('{person} sells on account to {string}', function (this: SalonWorld, _who: string, customer: string) {
  return this.act((till) => till.trade.takeOnAccount(customer));
});

When('{string} pays receipt {int} in cash', async function (this: SalonWorld, _who: string, number: number) {
  await this.act((till) => till.trade.collectClaim(number));
  await takeInCash(this);
});

When('{person} settles the deposit of receipt {int}', function (this: SalonWorld, _who: string, number: number) {
  return this.act((till) => till.trade.settleDeposit(number));
});

When(
  '{person} cancels receipt {int} because {string}',
  async function (this: SalonWorld, _who: string, number: number, reason: string) {
    await cancelReceipt(this, number, reason);
  },
);

When(
  '{person} takes line {int} of receipt {int} back',
  function (this: SalonWorld, _who: string, line: number, number: number) {
    return this.act((till) => till.trade.returnLine(number, line - 1, 'money'));
  },
);

When(
  '{person} takes line {int} of receipt {int} back for a complaint voucher',
  function (this: SalonWorld, _who: string, line: number, number: number) {
    return this.act((till) => till.trade.returnLine(number, line - 1, 'voucher'));
  },
);

When('{person} pays the customer in cash', async function (this: SalonWorld, _who: string) {
  await takeInCash(this);
});

When('{person} begins to practise', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.trade.setTraining(true));
});

When('{person} ends the practice', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.trade.setTraining(false));
});

Then('{amount} is still due', async function (this: SalonWorld, amount: string) {
  const { dueCents, messages } = await this.screen();
  assert.equal(dueCents, centsOf(amount), `the till says: ${messages.join(' | ')}`);
});

Then('the customer gets {amount}', async function (this: SalonWorld, amount: string) {
  assert.equal((await this.screen()).dueCents, -centsOf(amount));
});

Then('the till refuses with a word about {string}', async function (this: SalonWorld, word: string) {
  const { messages } = await this.screen();
  assert.ok(
    messages.some((message) => message.toLowerCase().includes(word.toLowerCase())),
    `the till says: ${messages.join(' | ') || 'nothing'}`,
  );
});

Then('the till says that this is practice', async function (this: SalonWorld) {
  const { isTraining, messages } = await this.screen();
  assert.ok(isTraining, 'nothing on the screen says that this is practice');
  assert.ok(
    messages.some((message) => /Übung|Schulung|Training/i.test(message)),
    messages.join(' | '),
  );
});

Then('receipt {int} is exported as', async function (this: SalonWorld, number: number, table: DataTable) {
  const receipt = await receiptNumbered(this, number);
  const expected = table.hashes() as { case: string; gross: string; rate?: string }[];
  // In which order is the till's own business.
  assert.deepEqual(
    receipt.lines
      .map((line) => [line.businessCase, line.grossCents, ...(expected[0]?.rate === undefined ? [] : [line.vatRate])])
      .toSorted(byText),
    expected
      .map((row) => [row.case, centsOf(row.gross), ...(row.rate === undefined ? [] : [Number(row.rate)])])
      .toSorted(byText),
  );
});

Then('receipt {int} was paid {string}', async function (this: SalonWorld, number: number, payments: string) {
  const receipt = await receiptNumbered(this, number);
  assert.equal(paidWords(receipt), payments);
});

Then('receipt {int} refers to receipt {int}', async function (this: SalonWorld, number: number, original: number) {
  const [receipt, first] = [await receiptNumbered(this, number), await receiptNumbered(this, original)];
  assert.deepEqual(receipt.refersTo, [original], `receipt ${number} does not refer to receipt ${original}`);
  assert.ok(receipt.issuedAt >= first.issuedAt, 'the correction is dated before the original');
  const paper = await this.paperOf(number);
  const isNamed = receiptHeading(original).test(paper.flowingText);
  assert.ok(isNamed, `the paper of receipt ${number} does not name receipt ${original}`);
});

Then(
  'receipt {int} has the opposite amounts of receipt {int}',
  async function (this: SalonWorld, number: number, original: number) {
    const [receipt, first] = [await receiptNumbered(this, number), await receiptNumbered(this, original)];
    assert.equal(receipt.totalCents, -first.totalCents);
    assert.deepEqual(
      receipt.lines.map(({ grossCents }) => -grossCents),
      first.lines.map(({ grossCents }) => grossCents),
    );
    assert.deepEqual(
      receipt.payments.map(({ amountCents }) => -amountCents),
      first.payments.map(({ amountCents }) => amountCents),
    );
  },
);

Then('receipt {int} is dated now', async function (this: SalonWorld, number: number) {
  const { issuedAt } = await receiptNumbered(this, number);
  const awayMs = Math.abs(this.salon.physics.now() - Date.parse(issuedAt));
  assert.ok(awayMs < 60_000, `receipt ${number} is dated ${issuedAt}, ${awayMs / 1000} s from now`);
});

Then('receipt {int} gives {string} as the reason', async function (this: SalonWorld, number: number, reason: string) {
  const receipt = await receiptNumbered(this, number);
  const changed = receipt.lines.filter((line) => line.reason !== undefined);
  assert.ok(
    changed.some((line) => line.reason === reason),
    `reasons: ${changed.map((line) => line.reason).join(', ') || 'none'}`,
  );
});

Then('receipt {int} is exported as practice and no turnover', async function (this: SalonWorld, number: number) {
  const { type } = await receiptNumbered(this, number);
  assert.equal(type, 'AVTraining');
  assert.match(this.salon.tseLog().lastFinished().processData, /^AVTraining\^/);
});

Then('the last receipt line was performed by {string}', async function (this: SalonWorld, staff: string) {
  assert.equal((await lastExported(this)).lines.at(-1)?.performedBy, staff);
});

const byText = (one: unknown, other: unknown): number => JSON.stringify(one).localeCompare(JSON.stringify(other));

function paidWords({ payments }: ExportedReceipt): string {
  const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',');
  return payments.map(({ method, amountCents }) => `${euros(amountCents)} ${method}`).join(' and ') || 'nothing';
}

async function nextCustomer(world: SalonWorld): Promise<void> {
  if ((await world.screen()).receiptNumber !== null) await world.act((till) => till.nextCustomer());
  if (!world.notes.has('first line')) world.notes.set('first line', world.salon.physics.now());
}
