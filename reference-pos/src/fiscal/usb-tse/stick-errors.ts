import { type TseCause, TseError } from '../tse/tse-error.ts';

/** Error codes of the stick (public clients' tables) that mean something of their own to a till. */
const causes: Readonly<Record<number, TseCause>> = {
  32768: 'refused',
  32773: 'io-error',
  32774: 'disabled',
  32775: 'not-authorised',
  32776: 'not-authorised',
  32777: 'not-ready',
  32781: 'certificate-expired',
  32785: 'time-not-set',
  32786: 'client-unknown',
  32795: 'disabled',
  32797: 'self-test',
  32798: 'memory-full',
  33024: 'timeout',
};

export const stickCodes = {
  communicationFailed: 0x8000,
  commandDataInvalid: 0x8001,
  notAuthenticated: 0x8008,
  timeNotSet: 0x8011,
  noTransaction: 0x800e,
  noData: 0x8015,
  idNotFound: 0x8019,
  transactionNotFound: 0x801a,
  certificateExpired: 0x800d,
  noStartup: 0x801d,
} as const;

/** An error the stick itself answered with. */
export class StickError extends TseError {
  readonly stickCode: number;

  constructor(stickCode: number) {
    super(causes[stickCode] ?? 'refused', {
      detail: stickCode.toString(16),
      // It signs and stores first and then complains; and with no such transaction an earlier finish may have got through.
      isOutcomeUnknown: stickCode === stickCodes.certificateExpired || stickCode === stickCodes.noTransaction,
    });
    this.stickCode = stickCode;
  }
}

export function isStickCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof StickError && codes.includes(error.stickCode);
}
