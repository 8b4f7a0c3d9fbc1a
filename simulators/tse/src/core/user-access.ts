import type { Clock } from '@kassensturz/host';
import { SeError } from './errors.ts';
import type { SecureElement } from './secure-element.ts';
import type { UnblockResult, UserRole } from './system-operation.ts';
import { isSameSecret, type User } from './user.ts';

export type AuthenticationResult = 'ok' | 'failed' | 'pinIsBlocked' | 'unknownUserId';

export interface AuthenticationOutcome {
  readonly result: AuthenticationResult;
  /** −1 for an unknown user. */
  readonly remainingRetries: number;
}

interface Session {
  readonly user: User;
  lastUsedMs: number;
}

/** PINs, PUKs, sessions and who may do what (TR-03151 4.2 and 4.7). */
export class UserAccess {
  readonly #users: ReadonlyMap<string, User>;
  readonly #element: SecureElement;
  readonly #hostClock: Clock;
  readonly #sessions = new Map<string, Session>();

  constructor(users: readonly User[], element: SecureElement, hostClock: Clock) {
    this.#users = new Map(users.map((user) => [user.userId, user]));
    this.#element = element;
    this.#hostClock = hostClock;
  }

  user(userId: string): User | undefined {
    return this.#users.get(userId);
  }

  /** Order of checks as TR-03151 4.7.1.4: known? counter above 0? count down, compare, count back up. Every try is logged. */
  authenticate(userId: string, pin: Uint8Array): AuthenticationOutcome {
    const user = this.#users.get(userId);
    if (user === undefined) {
      this.#element.logSystem({ type: 'authenticateUser', userId, role: undefined, isGood: false });
      return { result: 'unknownUserId', remainingRetries: -1 };
    }
    if (user.remainingPinTries === 0) {
      this.#element.logSystem({ type: 'authenticateUser', userId, role: user.role, isGood: false });
      return { result: 'pinIsBlocked', remainingRetries: 0 };
    }
    user.remainingPinTries -= 1;
    const isGood = user.pin !== undefined && isSameSecret(user.pin, pin);
    if (isGood) user.remainingPinTries = user.maxPinTries;
    this.#element.logSystem({ type: 'authenticateUser', userId, role: user.role, isGood });
    if (!isGood) return { result: 'failed', remainingRetries: user.remainingPinTries };
    this.#sessions.set(userId, { user, lastUsedMs: this.#hostClock.monotonic() });
    return { result: 'ok', remainingRetries: user.remainingPinTries };
  }

  logOut(userId: string): void {
    if (!this.#users.has(userId)) throw new SeError('ErrorUserIdNotManaged', userId);
    if (!this.#sessions.has(userId)) throw new SeError('ErrorUserIdNotAuthenticated', userId);
    this.#sessions.delete(userId);
    this.#element.logSystem({ type: 'logOut', userId, cause: 'user' });
  }

  /**
   * Right PUK: new PIN and full retry counters in one step. The PUK has a counter of its own; once it is used up, the answer is
   * `error`, whatever PUK comes. Logged either way.
   */
  unblock(userId: string, puk: Uint8Array, newPin: Uint8Array): UnblockResult {
    const user = this.#users.get(userId);
    const result = unblockResult(user, puk);
    if (user !== undefined && result === 'ok') {
      user.pin = newPin.slice();
      user.remainingPinTries = user.maxPinTries;
      user.remainingPukTries = user.maxPukTries;
    }
    this.#element.logSystem({ type: 'unblockUser', userId, result });
    return result;
  }

  /** Fails unless somebody with one of these roles is logged in; using a session keeps it awake. */
  require(...roles: readonly UserRole[]): string {
    this.expireIdle();
    if (this.#sessions.size === 0) throw new SeError('ErrorUserNotAuthenticated');
    for (const session of this.#sessions.values()) {
      if (!roles.includes(session.user.role)) continue;
      session.lastUsedMs = this.#hostClock.monotonic();
      return session.user.userId;
    }
    throw new SeError('ErrorUserNotAuthorized', `needed: ${roles.join(' or ')}`);
  }

  isLoggedIn(userId: string): boolean {
    this.expireIdle();
    return this.#sessions.has(userId);
  }

  /** Logs idle users out; called before everything else, so that the log shows it before the call that noticed. */
  expireIdle(): void {
    const now = this.#hostClock.monotonic();
    for (const [userId, session] of this.#sessions) {
      if (now - session.lastUsedMs < session.user.idleMs) continue;
      this.#sessions.delete(userId);
      this.#element.logSystem({ type: 'logOut', userId, cause: 'timeout' });
    }
  }

  /** The retry counter of a user is used up, as after too many wrong PINs. @param userId default: all administrators */
  block(userId?: string): void {
    const blocked = [...this.#users.values()].filter((user) =>
      userId === undefined ? user.role === 'admin' : user.userId === userId,
    );
    if (blocked.length === 0) throw new SeError('ErrorUserIdNotManaged', userId);
    for (const user of blocked) user.remainingPinTries = 0;
  }

  /** Power was lost or the device slept: nobody is logged in, and nothing is logged about it. */
  forgetSessions(): void {
    this.#sessions.clear();
  }
}

function unblockResult(user: User | undefined, puk: Uint8Array): UnblockResult {
  if (user === undefined) return 'unknownUserId';
  if (user.remainingPukTries === 0) return 'error';
  // Down before comparing, as with PINs: pulling the plug in between wins no try.
  user.remainingPukTries -= 1;
  return user.puk !== undefined && isSameSecret(user.puk, puk) ? 'ok' : 'failed';
}
