import type { PrintFailure } from '../print-outcome.ts';
import { findTag } from './xml-tag.ts';

/** What an ePOS-Print service answers. */
export interface EposResponse {
  readonly isSuccess: boolean;
  /** Empty on success, else Epson's word (`EPTR_REC_EMPTY` …). */
  readonly code: string;
  /** The four automatic status bytes, first lowest, with bit 1 for "printed". 0 and 1 mean: no status. */
  readonly status: number;
}

/** Reads an answer; undefined when it is none (another device, a proxy's page, half a document). */
export function parseEposResponse(text: string): EposResponse | undefined {
  const response = findTag(text, 'response');
  if (response?.['success'] === undefined) return undefined;
  const status = Number(response['status'] ?? 0);
  return {
    isSuccess: response['success'] === 'true' || response['success'] === '1',
    code: response['code'] ?? '',
    status: Number.isSafeInteger(status) && status >= 0 ? status : 0,
  };
}

const bit = {
  noResponse: 0x1,
  drawerHigh: 0x4,
  offline: 0x8,
  coverOpen: 0x20,
  mechanical: 0x400,
  cutter: 0x800,
} as const;
const moreBits = { unrecoverable: 0x2000, autoRecover: 0x4000, nearEnd: 0x2_0000, paperEnd: 0x8_0000 } as const;

const causeOfCode: Readonly<Record<string, PrintFailure>> = {
  EPTR_COVER_OPEN: 'cover-open',
  EPTR_REC_EMPTY: 'paper-end',
  EPTR_CUTTER: 'cutter',
  EPTR_MECHANICAL: 'mechanical',
  EPTR_AUTOMATICAL: 'too-hot',
  EPTR_UNRECOVERABLE: 'unrecoverable',
  EPTR_BATTERY_LOW: 'offline',
  ERROR_WAIT_EJECT: 'offline',
  EX_BADPORT: 'offline',
  EX_TIMEOUT: 'timeout',
  EX_ENPC_TIMEOUT: 'timeout',
  EX_SPOOLER: 'busy',
  EX_DEVICE_BUSY: 'busy',
  ERROR_DEVICE_BUSY: 'busy',
  TooManyRequests: 'busy',
  Printing: 'busy',
  JobSpooling: 'busy',
  DeviceNotFound: 'not-a-printer',
  SchemaError: 'rejected',
  RequestEntityTooLarge: 'rejected',
  PrintSystemError: 'rejected',
};

/** Why the printer cannot print: by the state bits first (they name what the cashier sees), else by the code. */
export function causeOfResponse({ isSuccess, code, status }: EposResponse): PrintFailure | undefined {
  const fromStatus = causeOfStatus(status);
  if (isSuccess) return fromStatus;
  return causeOfCode[code] ?? fromStatus ?? 'rejected';
}

function causeOfStatus(status: number): PrintFailure | undefined {
  const has = (mask: number): boolean => (status & mask) !== 0;
  if (has(moreBits.unrecoverable)) return 'unrecoverable';
  if (has(bit.coverOpen)) return 'cover-open';
  if (has(moreBits.paperEnd)) return 'paper-end';
  if (has(bit.cutter)) return 'cutter';
  if (has(bit.mechanical)) return 'mechanical';
  if (has(moreBits.autoRecover)) return 'too-hot';
  return has(bit.offline) || has(bit.noResponse) ? 'offline' : undefined;
}

export function isPaperNearEnd(status: number): boolean {
  return (status & moreBits.nearEnd) !== 0;
}

/** Level of the drawer's line, when the printer told its state. */
export function drawerLevelOf(status: number): 'high' | 'low' | undefined {
  if (status <= 1) return undefined;
  return (status & bit.drawerHigh) === 0 ? 'low' : 'high';
}
