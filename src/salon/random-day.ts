import { piecesFor } from '@kassensturz/cash-drawer';
import type { SeededRandom } from '@kassensturz/host';
import type { CashMovement } from '../pos/contract/day-desk.ts';
import type { Till } from '../pos/contract.ts';
import { randomFaults } from './random-faults.ts';
import { randomTrade } from './random-trade.ts';
import type { Salon } from './salon.ts';

export interface RandomDayOptions {
  readonly salon: Salon;
  readonly till: Till;
  readonly random: SeededRandom;
  readonly acts: number;
  readonly signIn: () => Promise<void>;
}

/** One thing that happens. */
export type RandomAct = () => Promise<void>;

/** What acts need of the day they happen in. */
export interface RandomShift {
  readonly salon: Salon;
  readonly till: Till;
  readonly random: SeededRandom;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** An amount as typed, with whole euros in that range. */
  readonly euros: (least: number, most: number) => string;
  readonly article: () => string;
  /** Enters one to three articles, and takes its time. */
  readonly fill: RandomAct;
  /** Ends whatever sale is on the screen. */
  readonly leave: RandomAct;
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

  const shift: RandomShift = { salon, till, random, pick, euros, fill, leave, article: () => pick(articles) };
  const does: Readonly<Record<string, RandomAct>> = {
    ...randomTrade(shift),
    ...randomFaults(shift),
    'moves cash': async () => void (await till.day.move(pick(movements), euros(1, 60), 'Kassenbuch; "bar"')),
    'closes the day': async () => void (await close(random.integer(-2, 2) * 50)),
    'closes the day twice': async () => {
      await close(0);
      await (pick([true, false]) ? till.day.repeatClose() : close(0));
    },
    'loses power': async () => physics.cutPower(salon.pos.server),
    'loses power in the middle of a sale': async () => {
      await fill();
      const cut = physics.armPowerCut(salon.pos.server, random.integer(1, 12), pick(['lose', 'prefix', 'reorder']));
      void till.takeCash('999,00');
      await physics.deviceHost('tablet').clock.sleep(8_000);
      if (cut.hasFired()) return;
      cut.disarm();
      await physics.cutPower(salon.pos.server);
    },
    'lets the night pass': async () => undefined,
    waits: async () => undefined,
  };
  const names = Object.keys(does);
  let hasNightPassed = false;

  await physics.run(() => till.day.move('opening float', '150,00', 'Wechselgeld'));
  for (let act = 0; act < acts; act++) {
    const name = pick(names);
    story.push(name);
    await physics.run(async () => {
      await leave();
      await does[name]?.();
    });
    if (name.startsWith('loses power')) await powerComesBack();
    if (name === 'waits' || name.includes('TSE')) await physics.pass(random.integer(1, 90) * 1000);
    if (name === 'lets the night pass') await nightPasses();
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

  /** Sessions end meanwhile. One night is enough: an hour of a salon that only waits takes a second or two. */
  async function nightPasses(): Promise<void> {
    if (hasNightPassed) return;
    hasNightPassed = true;
    await physics.pass(random.integer(16, 18) * 3_600_000);
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
