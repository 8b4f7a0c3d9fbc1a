/** Faults that are on or off. */
export const SWITCHES = {
  silent: 'takes messages and answers none',
  abortIgnored: 'does not answer to 06 B0',
  closingRefused: 'an end-of-day fails with 77',
  updateFollows: 'an end-of-day ends with 06 0F 02 27 E0 and maintenance begins',
  rebootFollows: 'an end-of-day ends with 06 0F 02 27 FC and a restart',
  statusLost: '04 0F is never sent, the terminal believes it was (Portalum#59)',
  completionLost: '06 0F and 06 1E are never sent',
  initialisationNeeded: 'says 51, pays nothing',
  endOfDayNeeded: 'says F0, pays nothing',
  remoteMaintenance: 'says E0, does nothing',
  outOfOrder: 'says DF, does nothing',
  paperOut: 'its own printer has no paper: payments that it must print are refused (CC)',
} as const;

export type SwitchName = keyof typeof SWITCHES;

/** Cuts something before or after one message; messages of both directions count from now, beginning with 0. */
export interface CutPlan {
  readonly message: number;
  /** Instead of a number: the next message with this code (0x040f), in either direction. */
  readonly code?: number;
  readonly when: 'before' | 'after';
  /** `reset`: both sides notice; `silence`: the cable is out and nobody is told; `power`: the terminal loses its power. */
  readonly how: 'reset' | 'silence' | 'power';
}

const STATUS: readonly (readonly [SwitchName, number])[] = [
  ['outOfOrder', 0xdf],
  ['remoteMaintenance', 0xe0],
  ['initialisationNeeded', 0x51],
  ['endOfDayNeeded', 0xf0],
];

/** Which faults the device has now. */
export class DeviceFaults {
  readonly #on = new Set<SwitchName>();
  #cut: (CutPlan & { readonly at: number }) | undefined;

  isOn(name: SwitchName): boolean {
    return this.#on.has(name);
  }

  set(name: SwitchName, isOn: boolean): void {
    if (isOn) this.#on.add(name);
    else this.#on.delete(name);
  }

  get names(): readonly SwitchName[] {
    return [...this.#on];
  }

  /** What `05 01` says because of a fault; undefined when all is well. */
  get status(): number | undefined {
    return STATUS.find(([name]) => this.#on.has(name))?.[1];
  }

  drops(code: number): boolean {
    if (code === 0x040f) return this.#on.has('statusLost');
    return (code === 0x060f || code === 0x061e) && this.#on.has('completionLost');
  }

  plan(cut: CutPlan | undefined, messageCount: number): void {
    this.#cut = cut && { ...cut, at: cut.message + messageCount };
  }

  cutAt(message: number, code: number): 'before' | 'after' | undefined {
    const isDue = this.#cut?.code === undefined ? this.#cut?.at === message : this.#cut.code === code;
    return isDue ? this.#cut?.when : undefined;
  }

  get isCutPlanned(): boolean {
    return this.#cut !== undefined;
  }

  /** The cut that is due; it happens once. */
  takeCut(): CutPlan['how'] | undefined {
    const how = this.#cut?.how;
    this.#cut = undefined;
    return how;
  }
}
