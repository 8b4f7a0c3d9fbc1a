import { scryptSync, timingSafeEqual } from 'node:crypto';

/** Cost for PINs that are nobody's example: about 60 ms on a small server. */
const properCost = 16_384;

/** `scrypt:N:r:p:salt:hash`, base64; the salt comes from the host's random door. */
export function hashPin(pin: string, salt: Uint8Array, cost: number = properCost): string {
  const hash = scryptSync(pin, salt, 32, { N: cost, r: 8, p: 1 });
  return `scrypt:${cost}:8:1:${Buffer.from(salt).toString('base64')}:${hash.toString('base64')}`;
}

/** Whether the PIN is the one that was hashed; a hash that cannot be read matches nothing. */
export function isPinOf(pin: string, pinHash: string): boolean {
  const [scheme, cost, blockSize, parallel, salt, hash] = pinHash.split(':');
  if (scheme !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64');
  const parameters = { N: Number(cost), r: Number(blockSize), p: Number(parallel) };
  const actual = scryptSync(pin, Buffer.from(salt, 'base64'), expected.length, parameters);
  return timingSafeEqual(actual, expected);
}
