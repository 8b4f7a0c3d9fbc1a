import type { User } from '../../core/user.ts';
import { isSameSecret } from '../../core/user.ts';
import type { AuthenticationResult } from '../../core/user-access.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandHandlers, OK, parameters } from '../command-handler.ts';
import { encode } from '../parameters.ts';
import type { StickDevice } from '../stick-device.ts';
import { WireError } from '../wire-error.ts';

const PIN_BYTES = 8;
const PUK_BYTES = 10;
const USER_ERROR = 4;
const RESULTS: Readonly<Record<AuthenticationResult, number>> = {
  ok: 0,
  failed: 1,
  pinIsBlocked: 2,
  unknownUserId: 3,
};

/** PINs and log-ins (codes 01 to 05). */
export const userCommands: CommandHandlers = {
  getPinStates: (stick) => {
    const users = [admin(stick), timeAdmin(stick)];
    const states = users.flatMap((user) => [user.pin, user.puk].map((secret) => (secret === undefined ? 1 : 0)));
    return parameters(encode.bytes(Uint8Array.from(states)));
  },

  initializePins: (stick, args) => {
    if (args.count === 2) initializePuk(stick.tse.users.user(args.string(0)), args.bytes(1));
    else initializeAll(stick, args);
    return OK;
  },

  authenticateUser: (stick, args) => {
    const { result, remainingRetries } = stick.tse.authenticateUser(args.string(0), args.bytes(1));
    return parameters(encode.byte(RESULTS[result]), encode.short(Math.max(0, remainingRetries)));
  },

  unblockUser: (stick, args) => {
    const [userId, puk, newPin] = [args.string(0), args.bytes(1), args.bytes(2)];
    const user = stick.tse.users.user(userId);
    const isRepeated = user?.pin !== undefined && isSameSecret(user.pin, newPin);
    // The new PIN must have the right length and differ from the old one.
    if (newPin.length !== PIN_BYTES || isRepeated) return parameters(encode.byte(USER_ERROR));
    const result = stick.tse.unblockUser(userId, puk, newPin);
    return parameters(encode.byte(result === 'error' ? USER_ERROR : RESULTS[result]));
  },

  logout: (stick, args) => {
    stick.tse.logOut(args.string(0));
    return OK;
  },
};

/** Second generation: one PUK per user; it cannot be changed once set. */
function initializePuk(user: User | undefined, puk: Uint8Array): void {
  if (user === undefined) throw new WireError('userIdNotManaged');
  if (puk.length !== PUK_BYTES) throw new WireError('parameterMismatch');
  if (user.puk !== undefined) throw new WireError('userNotAuthorized');
  user.puk = puk;
}

/** First generation: admin PUK and PIN, time admin PUK and PIN, all at once. */
function initializeAll(stick: StickDevice, args: Arguments): void {
  const users = [admin(stick), timeAdmin(stick)];
  const secrets = [0, 1, 2, 3].map((at) => args.bytes(at));
  const isWellFormed = secrets.every((secret, at) => secret.length === (at % 2 === 0 ? PUK_BYTES : PIN_BYTES));
  if (!isWellFormed) throw new WireError('parameterMismatch');
  if (users.some((user) => user.puk !== undefined)) throw new WireError('userNotAuthorized');
  for (const [at, user] of users.entries()) {
    user.puk = secrets[2 * at];
    user.pin = secrets[2 * at + 1];
  }
}

function admin(stick: StickDevice): User {
  return managed(stick, 'Admin');
}

function timeAdmin(stick: StickDevice): User {
  return managed(stick, 'TimeAdmin');
}

function managed(stick: StickDevice, userId: string): User {
  const user = stick.tse.users.user(userId);
  if (user === undefined) throw new WireError('userIdNotManaged');
  return user;
}
