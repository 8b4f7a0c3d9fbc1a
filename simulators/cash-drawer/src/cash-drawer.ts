import type { Clock } from './clock.ts';
import type { Contents } from './contents.ts';
import { Money } from './money.ts';

/** What the micro-switch does: which level of the sense line says "open", or no switch at all. */
export type DrawerSensor = 'low-is-open' | 'high-is-open' | 'none';

export interface CashDrawerOptions {
  /** Default `low-is-open`. */
  readonly sensor?: DrawerSensor;
  /** Which solenoid is wired. Default pin 2. */
  readonly pin?: 2 | 5;
  /** Shortest pulse that lifts the bolt, in ms. Default 50 (unverified, drawers differ). */
  readonly leastPulseMs?: number;
  /** From the kick until the switch changes, in ms, when the drawer lives by a clock. Default 30 (unverified). */
  readonly travelMs?: number;
  /** Coins and notes in it, as pieces by value in cents. */
  readonly contents?: Contents;
}

/** One opening of the drawer. */
export interface Opening {
  readonly cause: 'kick' | 'key';
  /** Unix milliseconds, when the drawer lives by a clock. */
  readonly at?: number;
}

/** A kick that did not open the drawer. */
export interface FailedKick {
  readonly reason: 'jammed' | 'pulse too short' | 'other solenoid' | 'open already' | 'unplugged' | 'locked';
  readonly at?: number;
}

type Level = 'high' | 'low';

/** A cash drawer: a bolt with a solenoid, a switch, a lock. It hangs on a printer's kick connector. */
export class CashDrawer {
  readonly sensor: DrawerSensor;
  /** Which solenoid is wired. */
  readonly pin: 2 | 5;
  /** Coins and notes in it. */
  readonly money: Money;
  readonly #leastPulseMs: number;
  readonly #travelMs: number;
  readonly #openings: Opening[] = [];
  readonly #failedKicks: FailedKick[] = [];
  readonly #listeners = new Set<() => void>();
  #clock: Clock | undefined;
  #isOpen = false;
  #isJammed = false;
  #isLocked = false;
  #isPlugged = true;

  constructor(options: CashDrawerOptions = {}) {
    this.sensor = options.sensor ?? 'low-is-open';
    this.pin = options.pin ?? 2;
    this.#leastPulseMs = options.leastPulseMs ?? 50;
    this.#travelMs = options.travelMs ?? 30;
    this.money = new Money(options.contents);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isJammed(): boolean {
    return this.#isJammed;
  }

  /** Every time it opened, oldest first. */
  get openings(): readonly Opening[] {
    return this.#openings;
  }

  /** Kicks that did nothing, and why. */
  get failedKicks(): readonly FailedKick[] {
    return this.#failedKicks;
  }

  /** Is the cable in the printer? */
  get plugged(): boolean {
    return this.#isPlugged;
  }

  set plugged(isPlugged: boolean) {
    this.#isPlugged = isPlugged;
    this.#senseChanged();
  }

  /** Shuts it by hand. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#senseChanged();
  }

  /** Opens it with the key: works jammed bolt or not, plugged or not. */
  openByKey(): void {
    this.#open('key');
  }

  /** The bolt sticks: kicks do nothing until `freeJam`. */
  jam(): void {
    this.#isJammed = true;
  }

  freeJam(): void {
    this.#isJammed = false;
  }

  /** Turns the key to "locked": kicks do nothing until `unlock`. */
  lock(): void {
    this.#isLocked = true;
  }

  unlock(): void {
    this.#isLocked = false;
  }

  /** Pieces by value in cents. */
  get contents(): Contents {
    return this.money.contents;
  }

  /** What somebody who counts it finds, in cents. */
  get countedCents(): number {
    return this.money.countedCents;
  }

  // The kick connector's side.

  attach(clock: Clock): void {
    this.#clock = clock;
  }

  pulse(pin: 2 | 5, onMs: number, _offMs: number): void {
    const reason = this.#whyNot(pin, onMs);
    if (reason !== undefined) {
      this.#failedKicks.push({ reason, ...this.#time() });
    } else if (this.#clock === undefined || this.#travelMs === 0) {
      this.#open('kick');
    } else {
      this.#clock.after(this.#travelMs, () => this.#open('kick'));
    }
  }

  #whyNot(pin: 2 | 5, onMs: number): FailedKick['reason'] | undefined {
    if (!this.#isPlugged) return 'unplugged';
    if (pin !== this.pin) return 'other solenoid';
    if (onMs < this.#leastPulseMs) return 'pulse too short';
    if (this.#isJammed) return 'jammed';
    if (this.#isLocked) return 'locked';
    return this.#isOpen ? 'open already' : undefined;
  }

  /** Pin 3: high when nothing is plugged in, when there is no switch, or when the switch is open. */
  senseLevel(): Level {
    if (!this.#isPlugged || this.sensor === 'none') return 'high';
    return this.#isOpen === (this.sensor === 'high-is-open') ? 'high' : 'low';
  }

  onSenseChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #open(cause: Opening['cause']): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#openings.push({ cause, ...this.#time() });
    this.#senseChanged();
  }

  #time(): { readonly at?: number } {
    return this.#clock === undefined ? {} : { at: this.#clock.now() };
  }

  #senseChanged(): void {
    for (const listener of this.#listeners) listener();
  }
}
