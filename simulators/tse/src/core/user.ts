import { text } from '../crypto/der.ts';
import type { TseProfile } from './profile.ts';
import type { UserRole } from './system-operation.ts';

/** Somebody who can log in to the TSE: PIN, PUK and their retry counters. */
export interface User {
  readonly userId: string;
  readonly role: UserRole;
  /** Undefined while the PIN is in transport state: nobody can log in yet. */
  pin: Uint8Array | undefined;
  puk: Uint8Array | undefined;
  remainingPinTries: number;
  readonly maxPinTries: number;
  remainingPukTries: number;
  readonly maxPukTries: number;
  /** Idle time after which the TSE logs this user out by itself, in ms. */
  readonly idleMs: number;
}

export interface UserOptions {
  readonly userId: string;
  readonly role: UserRole;
  /** Left out: transport state, nobody can log in before a PIN is set. */
  readonly pin?: string;
  readonly puk?: string;
}

/** A user as the product of that profile treats it. */
export function userOf(options: UserOptions, profile: TseProfile): User {
  const { maxPinTries, maxPukTries, adminIdleMs, timeAdminIdleMs } = profile;
  return {
    userId: options.userId,
    role: options.role,
    pin: options.pin === undefined ? undefined : text(options.pin),
    puk: options.puk === undefined ? undefined : text(options.puk),
    remainingPinTries: maxPinTries,
    maxPinTries,
    remainingPukTries: maxPukTries,
    maxPukTries,
    idleMs: options.role === 'admin' ? adminIdleMs : timeAdminIdleMs,
  };
}

/** Equal content, compared over the full length so that the time tells nothing. */
export function isSameSecret(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at++) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

/** PINs and PUKs are bytes on the wire and text in scripts. */
export function secretBytes(secret: string | Uint8Array): Uint8Array {
  return typeof secret === 'string' ? text(secret) : secret;
}
