import { createHash } from 'node:crypto';
import type { Random } from '../doors/random.ts';
import { uuidFromBytes } from '../uuid.ts';

/** Chance from a seed: the small fast counter generator sfc32, one independent stream per name. */
export class SeededRandom implements Random {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** `name` is the full name of the stream, seed included; equal names give equal streams. */
  constructor(name: string) {
    this.#name = name;
    const hash = createHash('sha256').update(name).digest();
    this.#a = hash.readInt32LE(0);
    this.#b = hash.readInt32LE(4);
    this.#c = hash.readInt32LE(8);
  }

  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i += 4) {
      const word = this.#word();
      for (let j = i; j < i + 4 && j < length; j++) bytes[j] = word >>> (8 * (j - i));
    }
    return bytes;
  }

  integer(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  fraction(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  uuid(): string {
    return uuidFromBytes(this.bytes(16));
  }

  stream(name: string): Random {
    return new SeededRandom(`${this.#name}/${name}`);
  }

  #word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
