import { createHash } from 'node:crypto';
import type { Clock, Log, Random } from '@kassensturz/host';
import { PosError } from '../till/pos-error.ts';
import type { SessionRecords } from '../till/records/session-records.ts';
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
  lastKeptMs: number;
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
  readonly records: SessionRecords;
  readonly log: Log;
}

/** A touch is written down this often at most: enough to go on after a restart, too rare to wear the disk. */
const keepEveryMs = 5 * 60_000;

/** Who is signed in; a till that restarts after a power cut goes on with the same people. Only hashes of tokens are kept. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #seats = new Map<string, Seat>();
  readonly #tries = new Map<string, Tries>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#takeUp();
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
    const seat: Seat = { user, lastSeenMs: clock.monotonic(), lastKeptMs: 0 };
    this.#seats.set(hashed(token), seat);
    this.#keep(hashed(token), seat);
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
      this.#forget(key);
      return undefined;
    }
    seat.lastSeenMs = now;
    if (now - seat.lastKeptMs > keepEveryMs) this.#keep(key, seat);
    return seat.user;
  }

  signOut(token: string): void {
    this.#forget(hashed(token));
  }

  #takeUp(): void {
    const { clock, staff, idleMs, records } = this.#options;
    const now = clock.monotonic();
    for (const { tokenHash, staffId, lastSeenMs } of records.list()) {
      const member = staff.find((candidate) => candidate.id === staffId);
      const isFresh = clock.now() - lastSeenMs < idleMs;
      if (!member || !isFresh) {
        this.#forget(tokenHash);
        continue;
      }
      const user: User = { id: member.id, name: member.name, role: member.role };
      this.#seats.set(tokenHash, { user, lastSeenMs: now, lastKeptMs: now });
    }
  }

  /** On a full disk people must still get in (KS-13): then the session lasts until the next restart. */
  #keep(tokenHash: string, seat: Seat): void {
    const { clock, records, log } = this.#options;
    seat.lastKeptMs = clock.monotonic();
    try {
      records.keep({ tokenHash, staffId: seat.user.id, lastSeenMs: clock.now() });
    } catch (error) {
      log.warn('session.not-kept', { user: seat.user.id, error: String(error) });
    }
  }

  #forget(tokenHash: string): void {
    this.#seats.delete(tokenHash);
    try {
      this.#options.records.forget(tokenHash);
    } catch (error) {
      this.#options.log.warn('session.not-forgotten', { error: String(error) });
    }
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
