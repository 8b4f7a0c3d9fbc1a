import { scryptSync, timingSafeEqual } from 'node:crypto';

/** Whether the PIN is the one that was hashed; a hash that cannot be read matches nothing. */
export function isPinOf(pin: string, pinHash: string): boolean {
  const [scheme, cost, blockSize, parallel, salt, hash] = pinHash.split(':');
  if (scheme !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64');
  const parameters = { N: Number(cost), r: Number(blockSize), p: Number(parallel) };
  const actual = scryptSync(pin, Buffer.from(salt, 'base64'), expected.length, parameters);
  return timingSafeEqual(actual, expected);
}
