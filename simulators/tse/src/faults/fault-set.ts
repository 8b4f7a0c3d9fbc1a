import type { Clock, Timer } from '@kassensturz/host';
import { FAULTS, type FaultName, type FaultParameters } from './catalogue.ts';

/** When a fault begins and ends; left out, it begins now and stays until healed. */
export interface FaultSchedule {
  /** Begins after so many ms. */
  readonly afterMs?: number;
  /** Ends so many ms after it began. */
  readonly forMs?: number;
  /** Ends after it has struck so often. */
  readonly times?: number;
}

export type FaultOptions<N extends FaultName> = FaultParameters[N] & FaultSchedule;

/** Something that happens when a fault begins, and is undone when it ends. */
export interface FaultAct<N extends FaultName> {
  begin(parameters: FaultParameters[N]): void;
  end?(): void;
}

interface ActiveFault {
  readonly parameters: object;
  readonly timers: Timer[];
  hasBegun: boolean;
  timesLeft: number;
}

/** Faults that are on, by name. Whoever simulates asks at the place where the fault bites, or defines an act. */
export class FaultSet {
  readonly #clock: Clock;
  readonly #known: readonly FaultName[];
  readonly #active = new Map<FaultName, ActiveFault>();
  readonly #acts = new Map<FaultName, { begin(parameters: object): void; end?(): void }>();

  /** @param known faults that can bite here; setting another one is a mistake and throws */
  constructor(clock: Clock, known: readonly FaultName[] = Object.keys(FAULTS) as FaultName[]) {
    this.#clock = clock;
    this.#known = known;
  }

  /** Defines what happens at the beginning and end of a fault, for faults that are events rather than conditions. */
  define<N extends FaultName>(name: N, act: FaultAct<N>): void {
    this.#acts.set(name, act as { begin(parameters: object): void; end?(): void });
  }

  /** Switches a fault on; an earlier one of the same name is replaced. */
  set<N extends FaultName>(name: N, options: FaultOptions<N> = {} as FaultOptions<N>): void {
    if (!this.#known.includes(name)) {
      throw new RangeError(`There is no fault "${name}" here; known are ${this.#known.join(', ')}.`);
    }
    this.clear(name);
    const { afterMs = 0, forMs, times = Number.POSITIVE_INFINITY } = options;
    const fault: ActiveFault = { parameters: options, timers: [], hasBegun: false, timesLeft: times };
    this.#active.set(name, fault);
    if (forMs !== undefined) fault.timers.push(this.#clock.after(afterMs + forMs, () => this.clear(name)));
    if (afterMs > 0) fault.timers.push(this.#clock.after(afterMs, () => this.#begin(name, fault)));
    else this.#begin(name, fault);
  }

  /** Switches a fault off; nothing happens when it was not on. */
  clear(name: FaultName): void {
    const fault = this.#active.get(name);
    if (fault === undefined) return;
    for (const timer of fault.timers) timer.cancel();
    this.#active.delete(name);
    if (fault.hasBegun) this.#acts.get(name)?.end?.();
  }

  clearAll(): void {
    for (const name of [...this.#active.keys()]) this.clear(name);
  }

  /** Parameters of a fault while it is on, without counting it as struck. */
  peek<N extends FaultName>(name: N): FaultParameters[N] | undefined {
    const fault = this.#active.get(name);
    return fault?.hasBegun === true ? (fault.parameters as FaultParameters[N]) : undefined;
  }

  isOn(name: FaultName): boolean {
    return this.peek(name) !== undefined;
  }

  /** Like `peek`, but counts against `times`. */
  take<N extends FaultName>(name: N): FaultParameters[N] | undefined {
    const parameters = this.peek(name);
    const fault = this.#active.get(name);
    if (parameters === undefined || fault === undefined) return undefined;
    fault.timesLeft -= 1;
    if (fault.timesLeft <= 0) this.clear(name);
    return parameters;
  }

  /** Names of the faults that are on now, in the order they were set. */
  get names(): readonly FaultName[] {
    return [...this.#active.keys()].filter((name) => this.isOn(name));
  }

  #begin(name: FaultName, fault: ActiveFault): void {
    fault.hasBegun = true;
    this.#acts.get(name)?.begin(fault.parameters);
  }
}
