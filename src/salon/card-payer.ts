import type { CutPlan, FaultOptions } from '@kassensturz/card-terminal';
import type { Till } from '../pos/contract.ts';
import { loadAdapter } from '../pos/load-adapter.ts';
import { chargesAreRecorded } from './card-invariants.ts';
import { completePlan, type SalonPlan } from './plan.ts';
import { Salon } from './salon.ts';
import { SimulatedPhysics } from './simulated-physics.ts';

const lena = { user: 'lena', pin: '204866' };
/** A cable that somebody has tripped over is in again after this. */
const plugInMs = 7_000;
const patienceMs = 400_000;
const mostTries = 4;

/** A till in a simulated salon at which customers pay by card while things break, and what it came to. */
export class CardPayer {
  readonly salon: Salon;
  readonly till: Till;
  readonly #physics: SimulatedPhysics;

  private constructor(salon: Salon, till: Till, physics: SimulatedPhysics) {
    this.salon = salon;
    this.till = till;
    this.#physics = physics;
    const { device } = salon.terminal;
    device.customer.habit = 'taps';
    device.on('power', ({ isOn }) => {
      if (!isOn) device.powerOn();
    });
  }

  static async open(terminal: Partial<SalonPlan['terminal']>, seed = 1): Promise<CardPayer> {
    const plan = completePlan({ variant: 'box', terminal });
    const physics = new SimulatedPhysics(plan, seed);
    const salon = await Salon.start({ plan, physics, pos: await loadAdapter({}) });
    const till = await salon.openTill('tablet');
    await physics.run(() => till.signIn(lena.user, lena.pin));
    return new CardPayer(salon, till, physics);
  }

  /** Sells one haircut by card while something breaks; pays again as long as the till says that nothing was paid. */
  async sellThrough(fault: FaultOptions & Partial<CutPlan>): Promise<{ readonly hasBroken: boolean }> {
    const { device } = this.salon.terminal;
    device.fault('cutAtMessage', fault);
    const plugging = this.#physics.host('tablet').clock.every(plugInMs, () => device.plugIn());
    let hasBroken = true;
    await this.#physics.run(async () => {
      if ((await this.till.screen()).receiptNumber !== null) await this.till.nextCustomer();
      await this.till.addLine({ article: '111' });
    });
    for (let tries = 1; ; tries += 1) {
      await this.#physics.run(() => this.till.card.pay());
      const phase = await this.#settledPhase();
      if (tries === 1) {
        hasBroken = !device.isCutPlanned;
        device.heal('cutAtMessage');
      }
      if (phase === 'paid') break;
      if (tries >= mostTries) throw new Error(`The sale was not paid after ${tries} tries; the till shows "${phase}".`);
    }
    plugging.cancel();
    return { hasBroken };
  }

  /** Throws when a card was charged twice or without a record, or a record has no charge. */
  async compare(): Promise<void> {
    const { terminal } = this.salon;
    await this.#physics.until(() => terminal.isSettled() && terminal.device.isOn, patienceMs);
    chargesAreRecorded(terminal, await this.#physics.run(() => this.till.card.export()));
  }

  /** How many receipts the till has, and what was charged in the end. */
  async books(): Promise<{ readonly receipts: number; readonly charges: number }> {
    const receipts = await this.#physics.run(() => this.till.exportReceipts());
    return { receipts: receipts.length, charges: this.salon.terminal.bank.charges.length };
  }

  close(): Promise<void> {
    return this.salon.stop();
  }

  async #settledPhase(): Promise<string> {
    const over = ['paid', 'declined', 'failed'];
    let phase = '';
    // Minutes may pass here, and nothing has to be read while nothing changes.
    let hasChanged = true;
    const stop = this.till.onChange(() => {
      hasChanged = true;
    });
    const isOver = await this.#physics.until(async () => {
      if (!hasChanged) return false;
      hasChanged = false;
      ({ phase } = await this.till.card.screen());
      return over.includes(phase);
    }, patienceMs);
    stop();
    if (!isOver) throw new Error(`The payment came to no end; the till shows "${phase}".`);
    return phase;
  }
}
