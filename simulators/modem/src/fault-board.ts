import type { Clock, Timer } from '@kassensturz/host';
import { FAULTS, type FaultName, type FaultParameters } from './faults.ts';
import { ModemError } from './modem-error.ts';

/** Which faults hold now; tells when one begins or ends. */
export class FaultBoard {
  readonly #clock: Clock;
  readonly #onChange: (name: FaultName, isOn: boolean) => void;
  readonly #active = new Map<FaultName, FaultParameters>();
  readonly #timers = new Map<FaultName, Timer>();

  constructor(clock: Clock, onChange: (name: FaultName, isOn: boolean) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get active(): readonly FaultName[] {
    return [...this.#active.keys()];
  }

  /** Parameters of a fault while it holds. */
  get(name: FaultName): FaultParameters | undefined {
    return this.#active.get(name);
  }

  has(name: FaultName): boolean {
    return this.#active.has(name);
  }

  set(name: FaultName, parameters: FaultParameters = {}): void {
    if (!Object.hasOwn(FAULTS, name)) {
      const message = `There is no fault "${name}" of a modem; known are ${Object.keys(FAULTS).join(', ')}.`;
      throw new ModemError('MODEM_FAULT_UNKNOWN', message);
    }
    this.heal(name);
    const { afterMs = 0 } = parameters;
    if (afterMs > 0)
      this.#timers.set(
        name,
        this.#clock.after(afterMs, () => this.#begin(name, parameters)),
      );
    else this.#begin(name, parameters);
  }

  heal(name: FaultName): void {
    this.#timers.get(name)?.cancel();
    this.#timers.delete(name);
    if (this.#active.delete(name)) this.#onChange(name, false);
  }

  stop(): void {
    for (const name of [...this.#timers.keys(), ...this.#active.keys()]) this.heal(name);
  }

  #begin(name: FaultName, parameters: FaultParameters): void {
    this.#active.set(name, parameters);
    this.#timers.delete(name);
    this.#onChange(name, true);
    if (parameters.forMs !== undefined)
      this.#timers.set(
        name,
        this.#clock.after(parameters.forMs, () => this.heal(name)),
      );
  }
}
