import type { Random } from '../../doors/random.ts';
import type { Incarnation } from './incarnation.ts';

/** The random door of one incarnation. */
export class HostRandom implements Random {
  readonly #random: Random;
  readonly #owner: Incarnation;

  constructor(random: Random, owner: Incarnation) {
    this.#random = random;
    this.#owner = owner;
  }

  bytes(length: number): Uint8Array {
    return this.#powered.bytes(length);
  }

  integer(min: number, max: number): number {
    return this.#powered.integer(min, max);
  }

  fraction(): number {
    return this.#powered.fraction();
  }

  uuid(): string {
    return this.#powered.uuid();
  }

  stream(name: string): Random {
    return new HostRandom(this.#powered.stream(name), this.#owner);
  }

  get #powered(): Random {
    this.#owner.requirePower();
    return this.#random;
  }
}
