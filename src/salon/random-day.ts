import { piecesFor } from '@kassensturz/cash-drawer';
import type { SeededRandom } from '@kassensturz/host';
import type { CashMovement } from '../pos/contract/day-desk.ts';
import type { ExportedReceipt, Till } from '../pos/contract.ts';
import type { Salon } from './salon.ts';

export interface RandomDayOptions {
  readonly salon: Salon;
  readonly till: Till;
  readonly random: SeededRandom;
  readonly acts: number;
  readonly signIn: () => Promise<void>;
}

const articles = ['111', '112', '113', '101-mittel', '131', '134', '501', '502', '505', '601', '602', '151'];
const movements: readonly CashMovement[] = [
  'opening float',
  'cash in',
  'private deposit',
  'expense',
  'private withdrawal',
  'wages',
  'cash out',
  'bank deposit',
];

/**
 * Lets a till live through a day: acts of the trade and faults in an order that only the seed knows. What the till refuses
 * is refused; at the end everything is put right that a person would put right, and the day is closed. Returns what was done.
 */
export async function liveThroughADay({ salon, till, random, acts, signIn }: RandomDayOptions): Promise<string[]> {
  const { physics } = salon;
  const story: string[] = [];
  const pick = <T>(choices: readonly T[]): T => choices[random.integer(0, choices.length - 1)] as T;
  const euros = (least: number, most: number) =>
    `${random.integer(least, most)},${random.integer(0, 99).toString().padStart(2, '0')}`;

  const does: Readonly<Record<string, () => Promise<void>>> = {
    'sells for cash': async () => {
      await fill();
      await till.takeCash('999,00');
    },
    'sells by card': async () => {
      await fill();
      await till.trade.payRestByCard();
    },
    'pays half by card': async () => {
      await fill();
      await till.trade.payPart('card', '5,00');
      await till.takeCash('999,00');
    },
    'voids a line': async () => {
      await fill();
      await till.addLine({ article: pick(articles) });
      await till.voidLine(0);
      await till.takeCash('999,00');
    },
    'gives a sale up': async () => {
      await fill();
      await till.cancelSale();
    },
    'gives a discount': async () => {
      await fill();
      await till.trade.giveDiscount(pick([5, 10, 50]), 'Aktion');
      await till.takeCash('999,00');
    },
    'takes a tip': async () => {
      await fill();
      await till.trade.addTip(pick(['lena', 'petra']), { amount: euros(1, 9) });
      await till.trade.payRestByCard();
    },
    'sells a voucher': async () => {
      await till.addLine({ article: pick(['702-25', '702-50']) });
      await till.takeCash('999,00');
    },
    'sells a single-purpose voucher': async () => {
      await till.trade.addLineOf('701', euros(10, 90));
      await till.takeCash('999,00');
    },
    'redeems a voucher': async () => {
      const number = vouchersOf(await till.exportReceipts()).at(-1);
      await fill();
      if (number !== undefined) await till.trade.redeemVoucher(number);
      if ((await till.screen()).receiptNumber === null) await till.takeCash('999,00');
    },
    'takes a deposit and settles it': async () => {
      await till.trade.addLineOf('801', euros(5, 20));
      await till.takeCash('999,00');
      const { receiptNumber } = await till.screen();
      await leave();
      await till.addLine({ article: '134' });
      if (receiptNumber !== null) await till.trade.settleDeposit(receiptNumber);
      await till.takeCash('999,00');
    },
    'sells on account and collects': async () => {
      await fill();
      await till.trade.takeOnAccount('Hotel Kölner Hof');
      const { receiptNumber } = await till.screen();
      await leave();
      if (receiptNumber === null) return;
      await till.trade.collectClaim(receiptNumber);
      await till.takeCash('999,00');
    },
    'cancels a receipt': async () => {
      const receipts = await till.exportReceipts();
      if (receipts.length > 0) await till.trade.cancelReceipt(pick(receipts).number, 'Falsch gebucht');
    },
    practises: async () => {
      await till.trade.setTraining(true);
      await fill();
      await till.takeCash('999,00');
      await leave();
      await till.trade.setTraining(false);
    },
    'moves cash': async () => {
      await till.day.move(pick(movements), euros(1, 60), 'Kassenbuch');
    },
    'closes the day': async () => void (await close(random.integer(-2, 2) * 50)),
    'loses the TSE': async () => salon.tse.fail(),
    'finds the TSE again': async () => salon.tse.recover(),
    'loses an answer of the TSE': async () => salon.tse.loseAnswerAfterFinish(),
    'loses power': async () => {
      await physics.cutPower(salon.pos.server);
    },
    waits: async () => undefined,
  };
  const names = Object.keys(does);

  await physics.run(() => till.day.move('opening float', '150,00', 'Wechselgeld'));
  for (let act = 0; act < acts; act++) {
    const name = pick(names);
    story.push(name);
    await physics.run(async () => {
      await leave();
      await does[name]?.();
    });
    if (name === 'loses power') await powerComesBack();
    if (name === 'waits' || name.includes('TSE')) await physics.pass(random.integer(1, 90) * 1000);
  }
  await salon.tse.recover();
  await physics.pass(120_000);
  await settle();
  await physics.run(() => close(-50));
  return story;

  async function leave(): Promise<void> {
    const { receiptNumber, lines } = await till.screen();
    if (receiptNumber !== null) await till.nextCustomer();
    if (lines.length > 0 && receiptNumber === null) await till.takeCash('999,00');
    if ((await till.screen()).receiptNumber !== null) await till.nextCustomer();
  }

  /** Hair takes its time: between the first line and the payment something happens. */
  async function fill(): Promise<void> {
    for (let count = random.integer(1, 3); count > 0; count--) {
      await till.addLine({ article: pick(articles) });
      await physics.deviceHost('tablet').clock.sleep(random.integer(2, 40) * 1000);
    }
  }

  /** Counts honestly, but for a coin or two. */
  async function close(mistakeCents: number): Promise<string | undefined> {
    const expectedCents = await till.expectedCashCents();
    const countedCents = Math.max(0, expectedCents + mistakeCents);
    const bankDeposit = countedCents > 20_000 ? { bankDeposit: '100,00' } : {};
    return till.day.close(piecesFor(countedCents), bankDeposit);
  }

  async function powerComesBack(): Promise<void> {
    await physics.until(
      async () => !(await till.screen()).isConnected,
      30_000,
      (look) => till.onChange(look),
    );
    await physics.run(() => physics.switchOn(salon.pos.server));
    await physics.until(
      async () => (await till.screen()).isConnected,
      90_000,
      (look) => till.onChange(look),
    );
    if ((await physics.run(() => till.screen())).view === 'sign-in') await signIn();
  }

  /** What a person does before closing: every open sale is paid or given up. */
  async function settle(): Promise<void> {
    await physics.run(leave);
    await physics.run(async () => {
      if ((await till.screen()).lines.length > 0) await till.cancelSale();
    });
  }
}

function vouchersOf(receipts: readonly ExportedReceipt[]): readonly string[] {
  return receipts.flatMap(({ lines }) => lines.flatMap((line) => line.voucher ?? []));
}
