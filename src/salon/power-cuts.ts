import type { Till, TillScreen } from '../pos/contract.ts';
import type { Salon } from './salon.ts';

export interface PowerCutOptions {
  readonly count: number;
  readonly signIn: () => Promise<void>;
  readonly till: Till;
}

export interface PowerCutReport {
  /** How often the power really failed. */
  readonly cuts: number;
  /** How often the till was ready again afterwards. */
  readonly recoveries: number;
  /** Receipts whose number the cashier saw. */
  readonly shown: readonly { readonly number: number; readonly totalCents: number }[];
}

const modes = ['lose', 'prefix', 'reorder'] as const;
const readyLimitMs = 90_000;
/** Given in cash: enough for any ticket that may have piled up. */
const plenty = '500,00';

/**
 * Sells again and again while the power of the server fails: each time a few disk operations later than before, until
 * every write and sync of a sale has been hit, in all ways a disk can lose what was not synced.
 */
export async function cutPowerDuringSales(salon: Salon, options: PowerCutOptions): Promise<PowerCutReport> {
  const { physics } = salon;
  const { till } = options;
  const server = salon.pos.server;
  salon.isDrawerUnattended = true;
  const shown = new Map<number, number>();
  const operationsOfASale = await countOperations();
  let cuts = 0;
  let recoveries = 0;

  while (cuts < options.count) {
    const instant = 1 + (cuts % operationsOfASale);
    const mode = modes[Math.floor(cuts / operationsOfASale) % modes.length]!;
    const cut = physics.armPowerCut(server, instant, mode);
    await sellOnce();
    if (!cut.hasFired()) {
      cut.disarm(); // this sale needed fewer operations than the one that was counted
      await physics.cutPower(server);
    }
    cuts++;
    await physics.until(
      async () => !(await till.screen()).isConnected,
      readyLimitMs,
      (look) => till.onChange(look),
    );
    await physics.run(() => physics.switchOn(server));
    if (await comesBack()) recoveries++;
    await settleOpenSale();
  }
  return { cuts, recoveries, shown: [...shown].map(([number, totalCents]) => ({ number, totalCents })) };

  async function countOperations(): Promise<number> {
    const before = physics.diskOperations(server);
    await sellOnce();
    return Math.max(1, physics.diskOperations(server) - before);
  }

  async function sellOnce(): Promise<void> {
    await physics.run(async () => {
      const { receiptNumber, lines } = await till.screen();
      if (receiptNumber !== null) await till.nextCustomer();
      if (receiptNumber !== null || lines.length === 0) await till.addLine({ article: '113' });
      await till.takeCash(plenty);
    });
    await note();
  }

  async function note(): Promise<void> {
    const { receiptNumber, totalCents } = await physics.run(() => till.screen());
    if (receiptNumber !== null) shown.set(receiptNumber, totalCents);
  }

  async function comesBack(): Promise<boolean> {
    const isReady = await physics.until(
      async () => (await till.screen()).isConnected,
      readyLimitMs,
      (look) => till.onChange(look),
    );
    if ((await physics.run(() => till.screen())).view === 'sign-in') await options.signIn();
    return isReady;
  }

  /** What the cashier does after a power cut: waits until the till has sorted itself out, and finishes what is still open. */
  async function settleOpenSale(): Promise<void> {
    const isSettled = ({ canPay, lines, receiptNumber }: TillScreen) =>
      canPay || lines.length === 0 || receiptNumber !== null;
    await physics.until(
      async () => isSettled(await till.screen()),
      readyLimitMs,
      (look) => till.onChange(look),
    );
    const { lines, receiptNumber } = await physics.run(() => till.screen());
    if (receiptNumber === null && lines.length > 0) await physics.run(() => till.takeCash(plenty));
    await note();
  }
}
