import { createHash } from 'node:crypto';
import type { Clock, Random } from '@kassensturz/host';
import { PosError } from '../till/pos-error.ts';
import type { StaffMember, User } from '../till/staff.ts';
import { isPinOf } from './pin.ts';

/** Without a touch for this long the till locks itself (CK-09). */
export const defaultSessionIdleMs = 30 * 60_000;

/** Wrong tries that are free; each further one doubles the wait. */
const freeTries = 3;
const firstWaitMs = 5_000;
const longestWaitMs = 5 * 60_000;

/** Somebody nobody is: checked for unknown names, so that a name cannot be told from a PIN by the time it takes. */
const nobodysHash = 'scrypt:1024:8:1:AAAAAAAAAAAAAAAAAAAAAA==:fFB1h5FKMX1AqrLib0I2t4xic0T7fa2/J/J85HEYDCI=';

export interface Session {
  readonly token: string;
  readonly user: User;
}

interface Seat {
  readonly user: User;
  lastSeenMs: number;
}

interface Tries {
  count: number;
  blockedUntilMs: number;
}

export interface SessionsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly staff: readonly StaffMember[];
  readonly idleMs: number;
}

/** Who is signed in. Kept in memory only: a restarted till asks for the PIN again. Tokens are kept as hashes. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #seats = new Map<string, Seat>();
  readonly #tries = new Map<string, Tries>();

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Signs in by name and PIN; wrong tries slow the next ones for that name, right or wrong. */
  signIn(name: string, pin: string): Session {
    const { clock, random, staff } = this.#options;
    const member = staff.find((candidate) => candidate.user === name && candidate.pinHash);
    this.#demandPatience(name);
    if (!isPinOf(pin, member?.pinHash ?? nobodysHash) || !member) {
      this.#countWrongTry(name);
      throw new PosError('SIGN_IN_REFUSED');
    }
    this.#tries.delete(name);
    const token = Buffer.from(random.bytes(32)).toString('base64url');
    const user: User = { id: member.id, name: member.name, role: member.role };
    this.#seats.set(hashed(token), { user, lastSeenMs: clock.monotonic() });
    return { token, user };
  }

  /** The user of a token, or nobody; asking counts as a touch. */
  find(token: string | undefined): User | undefined {
    if (!token) return undefined;
    const key = hashed(token);
    const seat = this.#seats.get(key);
    if (!seat) return undefined;
    const now = this.#options.clock.monotonic();
    if (now - seat.lastSeenMs > this.#options.idleMs) {
      this.#seats.delete(key);
      return undefined;
    }
    seat.lastSeenMs = now;
    return seat.user;
  }

  signOut(token: string): void {
    this.#seats.delete(hashed(token));
  }

  #demandPatience(name: string): void {
    const waitMs = (this.#tries.get(name)?.blockedUntilMs ?? 0) - this.#options.clock.monotonic();
    if (waitMs > 0) throw new PosError('SIGN_IN_SLOWED', { details: { seconds: Math.ceil(waitMs / 1000) } });
  }

  #countWrongTry(name: string): void {
    // Names nobody has are forgotten when there are many, so that guessing them does not fill the memory.
    if (this.#tries.size > 1_000) this.#tries.clear();
    const count = (this.#tries.get(name)?.count ?? 0) + 1;
    const waitMs = count < freeTries ? 0 : Math.min(firstWaitMs * 2 ** (count - freeTries), longestWaitMs);
    this.#tries.set(name, { count, blockedUntilMs: this.#options.clock.monotonic() + waitMs });
  }
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
