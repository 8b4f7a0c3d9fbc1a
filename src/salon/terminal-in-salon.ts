import { CARDS, type Card, CardTerminal, PaymentHost, type StartedCardTerminal } from '@kassensturz/card-terminal';
import type { TerminalAccess } from '../pos/contract/card-desk.ts';
import type { Place } from '../pos/contract.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';

const port = 20_007;
const movedPort = 20_017;
const password = '123456';
/** Long enough to be noticed, short enough for live physics. */
const hostLatencyMs = 40;
const startUpMs = 300;
const retryMs = 500;
/** In live physics nobody waits a minute for a customer who has left. */
const liveCardTimeoutMs = 1_500;

export type CardName = keyof typeof CARDS;

/** The card terminal of a salon: the device, the customer in front of it and the bank behind it. */
export class TerminalInSalon {
  readonly device: StartedCardTerminal;
  readonly bank: PaymentHost;
  readonly #physics: Physics;
  readonly #foreign: number[] = [];

  constructor(device: StartedCardTerminal, bank: PaymentHost, physics: Physics) {
    this.device = device;
    this.bank = bank;
    this.#physics = physics;
  }

  switchOff(): void {
    this.device.powerOff();
    this.#physics.setPower('terminal', false);
  }

  switchOn(): void {
    this.#physics.setPower('terminal', true);
    this.device.powerOn();
  }

  /** The router has given it another address; nobody listens where the till looks for it. */
  moveAway(): Promise<void> {
    return this.device.move({ port: movedPort });
  }

  /** Somebody has switched the connection to the till off: the terminal works by its own keys only. */
  setToHandMode(): void {
    this.device.fault('connectionRefused');
  }

  /**
   * The cable comes out when the terminal is about to tell the result of the next payment, or has told it and is about to
   * say that all is done. Live, where a silent cable is noticed by nobody for minutes, both ends see the line break.
   */
  pullCableAtResult(when: 'before' | 'after', cable: string): void {
    const code = when === 'before' ? 0x040f : 0x060f;
    const stop = this.device.on('message', ({ bytes, direction }) => {
      if (direction === 'in' && bytes[0] === 0x06 && bytes[1] === 0x01) {
        this.device.fault('cutAtMessage', { code, when: 'before', how: 'reset' });
      } else if (this.device.faults.includes('cutAtMessage') && bytes[0]! * 256 + bytes[1]! === code) {
        stop();
        this.device.fault('connectionRefused');
        if (this.#physics.kind === 'simulated') this.#physics.unplug(cable);
      }
    });
  }

  plugCableIn(cable: string): void {
    this.device.heal('cutAtMessage');
    this.device.heal('connectionRefused');
    if (this.#physics.kind === 'simulated') this.#physics.plug(cable);
  }

  cardNamed(name: string): Card {
    return CARDS[name as CardName] ?? CARDS.girocard;
  }

  /** Types an amount at the terminal itself; the customer taps. */
  async payByHand(cents: number, { isForeign = false } = {}): Promise<void> {
    this.device.customer.presentCard(CARDS.girocard, 'chip');
    const { result } = await this.device.payByHand(cents);
    if (isForeign && result === 0) this.#foreign.push(cents);
  }

  /** What was taken at the terminal for something that no till knows of. */
  get foreignCents(): readonly number[] {
    return this.#foreign;
  }

  /** When the terminal and the bank have nothing more to tell each other. */
  isSettled(): boolean {
    const { tasks, pending } = this.device.snapshot();
    return tasks.length === 0 && pending === undefined && !this.device.isBusy;
  }

  onEvent(listener: () => void): () => void {
    const ways = (['message', 'transaction', 'prompt', 'idle', 'power', 'slip'] as const).map((name) =>
      this.device.on(name, listener),
    );
    return () => {
      for (const stop of ways) stop();
    };
  }
}

/** Puts the terminal on the counter and joins it to the network, or to the till by a serial cable. */
export async function startTerminal(plan: SalonPlan, physics: Physics): Promise<TerminalInSalon> {
  const { profile, connection, asksForTip, patienceMs } = plan.terminal;
  const isLive = physics.kind === 'live';
  const bank = new PaymentHost();
  bank.latencyMs = hostLatencyMs;
  const terminal = new CardTerminal({
    profile,
    asksForTip,
    paymentHost: bank,
    speed: 'instant',
    startUpMs,
    retryMs,
    ...cardTimeout(patienceMs ?? (isLive ? liveCardTimeoutMs : undefined)),
    habits: { masksCardNumber: plan.terminal.masksCardNumber },
  });
  if (connection === 'serial') terminal.withSerial({ path: serialCable(plan, physics) });
  else terminal.withTcp({ port: isLive ? 0 : port });
  const device = await terminal.start(physics.deviceHost('terminal'));
  if (connection === 'tcp') {
    // The till goes on looking where the terminal was, also when it has moved.
    const firstPort = device.port;
    physics.publish('terminal', port, () => ({ host: '127.0.0.1', port: firstPort }));
  }
  return new TerminalInSalon(device, bank, physics);
}

const cardTimeout = (cardTimeoutMs?: number) => (cardTimeoutMs === undefined ? {} : { cardTimeoutMs });

function serialCable(plan: SalonPlan, physics: Physics): string {
  const till = plan.variant === 'cube' ? 'cube' : 'box';
  return physics.connectSerial(till, tillPath, 'terminal');
}

const tillPath = '/dev/ttyS0';

/** What the POS is told about the terminal; nothing where nobody could reach it (cloud). */
export function terminalAccess(plan: SalonPlan, physics: Physics): TerminalAccess | undefined {
  if (plan.variant === 'cloud') return undefined;
  if (plan.terminal.connection === 'serial') return { kind: 'serial', path: tillPath, password };
  return {
    kind: 'tcp',
    password,
    endpoint: (from: Place) => physics.deviceEndpoint(from, 'terminal', port),
  };
}
