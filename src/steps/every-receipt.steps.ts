import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { berlinDate } from '../salon/berlin-time.ts';
import { paperWords } from '../salon/paper-words.ts';
import type { PrintedReceipt } from '../salon/printed-receipt.ts';
import {
  looksSigned,
  wrongCounter,
  wrongSignature,
  wrongTillSerial,
  wrongTimes,
  wrongTimesOfTill,
  wrongTransactionNumber,
  wrongTseSerial,
} from '../salon/secured-paper.ts';
import type { FinishedTransaction } from '../salon/tse-log.ts';
import { verifyQrCode } from '../verify/index.ts';
import type { SalonWorld } from './salon-world.ts';
import { type MadeOut, makeOutEveryKind } from './trade/every-kind.ts';

const made = new WeakMap<SalonWorld, readonly MadeOut[]>();

When('{person} makes out a receipt of every kind', async function (this: SalonWorld, _who: string) {
  made.set(this, await makeOutEveryKind(this));
});

Then('every receipt shows {string}', async function (this: SalonWorld, text: string) {
  await eachPaper(this, (paper) => (paper.shows(text) ? [] : [`"${text}" is missing`]));
});

Then('every receipt shows the date of today', async function (this: SalonWorld) {
  const today = berlinDate(this.salon.physics.now());
  const [day = '', month = '', year = ''] = today.split('.');
  const ways = [today, `${day}.${month}.${year.slice(2)}`, `${year}-${month}-${day}`];
  await eachPaper(this, (paper) => (ways.some((way) => paper.text.includes(way)) ? [] : [`${today} is missing`]));
});

Then('every receipt gives beginning and end as the TSE has logged them', async function (this: SalonWorld) {
  await eachSecured(this, wrongTimes);
});

Then('every receipt gives beginning and end by the clock of the till', async function (this: SalonWorld) {
  await eachPaper(this, (paper, { begunAt, paidAt }) => wrongTimesOfTill(paper, begunAt, paidAt));
});

Then('every receipt carries the transaction number of the TSE', async function (this: SalonWorld) {
  await eachSecured(this, wrongTransactionNumber);
});

Then('every receipt carries the serial numbers of the till and of the TSE', async function (this: SalonWorld) {
  const serial = this.salon.tse.serialNumberHex();
  await eachSecured(this, (paper, sale) => [...wrongTillSerial(paper, sale), ...wrongTseSerial(paper, serial)]);
});

Then('every receipt shows the serial number of the till', async function (this: SalonWorld) {
  const [clientId = ''] = this.salon.tse.core.clients.all;
  await eachPaper(this, (paper) => (paper.shows(clientId) ? [] : [`the serial number ${clientId} is missing`]));
});

Then('every receipt carries signature counter and signature of the TSE', async function (this: SalonWorld) {
  await eachSecured(this, (paper, sale) => [...wrongCounter(paper, sale), ...wrongSignature(paper, sale)]);
});

/** § 6 KassenSichV leaves the code to the till; without one everything has to be readable by eye. */
Then('every receipt can be checked by its QR code, or reads without one', async function (this: SalonWorld) {
  const serial = this.salon.tse.serialNumberHex();
  await eachSecured(this, (paper, sale) => {
    const { qrFields } = paper;
    const everything = [wrongTransactionNumber, wrongTillSerial, wrongTimes, wrongCounter, wrongSignature];
    const complaints = everything.flatMap((wrong) => wrong(paper, sale));
    complaints.push(...wrongTseSerial(paper, serial));
    if (!qrFields) return complaints;
    if (qrFields.length !== 12) complaints.push(`the QR code has ${qrFields.length} fields, expected 12`);
    const errors = verifyQrCode(qrFields.join(';')).filter(({ severity }) => severity === 'error');
    return [...complaints, ...errors.map(({ rule, text }) => `${rule}: ${text}`)];
  });
});

Then('every receipt says that the TSE has failed', async function (this: SalonWorld) {
  await eachPaper(this, (paper) => (paperWords.outage.test(paper.flowingText) ? [] : ['no word about a failed TSE']));
});

Then('no receipt says that the TSE has failed', async function (this: SalonWorld) {
  await eachPaper(this, (paper) =>
    paperWords.outage.test(paper.flowingText) ? ['it says that the TSE has failed'] : [],
  );
});

Then('no receipt shows a transaction number, signature counter or signature', async function (this: SalonWorld) {
  await eachPaper(this, looksSigned);
});

async function eachPaper(
  world: SalonWorld,
  check: (paper: PrintedReceipt, receipt: MadeOut) => readonly string[],
): Promise<void> {
  const receipts = made.get(world) ?? [];
  assert.ok(receipts.length > 0, 'no receipt was made out');
  for (const receipt of receipts) {
    const paper = await world.paperOf(receipt.number);
    const complaints = check(paper, receipt);
    const isRight = complaints.length === 0;
    assert.ok(isRight, `receipt ${receipt.number} (${receipt.kind}): ${complaints.join('; ')}\n${paper.text}`);
  }
}

/** With the sale that the TSE has finished for it: in the order in which both came about. */
async function eachSecured(
  world: SalonWorld,
  check: (paper: PrintedReceipt, sale: FinishedTransaction) => readonly string[],
): Promise<void> {
  const receipts = made.get(world) ?? [];
  const sales = world.salon.tseLog().sales.slice(-receipts.length);
  assert.equal(sales.length, receipts.length, 'the TSE has not finished a sale for every receipt');
  await eachPaper(world, (paper, receipt) => check(paper, sales[receipts.indexOf(receipt)] as FinishedTransaction));
}
