import type { Till } from '../pos/contract.ts';
import type { Salon } from './salon.ts';

export interface ClosingCutOptions {
  readonly count: number;
  readonly till: Till;
  readonly signIn: () => Promise<void>;
}

const modes = ['lose', 'prefix', 'reorder'] as const;
const readyLimitMs = 90_000;
const bankDeposit = '10,00';

/**
 * Sells and closes the day again and again while the power of the server fails, each time a few disk operations later than
 * before; afterwards the same closing is asked for once more, as a cashier does who saw no answer. Returns the closings.
 */
export async function cutPowerDuringClosings(
  salon: Salon,
  { count, till, signIn }: ClosingCutOptions,
): Promise<number> {
  const { physics } = salon;
  const { server } = salon.pos;
  await sell();
  const before = physics.diskOperations(server);
  await close();
  const operations = Math.max(1, physics.diskOperations(server) - before);
  for (let done = 0; done < count; done++) {
    await sell();
    const instant = 1 + Math.floor((done * operations) / count);
    const cut = physics.armPowerCut(server, instant, modes[done % modes.length]!);
    await close();
    if (!cut.hasFired()) {
      cut.disarm();
      await physics.cutPower(server);
    }
    await until(async () => !(await till.screen()).isConnected);
    await physics.run(() => physics.switchOn(server));
    await until(async () => (await till.screen()).isConnected);
    if ((await physics.run(() => till.screen())).view === 'sign-in') await signIn();
    await physics.run(() => till.day.repeatClose());
  }
  return count + 1;

  async function sell(): Promise<void> {
    await physics.run(async () => {
      if ((await till.screen()).receiptNumber !== null) await till.nextCustomer();
      await till.addLine({ article: '113' });
      await till.takeCash('14,00');
    });
    salon.drawer.money.putIn(1_400);
  }

  /** Counts honestly; a coin is lost every day, so that there is a difference to book. */
  async function close(): Promise<void> {
    salon.drawer.money.lose(100);
    const counted = salon.drawer.money.contents;
    // The power may be gone in the middle of it; then there is no answer.
    await physics.run(() => till.day.close(counted, { bankDeposit }).catch(() => undefined));
    salon.drawer.money.acceptCount();
    salon.drawer.money.takeOut(1_000);
  }

  async function until(check: () => Promise<boolean>): Promise<void> {
    await physics.until(check, readyLimitMs, (look) => till.onChange(look));
  }
}
