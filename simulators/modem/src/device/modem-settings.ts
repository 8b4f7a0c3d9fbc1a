import type { ModemModel } from './models.ts';

/** 0 off, 1 formatted lines, 2 the packet in hex. */
export type CallerIdMode = 0 | 1 | 2;

/** Factory values of the S-registers that differ from 0 (sources in the README; S10 differs between manuals). */
const REGISTER_DEFAULTS: Readonly<Record<number, number>> = {
  2: 43,
  3: 13,
  4: 10,
  5: 8,
  6: 2,
  8: 2,
  9: 6,
  10: 14,
  11: 70,
  12: 50,
};
/** One more than the highest register that answers. */
export const REGISTER_COUNT = 71;

const FLAG_DEFAULTS: Readonly<Record<string, number>> = {
  E: 1,
  V: 1,
  Q: 0,
  X: 4,
  L: 2,
  M: 1,
  '&C': 1,
  '&D': 2,
  '&S': 0,
};

interface Values {
  registers: number[];
  flags: Record<string, number>;
  callerId: CallerIdMode;
  serviceClass: string;
  country: string;
  /** +VDR: enabled, and after how many 0.1 s RING follows. */
  distinctiveRing: readonly [number, number];
  /** -SDR: bits of the ring patterns that are told apart. */
  ringNumbers: number;
  /** +IPR: fixed speed of the port, 0 for autobaud. */
  fixedBaudRate: number;
}

/** What differs between models; S7 in seconds. */
type FactoryValues = Pick<ModemModel, 'country' | 'carrierWaitS'>;

/** All that AT commands can set, with the profile that &W keeps. */
export class ModemSettings {
  readonly #model: FactoryValues;
  readonly #keepsCallerId: boolean;
  #now: Values;
  #stored: Values;

  constructor(model: FactoryValues, keepsCallerId: boolean) {
    this.#model = model;
    this.#keepsCallerId = keepsCallerId;
    this.#now = this.#factory();
    this.#stored = this.#factory();
  }

  get values(): Values {
    return this.#now;
  }

  flag(name: string): number {
    return this.#now.flags[name] ?? 0;
  }

  register(number: number): number {
    return this.#now.registers[number] ?? 0;
  }

  /** AT&F: as it left the factory. */
  toFactory(): void {
    this.#now = this.#factory();
  }

  /** ATZ, and what a modem wakes up with. */
  toStored(): void {
    this.#now = structuredClone(this.#stored);
  }

  /** AT&W. S3 and S4 are never kept; the caller-ID switch is not on many real units, whatever the manual says. */
  store(): void {
    const values = structuredClone(this.#now);
    values.registers[3] = 13;
    values.registers[4] = 10;
    if (!this.#keepsCallerId) values.callerId = 0;
    this.#stored = values;
  }

  #factory(): Values {
    const { country, carrierWaitS } = this.#model;
    const defaults: Readonly<Record<number, number>> = { ...REGISTER_DEFAULTS, 7: carrierWaitS };
    return {
      registers: Array.from({ length: REGISTER_COUNT }, (_, number) => defaults[number] ?? 0),
      flags: { ...FLAG_DEFAULTS },
      callerId: 0,
      serviceClass: '0',
      country,
      distinctiveRing: [0, 0],
      ringNumbers: 0,
      fixedBaudRate: 0,
    };
  }
}
