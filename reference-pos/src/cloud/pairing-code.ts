import { scryptSync } from 'node:crypto';
import type { Random } from '@kassensturz/host';

/** Letters and digits that nobody mistakes for one another; 32, so that a byte picks one without favour. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 8;

/** A code to be read from a screen and typed, e.g. `K7QF-3MXA`: 40 bits, enough for minutes and five tries. */
export function makePairingCode(random: Random): string {
  const letters = [...random.bytes(codeLength)].map((byte) => alphabet[byte % alphabet.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** The code as it is compared: small letters, blanks and hyphens are a matter of taste. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '');
}

/** Hash of a code for the records, in the form of a PIN's. */
export function hashCode(code: string, random: Random): string {
  const salt = Buffer.from(random.bytes(16));
  return `scrypt:1024:8:1:${salt.toString('base64')}:${scryptSync(plainCode(code), salt, 32, { N: 1024 }).toString('base64')}`;
}
