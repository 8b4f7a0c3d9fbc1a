import type { CurveName, HashName, SignatureScheme } from '../crypto/curves.ts';
import type { LogTimeFormat } from './log-time.ts';
import type { TseClockOptions } from './tse-clock.ts';

/** How a maker fills the start message; all four are seen in the field (see README). */
export type StartMessageStyle =
  /** `82 00 83 00`: Diebold Nixdorf, the BSI cooperation simulator, DSFinV-K annex I. */
  | 'empty'
  /** `82 00 83 01 20`: fiskaly V2 writes one space as processType. */
  | 'blankType'
  /** `82 00`: fiskaly V1. */
  | 'noType'
  /** What the POS passed: D-Trust, cryptovision. */
  | 'asPassed';

/** What differs between TSE products. */
export interface TseProfile {
  readonly name: ProfileName;
  readonly manufacturer: string;
  /** The `version:` field of info.csv. */
  readonly version: string;
  /** Set by the maker, or undefined: then `initialize` must bring one. */
  readonly description: string | undefined;
  readonly curve: CurveName;
  readonly hash: HashName;
  readonly scheme: SignatureScheme;
  readonly messageVersion: 2 | 3;
  readonly timeFormat: LogTimeFormat;
  readonly startMessage: StartMessageStyle;
  /** Finish with `A2 80 04 … 00 00` instead of `82 …`. */
  readonly hasIndefiniteFinish: boolean;
  /** Of the six oldest events in message version 2; version 3 knows lower camel only. */
  readonly systemLogCasing: 'upper' | 'lower';
  /** Signatures spent before the first log message, as by a proof of possession. */
  readonly signaturesBeforeFirstLog: number;
  readonly clock: TseClockOptions;
  readonly clientIdBytes: { readonly min: number; readonly max: number };
  readonly maxClients: number;
  readonly maxOpenTransactions: number;
  readonly maxPinTries: number;
  /** Wrong PUKs before `unblockUser` answers `error` for ever; how many a product allows is unverified. */
  readonly maxPukTries: number;
  readonly adminIdleMs: number;
  readonly timeAdminIdleMs: number;
  readonly maxSignatures: number;
  readonly logMemoryBytes: number;
  /** Kept back for system logs, so that the box can still be managed when it is full. */
  readonly reservedLogBytes: number;
  readonly certificateYears: number;
  readonly certificateSuffix: 'cer' | 'der' | 'crt';
  readonly certificationId: string;
  /** Last character of info.csv: TR-03151 wants LF, fiskaly leaves it out. */
  readonly infoCsvEnd: '\n' | '';
  /** Whether the TAR ends with two zero blocks; cryptovision sticks leave them to the client. */
  readonly hasTarTrailer: boolean;
}

export type ProfileName = 'standard' | 'cryptovision' | 'fiskaly' | 'fiskalyV1' | 'dTrust' | 'dieboldNixdorf';

const MINUTE_MS = 60_000;
const GIB = 1024 ** 3;

const STANDARD: TseProfile = {
  name: 'standard',
  manufacturer: 'Kassensturz',
  version: '1.0',
  description: 'Kassensturz TSE simulator',
  curve: 'secp256r1',
  hash: 'SHA256',
  scheme: 'ecdsa',
  messageVersion: 2,
  timeFormat: 'unixTime',
  startMessage: 'empty',
  hasIndefiniteFinish: false,
  systemLogCasing: 'upper',
  signaturesBeforeFirstLog: 0,
  clock: { afterPowerLoss: 'zero', isSelfSynchronised: false },
  clientIdBytes: { min: 1, max: 70 },
  maxClients: 100,
  maxOpenTransactions: 512,
  maxPinTries: 3,
  maxPukTries: 10,
  adminIdleMs: 10 * MINUTE_MS,
  timeAdminIdleMs: 10 * MINUTE_MS,
  maxSignatures: 20_000_000,
  logMemoryBytes: 6 * GIB,
  reservedLogBytes: 64 * 1024,
  certificateYears: 5,
  certificateSuffix: 'cer',
  certificationId: 'BSI-K-TR-0000-2024',
  infoCsvEnd: '\n',
  hasTarTrailer: true,
};

/** Products by name. Figures are from public clients, samples and manuals; the README says which are unverified. */
export const PROFILES: Readonly<Record<ProfileName, TseProfile>> = {
  standard: STANDARD,
  cryptovision: {
    ...STANDARD,
    name: 'cryptovision',
    manufacturer: 'cryptovision GmbH',
    version: '547421',
    description: 'cryptovision TSE',
    startMessage: 'asPassed',
    clock: { afterPowerLoss: 'lastLogTime', isSelfSynchronised: false },
    clientIdBytes: { min: 1, max: 30 },
    timeAdminIdleMs: 2_000,
    certificationId: 'BSI-K-TR-0374-2020',
    hasTarTrailer: false,
  },
  fiskaly: {
    ...STANDARD,
    name: 'fiskaly',
    manufacturer: 'fiskaly GmbH',
    version: 'fiskaly sign cloud-TSE v1.0.15-1.5.0',
    description: undefined,
    startMessage: 'blankType',
    systemLogCasing: 'lower',
    signaturesBeforeFirstLog: 1,
    clock: { afterPowerLoss: 'zero', isSelfSynchronised: true },
    maxClients: 199,
    maxOpenTransactions: 2000,
    maxPinTries: 5,
    maxPukTries: Number.POSITIVE_INFINITY,
    certificateYears: 8,
    certificateSuffix: 'der',
    certificationId: 'BSI-K-TR-0717-2025',
    infoCsvEnd: '',
  },
  fiskalyV1: {
    ...STANDARD,
    name: 'fiskalyV1',
    manufacturer: 'fiskaly GmbH',
    description: undefined,
    startMessage: 'noType',
    timeFormat: 'utcTimeWithSeconds',
    systemLogCasing: 'lower',
    clock: { afterPowerLoss: 'zero', isSelfSynchronised: true },
  },
  dTrust: {
    ...STANDARD,
    name: 'dTrust',
    manufacturer: 'D-TRUST GmbH',
    version: '3.0.4',
    description: undefined,
    curve: 'secp384r1',
    hash: 'SHA384',
    startMessage: 'asPassed',
    hasIndefiniteFinish: true,
    systemLogCasing: 'lower',
    certificateSuffix: 'crt',
  },
  dieboldNixdorf: {
    ...STANDARD,
    name: 'dieboldNixdorf',
    manufacturer: 'Diebold Nixdorf',
    curve: 'brainpoolP384r1',
    hash: 'SHA384',
    systemLogCasing: 'lower',
    clientIdBytes: { min: 1, max: 30 },
  },
};

/** A product with single values changed. */
export function profileOf(name: ProfileName, changes?: Partial<Omit<TseProfile, 'name'>>): TseProfile {
  return { ...PROFILES[name], ...changes };
}

/** How the operationType of system logs is written (TR-03151 appendix A, TR-03151-1). */
export function systemLogCasing(profile: TseProfile): 'upper' | 'lower' {
  return profile.messageVersion === 3 ? 'lower' : profile.systemLogCasing;
}
