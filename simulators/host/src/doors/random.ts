/** Door 5: chance. In a world every host and purpose has its own stream from the seed. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A whole number with `min` ≤ n ≤ `max`. */
  integer(min: number, max: number): number;
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** A version 4 UUID, lower case. */
  uuid(): string;
  /** An independent stream of that name: drawing from it does not shift this one. */
  stream(name: string): Random;
}
