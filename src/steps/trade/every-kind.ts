import assert from 'node:assert/strict';
import type { SalonWorld } from '../salon-world.ts';
import { cancelReceipt } from './cancel-receipt.ts';
import { lastExported } from './exported.ts';
import { takeInCash } from './take-in-cash.ts';

/** A receipt that a scenario made out; times are Unix milliseconds of the salon. */
export interface MadeOut {
  readonly number: number;
  /** What it is, for error texts. */
  readonly kind: string;
  /** When its first line was entered. */
  readonly begunAt: number;
  readonly paidAt: number;
}

/** Long enough to tell beginning and end apart, short enough for a till not to lock itself. */
const saleMs = 70_000;

/**
 * One receipt of every kind a salon hands out: what a till does right in cash it may do wrong by card. Cash, card with two rates
 * and a tip, a voucher, its redemption without any money, and the cancellation of the first.
 */
export async function makeOutEveryKind(world: SalonWorld): Promise<readonly MadeOut[]> {
  const receipts: MadeOut[] = [];
  const { physics } = world.salon;
  const makeOut = async (kind: string, enter: () => Promise<void>, pay: () => Promise<void>) => {
    await leaveReceipt(world);
    const begunAt = physics.now();
    await enter();
    // The sentence holds for any length of a sale; only virtual minutes are free.
    if (physics.kind === 'simulated') await physics.pass(saleMs);
    await world.signInAgainIfLocked();
    const paidAt = physics.now();
    await pay();
    await note(kind, begunAt, paidAt);
  };
  const note = async (kind: string, begunAt: number, paidAt: number) => {
    const isNew = (number: number | null) => number !== null && receipts.every((known) => known.number !== number);
    await world.screenBecomes(({ receiptNumber }) => isNew(receiptNumber), 10_000);
    const { receiptNumber, messages } = await world.screen();
    assert.ok(receiptNumber !== null && isNew(receiptNumber), `no receipt for ${kind}: ${messages.join(' | ')}`);
    receipts.push({ number: receiptNumber, kind, begunAt, paidAt });
  };
  const enter =
    (...articles: readonly string[]) =>
    async () => {
      for (const article of articles) await world.act((till) => till.addLine({ article }));
    };
  const byCard = () => world.act((till) => till.trade.payRestByCard());

  await makeOut('cash', enter('111'), () => takeInCash(world));
  await makeOut('card', enter('101-mittel', '601'), async () => {
    await world.act((till) => till.trade.addTip('lena', { amount: '5,00' }));
    await byCard();
  });
  await makeOut('sale of a voucher', enter('702-50'), () => takeInCash(world));
  const voucher = (await lastExported(world)).lines.find((line) => line.voucher !== undefined)?.voucher;
  assert.ok(voucher, 'the receipt says no number of a voucher');
  await makeOut('redemption of a voucher', enter('112'), () => world.act((till) => till.trade.redeemVoucher(voucher)));
  const cancelled = receipts[0] as MadeOut;
  await leaveReceipt(world);
  const at = physics.now();
  await cancelReceipt(world, cancelled.number, 'Kunde unzufrieden');
  await note('cancellation', at, at);
  return receipts;
}

async function leaveReceipt(world: SalonWorld): Promise<void> {
  if ((await world.screen()).receiptNumber !== null) await world.act((till) => till.nextCustomer());
}
