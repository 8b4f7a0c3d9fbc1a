import type { ExportedReceipt } from '../pos/contract.ts';
import { demoStaff } from './demo-staff.ts';
import type { RandomAct, RandomShift } from './random-day.ts';

const plenty = '999,00';

/** What people do at a till, good days and bad ones; what the till refuses is refused. */
export function randomTrade(shift: RandomShift): Readonly<Record<string, RandomAct>> {
  const { till, random, pick, euros, fill, leave, article } = shift;
  const receipts = (): Promise<readonly ExportedReceipt[]> => till.exportReceipts();
  const isPaid = async () => (await till.screen()).receiptNumber !== null;
  const pay = async () => {
    if (await isPaid()) return;
    if (pick([true, false])) await till.takeCash(plenty);
    else await till.trade.payRestByCard();
  };
  const earlier = async (businessCase: string) =>
    (await receipts()).filter(({ lines }) => lines.some((line) => line.businessCase === businessCase)).at(-1)?.number;

  return {
    'sells for cash': async () => {
      await fill();
      await till.takeCash(plenty);
    },
    'sells by card': async () => {
      await fill();
      await till.trade.payRestByCard();
    },
    'splits a payment': async () => {
      await fill();
      await till.trade.payPart('card', euros(1, 5));
      await till.trade.payPart('cash', euros(1, 5), '20,00');
      await pay();
    },
    'voids a line': async () => {
      await fill();
      await till.addLine({ article: article() });
      await till.voidLine(0);
      await till.takeCash(plenty);
    },
    'gives a sale up': async () => {
      await fill();
      await till.cancelSale();
    },
    'gives a discount': async () => {
      await fill();
      await till.trade.giveDiscount(pick([3, 5, 10, 33, 50, 100]), 'Aktion');
      await pay();
    },
    'gives a discount on one line': async () => {
      await fill();
      await till.addLine({ article: article() });
      await till.trade.giveDiscount(pick([7, 15, 50]), 'Kulanz', 0);
      if (pick([true, false])) await till.trade.giveDiscount(10, 'Stammkundin');
      await pay();
    },
    'sells at another price': async () => {
      await till.trade.addLineAt(pick(['111', '134', '501']), euros(1, 80), 'Absprache');
      await pay();
    },
    'takes a tip': async () => {
      await fill();
      await till.trade.addTip(pick(['lena', 'petra']), { amount: euros(1, 9) });
      await pay();
    },
    'takes a total with the tip in it': async () => {
      await fill();
      await till.trade.addTip(pick(['lena', 'petra', 'mehmet']), { totalWithTip: '250,00' });
      await pay();
    },
    'pays a tip out': async () => {
      const owed = (await till.trade.tipsOwed()).find(({ cents }) => cents > 0);
      if (owed) await till.trade.payOutTip(owed.staff, (owed.cents / 100).toFixed(2).replace('.', ','));
    },
    'sells a voucher': async () => {
      await till.addLine({ article: pick(['702-25', '702-50', '704']) });
      await pay();
    },
    'sells a single-purpose voucher beside services': async () => {
      await till.trade.addLineOf('701', euros(10, 90));
      if (pick([true, false])) await fill();
      await pay();
    },
    'redeems a voucher': async () => {
      const number = pick([...vouchersOf(await receipts()), undefined]);
      await fill();
      if (number !== undefined) await till.trade.redeemVoucher(number);
      await pay();
    },
    'redeems a part of a voucher': async () => {
      const number = vouchersOf(await receipts()).at(-1);
      await fill();
      if (number !== undefined) await till.trade.redeemVoucher(number, euros(1, 6));
      await pay();
    },
    'takes a deposit': async () => {
      await till.trade.addLineOf('801', euros(5, 20));
      await pay();
    },
    'settles a deposit': async () => {
      const number = await earlier('Anzahlungseinstellung');
      await till.addLine({ article: pick(['134', '111']) });
      if (number !== undefined) await till.trade.settleDeposit(number);
      await pay();
    },
    'sells on account': async () => {
      await fill();
      await till.trade.takeOnAccount('Hotel Kölner Hof');
    },
    'collects what was on account': async () => {
      const number = await earlier('Forderungsentstehung');
      if (number === undefined) return;
      await till.trade.collectClaim(number);
      await pay();
    },
    'cancels a receipt': async () => {
      const all = await receipts();
      if (all.length > 0) await till.trade.cancelReceipt(pick(all).number, 'Falsch gebucht');
    },
    'takes a line back': async () => {
      const sold = (await receipts()).filter(({ kind }) => kind === 'sale');
      if (sold.length === 0) return;
      await till.trade.returnLine(pick(sold).number, 0, pick(['money', 'voucher']));
      await pay();
    },
    practises: async () => {
      await till.trade.setTraining(true);
      await fill();
      await pay();
      await leave();
      await till.trade.setTraining(false);
    },
    'enters a sale written by hand': async () => {
      await fill();
      const writtenAt = new Date(shift.salon.physics.now() - random.integer(1, 90) * 60_000).toISOString();
      await till.office.markLateEntry({ user: 'lena', pin: demoStaff.lena.pin }, random.integer(1, 9_999), writtenAt);
      await pay();
    },
  };
}

function vouchersOf(receipts: readonly ExportedReceipt[]): readonly string[] {
  return receipts.flatMap(({ lines }) => lines.flatMap((line) => line.voucher ?? []));
}
