import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { paperWords } from '../salon/paper-words.ts';
import { centsOf, PrintedReceipt } from '../salon/printed-receipt.ts';
import type { SalonWorld } from './salon-world.ts';

Given('the printer is switched off', function (this: SalonWorld) {
  this.salon.switchPrinterOff();
});

When('the printer is switched on', async function (this: SalonWorld) {
  this.salon.switchPrinterOn();
  await this.deviceShows(() => this.salon.printerCanPrint, 30_000);
});

Given("the printer's next answer gets lost", function (this: SalonWorld) {
  this.salon.loseNextPrinterAnswer();
});

Then('a receipt is printed', async function (this: SalonWorld) {
  await this.lastReceipt();
});

Then('no receipt is printed', function (this: SalonWorld) {
  assert.equal(this.receipts.length, 0, `paper came out:\n${this.receipts.at(-1)?.text}`);
});

Then('{int} receipts are printed', async function (this: SalonWorld, count: number) {
  await this.deviceShows(() => this.receipts.length >= count, 10_000);
  assert.equal(this.receipts.length, count);
});

Then('the receipt shows {string}', async function (this: SalonWorld, text: string) {
  const receipt = await this.lastReceipt();
  assert.ok(receipt.shows(text), `"${text}" is not on the receipt:\n${receipt.text}`);
});

const meanings = {
  'is not valid': paperWords.invalid,
  'is practice': paperWords.practice,
} as const;

Then(
  /^receipt (\d+) says that it (is not valid|is practice)$/,
  async function (this: SalonWorld, number: string, meaning: keyof typeof meanings) {
    const { text } = await this.paperOf(Number(number));
    assert.match(text, meanings[meaning], text);
  },
);

Then('receipt {int} does not say that it is practice', async function (this: SalonWorld, number: number) {
  const { text } = await this.paperOf(number);
  assert.doesNotMatch(text, paperWords.practice, text);
});

Then(
  'receipt {int} says that it is a late entry of paper {int}',
  async function (this: SalonWorld, number: number, paper: number) {
    const { text, lines } = await this.paperOf(number);
    assert.match(text, paperWords.lateEntry, text);
    const isNumbered = lines.some(
      (line) => /Hand|Papier|Nacherf|Nachtr|Beleg/i.test(line) && new RegExp(`\\b${paper}\\b`).test(line),
    );
    assert.ok(isNumbered, `number ${paper} of the handwritten receipt is not on the paper:\n${text}`);
  },
);

Then('no line of the receipt is longer than {int} columns', async function (this: SalonWorld, columns: number) {
  const { lines } = await this.lastReceipt();
  const tooLong = lines.filter((line) => line.trim().length > columns); // the printer may centre on a wider head
  assert.deepEqual(tooLong, []);
});

Then('the printer met no unknown byte', function (this: SalonWorld) {
  assert.deepEqual(this.salon.printer.unknownBytes, { count: 0, samples: [] });
});

Then("it was printed by ePOS-Print from the till's device", async function (this: SalonWorld) {
  assert.deepEqual(await this.salon.physics.visitorsOf('printer'), ['tablet']);
  assert.deepEqual([...new Set(this.salon.printer.connections.map(({ via }) => via))], ['epos']);
});

Then(
  'the receipt has a line with {string}, quantity {int} and {amount}',
  async function (this: SalonWorld, text: string, quantity: number, amount: string) {
    hasLine(await this.lastReceipt(), text, quantity, amount);
  },
);

Then('the paper of receipt {int} has these lines', async function (this: SalonWorld, number: number, table: DataTable) {
  const paper = await this.paperOf(number);
  for (const { text, quantity, amount } of table.hashes() as { text: string; quantity: string; amount: string }[])
    hasLine(paper, text, Number(quantity), amount);
});

/** A line that is taken back carries its minus at the quantity or at the amount, as the till likes. */
function hasLine(receipt: PrintedReceipt, text: string, quantity: number, amount: string): void {
  const line = receipt.lineItem(text);
  assert.ok(line, `no line with "${text}" and an amount:\n${receipt.text}`);
  const cents = PrintedReceipt.amounts(line).map(Math.abs);
  assert.ok(cents.includes(centsOf(amount)), `"${line}" does not show ${amount}`);
  const isQuantityShown = new RegExp(`(^|\\s)-?${quantity}(,0+)?\\s*(x|×|Stk|St\\.|\\*|\\s)`, 'i').test(line);
  assert.ok(isQuantityShown, `"${line}" does not show the quantity ${quantity}`);
}

const statesByName = {
  'has no paper': (world: SalonWorld) => world.salon.printer.runOutOfPaper(),
  'has its cover open': (world: SalonWorld) => world.salon.printer.openCover(),
  'is offline': (world: SalonWorld) => world.salon.printer.goOffline(),
  'is switched off now': (world: SalonWorld) => world.salon.switchPrinterOff(),
  'accepts connections and never answers': (world: SalonWorld) => world.salon.printer.fault('tarpit'),
} as const;

Given(
  /^the printer (has no paper|has its cover open|is offline|is switched off now|accepts connections and never answers)$/,
  function (this: SalonWorld, state: keyof typeof statesByName) {
    statesByName[state](this);
  },
);

Given('the paper in the printer is nearly used up', function (this: SalonWorld) {
  this.salon.printer.reachNearEnd();
});

When('somebody puts a new roll in', function (this: SalonWorld) {
  this.salon.printer.loadPaper();
});

When('{person} has read that', function (this: SalonWorld, _who: string) {
  return this.act((till) => till.dismissNotices());
});

const saysPaperIsLow = (text: string) => /(Papier|Rolle).*(bald|knapp|zu Ende)/i.test(text);

Then('the till mentions that the paper runs low', async function (this: SalonWorld) {
  const isSaid = await this.screenBecomes(({ messages }) => messages.some(saysPaperIsLow), 10_000);
  const { messages } = await this.screen();
  assert.ok(isSaid, `nothing about paper that runs low; the till says: ${messages.join(' | ') || 'nothing'}`);
});

Then('the till does not mention the paper', async function (this: SalonWorld) {
  const { messages } = await this.screen();
  assert.deepEqual(messages.filter(saysPaperIsLow), []);
});

When('the printer can be reached again', async function (this: SalonWorld) {
  this.salon.reconnectPrinter();
  await this.screenBecomes(({ messages }) => messages.some((text) => /KOPIE/.test(text)), 10_000);
});
