/** Which SE API call a fault picks. */
export type TransactionCall = 'start' | 'update' | 'finish';

interface FaultWords {
  // conditions of the signing core
  readonly certificateExpired: object;
  readonly storageFull: object;
  /** `max` transactions may be open at the same time (default 0: none). */
  readonly tooManyOpen: { readonly max?: number };
  readonly quotaUsed: object;
  /** Without `isPersistent` the next good log-in cures it. */
  readonly unauthorized: { readonly isPersistent?: boolean };
  /** The attempt costs a signature counter all the same. Without `on`: every signature. */
  readonly signingFails: { readonly on?: TransactionCall };
  readonly writeOnly: object;
  // events in the signing core
  readonly timeNotSet: object;
  /** Positive: the clock of the TSE runs fast. */
  readonly clockDrift: { readonly ppm: number };
  readonly pinBlocked: { readonly userId?: string };
  /** `position` in the log (default: the last message), or message and bit drawn from `seed`. Of an empty log nothing is damaged. */
  readonly damagedLog: { readonly position?: number; readonly seed?: number };
  readonly disabled: object;
  /** A self test is due; running it takes this long (default 60 000 ms). */
  readonly selfTest: { readonly ms?: number };
  // on the way to the caller
  readonly off: object;
  readonly slow: { readonly ms: number };
  readonly slowExport: { readonly ms: number };
  /** The work is done. Without `on`: every call that signs a transaction. */
  readonly lostAnswer: { readonly on?: TransactionCall };
  readonly silent: object;
  /** `seed`: a stick shows the same block of noise every time; default the host's chance. */
  readonly garbage: { readonly seed?: number };
  // stick only
  readonly unplugged: object;
  readonly emptyHeader: object;
  // cloud only
  readonly rateLimited: { readonly retryAfterSeconds?: number };
  readonly unavailable: { readonly status?: 500 | 502 | 503 | 504; readonly retryAfterSeconds?: number };
  readonly reset: object;
  readonly tssLocked: { readonly retryAfterSeconds?: number };
  readonly tssVanished: object;
}

export type FaultName = keyof FaultWords;
export type FaultParameters = { readonly [Name in FaultName]: FaultWords[Name] };

/** Every fault with one line for people. */
export const FAULTS: Readonly<Record<FaultName, string>> = {
  certificateExpired: 'certificate expired: signs, stores, then complains',
  storageFull: 'memory for log messages is full',
  tooManyOpen: 'too many transactions are open',
  quotaUsed: 'signature quota is used up',
  unauthorized: 'not authorised, as after sleep or a quick start',
  signingFails: 'the secure element fails to sign',
  writeOnly: 'acknowledges everything and keeps nothing',
  timeNotSet: 'the clock has lost its time',
  clockDrift: 'the clock runs fast or slow',
  pinBlocked: 'a PIN is blocked',
  damagedLog: 'one stored message has a flipped bit',
  disabled: 'disabled for good',
  selfTest: 'a self test is due, and long',
  off: 'switched off or not reachable',
  slow: 'every answer takes longer',
  slowExport: 'exports take very long',
  lostAnswer: 'signed, but the answer never arrives',
  silent: 'requests are never answered',
  garbage: 'answers are noise',
  unplugged: 'the stick is pulled',
  emptyHeader: 'blocks with an empty header, as after long idle',
  rateLimited: '429 with Retry-After',
  unavailable: '5xx with Retry-After',
  reset: 'connections are reset',
  tssLocked: '503 E_TSS_LOCKED',
  tssVanished: 'the TSS was wiped: 404 on everything',
};

/** Which faults each front knows; setting another one there is a mistake of the test. */
export const CORE_FAULTS: readonly FaultName[] = [
  'certificateExpired',
  'storageFull',
  'tooManyOpen',
  'quotaUsed',
  'unauthorized',
  'signingFails',
  'writeOnly',
  'timeNotSet',
  'clockDrift',
  'pinBlocked',
  'damagedLog',
  'disabled',
];
const WAY: readonly FaultName[] = ['off', 'slow', 'slowExport', 'lostAnswer', 'silent', 'garbage'];
export const STICK_FAULTS: readonly FaultName[] = [...CORE_FAULTS, ...WAY, 'selfTest', 'unplugged', 'emptyHeader'];
export const CLOUD_FAULTS: readonly FaultName[] = [
  ...CORE_FAULTS.filter((name) => name !== 'timeNotSet'),
  ...WAY,
  'rateLimited',
  'unavailable',
  'reset',
  'tssLocked',
  'tssVanished',
];
