import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Random } from '../doors/random.ts';

/** Chance from the operating system. */
export class NodeRandom implements Random {
  bytes(length: number): Uint8Array {
    return new Uint8Array(randomBytes(length));
  }

  integer(min: number, max: number): number {
    return randomInt(min, max + 1);
  }

  fraction(): number {
    return randomInt(2 ** 47) / 2 ** 47;
  }

  uuid(): string {
    return randomUUID();
  }

  stream(): Random {
    return this;
  }
}
