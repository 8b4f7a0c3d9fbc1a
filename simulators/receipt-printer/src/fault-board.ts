import type { Clock, Timer } from '@kassensturz/host';
import { FAULTS, type FaultName, type FaultOptions, type FaultTarget, isFaultName } from './faults.ts';
import { PrinterError } from './printer-error.ts';

/** Which faults are on, and which begin or end later. */
export class FaultBoard {
  readonly #clock: Clock;
  readonly #target: FaultTarget;
  /** What is on or scheduled, with the timer that changes it next. */
  readonly #entries = new Map<FaultName, { isOn: boolean; timer: Timer | undefined }>();

  constructor(clock: Clock, target: FaultTarget) {
    this.#clock = clock;
    this.#target = target;
  }

  /** Faults that are on or will be. */
  get names(): readonly FaultName[] {
    return [...this.#entries.keys()];
  }

  begin(name: FaultName, options: FaultOptions): void {
    if (!isFaultName(name)) {
      const known = Object.keys(FAULTS).join(', ');
      throw new PrinterError('PRINTER_FAULT_UNKNOWN', `There is no fault ${name}; known are ${known}.`);
    }
    this.#entries.get(name)?.timer?.cancel();
    const { afterMs = 0, forMs } = options;
    const start = () => {
      const timer = forMs === undefined ? undefined : this.#clock.after(forMs, () => this.end(name));
      this.#entries.set(name, { isOn: true, timer });
      FAULTS[name].begin(this.#target, options);
    };
    if (afterMs <= 0) start();
    else this.#entries.set(name, { isOn: false, timer: this.#clock.after(afterMs, start) });
  }

  /** Ends a fault; one that has not begun is called off. */
  end(name: FaultName): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    entry.timer?.cancel();
    this.#entries.delete(name);
    if (entry.isOn) FAULTS[name].end(this.#target);
  }

  stop(): void {
    for (const { timer } of this.#entries.values()) timer?.cancel();
    this.#entries.clear();
  }
}
