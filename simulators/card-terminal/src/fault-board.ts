import type { Random, Timer } from '@kassensturz/host';
import { CardTerminalError } from './card-terminal-error.ts';
import type { LineFaults } from './connections/door.ts';
import type { CutPlan } from './device/device-faults.ts';
import type { TerminalDevice } from './device/terminal-device.ts';
import { FAULTS, type FaultName, type FaultOptions, isSwitch } from './faults.ts';

/** A payment with print blocks has about as many messages. */
const MOST_DRAWN_MESSAGES = 24;

/** Begins and ends faults, now or later. */
export class FaultBoard {
  readonly #device: TerminalDevice;
  readonly #line: LineFaults;
  readonly #plugIn: () => void;
  readonly #timers = new Map<FaultName, Timer>();
  readonly #on = new Set<FaultName>();
  #usualLatencyMs: number | undefined;

  constructor(device: TerminalDevice, line: LineFaults, plugIn: () => void) {
    this.#device = device;
    this.#line = line;
    this.#plugIn = plugIn;
  }

  get names(): readonly FaultName[] {
    return [...this.#on];
  }

  begin(name: FaultName, options: FaultOptions): void {
    if (!Object.hasOwn(FAULTS, name)) {
      const known = Object.keys(FAULTS).join(', ');
      throw new CardTerminalError('TERMINAL_FAULT_UNKNOWN', `There is no fault ${name}; known are ${known}.`);
    }
    this.#timers.get(name)?.cancel();
    const { clock } = this.#device.host;
    const start = () => {
      this.#on.add(name);
      this.#set(name, true, options);
      if (options.forMs !== undefined)
        this.#timers.set(
          name,
          clock.after(options.forMs, () => this.end(name)),
        );
    };
    if (options.afterMs === undefined) start();
    else this.#timers.set(name, clock.after(options.afterMs, start));
  }

  end(name: FaultName): void {
    this.#timers.get(name)?.cancel();
    this.#timers.delete(name);
    if (this.#on.delete(name)) this.#set(name, false, {});
  }

  stop(): void {
    for (const timer of this.#timers.values()) timer.cancel();
  }

  #random(purpose: string, seed: number): Random {
    return this.#device.host.random.stream(`${purpose} ${seed}`);
  }

  #cutOf({ code, ...options }: FaultOptions): CutPlan {
    return { ...this.#drawnCut(options), ...(code === undefined ? {} : { code }) };
  }

  #drawnCut({ message, when, how, seed }: FaultOptions): CutPlan {
    if (seed === undefined) return { message: message ?? 0, when: when ?? 'before', how: how ?? 'reset' };
    const random = this.#random('cut', seed);
    const drawn = {
      message: random.integer(0, MOST_DRAWN_MESSAGES),
      when: random.integer(0, 1) === 0 ? ('before' as const) : ('after' as const),
      how: (['reset', 'silence', 'power'] as const)[random.integer(0, 2)]!,
    };
    return { message: message ?? drawn.message, when: when ?? drawn.when, how: how ?? drawn.how };
  }

  #set(name: FaultName, isOn: boolean, options: FaultOptions): void {
    if (isSwitch(name)) {
      this.#device.faults.set(name, isOn);
      return;
    }
    const { paymentHost } = this.#device;
    switch (name) {
      case 'cutAtMessage': {
        this.#device.faults.plan(isOn ? this.#cutOf(options) : undefined, this.#device.messageCount);
        if (!isOn) this.#plugIn();
        return;
      }
      case 'connectionRefused':
        this.#line.isRefusing = isOn;
        return;
      case 'fragmented':
        this.#line.fragmentBytes = isOn ? Math.max(1, options.bytes ?? 1) : undefined;
        return;
      case 'coalesced':
        this.#line.isCoalescing = isOn;
        return;
      case 'noise':
        this.#line.noisyFrames = isOn ? (options.frames ?? 1) : 0;
        this.#line.noise = options.seed === undefined ? undefined : this.#random('noise', options.seed);
        return;
      case 'ackLost':
        this.#line.lostAcks = isOn ? (options.frames ?? 1) : 0;
        return;
      case 'hostDown':
        paymentHost.isDown = isOn;
        return;
      case 'hostAnswerLost':
        paymentHost.lostAnswers = isOn ? (options.answers ?? 1) : 0;
        return;
      case 'hostSlow':
        this.#usualLatencyMs ??= paymentHost.latencyMs;
        paymentHost.latencyMs = isOn ? (options.latencyMs ?? 20_000) : this.#usualLatencyMs;
        if (!isOn) this.#usualLatencyMs = undefined;
        return;
      default:
        name satisfies never;
    }
  }
}
