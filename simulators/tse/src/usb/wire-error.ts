import { SeError, type SeErrorCode } from '../core/errors.ts';

/** Error codes of the cryptovision wire (answers of two bytes). */
export const WIRE_ERRORS = {
  seCommunicationFailed: 0x8000,
  commandDataInvalid: 0x8001,
  responseDataInvalid: 0x8002,
  signingSystemOperationDataFailed: 0x8003,
  retrieveLogMessageFailed: 0x8004,
  storageFailure: 0x8005,
  secureElementDisabled: 0x8006,
  userNotAuthorized: 0x8007,
  userNotAuthenticated: 0x8008,
  seApiNotInitialized: 0x8009,
  updateTimeFailed: 0x800a,
  userIdNotManaged: 0x800b,
  startTransactionFailed: 0x800c,
  certificateExpired: 0x800d,
  noTransaction: 0x800e,
  updateTransactionFailed: 0x800f,
  finishTransactionFailed: 0x8010,
  timeNotSet: 0x8011,
  noErs: 0x8012,
  noKey: 0x8013,
  seApiNotDeactivated: 0x8014,
  noDataAvailable: 0x8015,
  tooManyRecords: 0x8016,
  unexportedStoredData: 0x8017,
  parameterMismatch: 0x8018,
  idNotFound: 0x8019,
  transactionNumberNotFound: 0x801a,
  seApiDeactivated: 0x801b,
  transport: 0x801c,
  noStartup: 0x801d,
  noStorage: 0x801e,
} as const;

export type WireErrorName = keyof typeof WIRE_ERRORS;

/** A command that the stick refuses with a wire code. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorName;

  constructor(code: WireErrorName, options?: ErrorOptions) {
    super(`The stick answers ${WIRE_ERRORS[code].toString(16)} (${code}).`, options);
    this.code = code;
  }

  get wireCode(): number {
    return WIRE_ERRORS[this.code];
  }
}

const BY_SE_ERROR: Readonly<Record<SeErrorCode, WireErrorName>> = {
  ErrorAuthenticationFailed: 'userNotAuthenticated',
  ErrorCertificateExpired: 'certificateExpired',
  ErrorClientNotRegistered: 'noErs',
  ErrorDeleteStoredDataFailed: 'storageFailure',
  ErrorDescriptionNotSetByManufacturer: 'parameterMismatch',
  ErrorDescriptionSetByManufacturer: 'parameterMismatch',
  ErrorDisableSecureElementFailed: 'seCommunicationFailed',
  ErrorExportCertFailed: 'storageFailure',
  ErrorFinishTransactionFailed: 'finishTransactionFailed',
  ErrorFunctionNotSupported: 'commandDataInvalid',
  ErrorIdNotFound: 'idNotFound',
  ErrorInvalidClientIdCharacter: 'parameterMismatch',
  ErrorInvalidTime: 'updateTimeFailed',
  ErrorLimitOfSimultaneousOpenTransactionsReached: 'startTransactionFailed',
  ErrorLimitOfRegisteredClientsReached: 'storageFailure',
  ErrorNoDataAvailable: 'noDataAvailable',
  ErrorNoLogMessage: 'noDataAvailable',
  ErrorNoTransaction: 'noTransaction',
  ErrorParameterMismatch: 'parameterMismatch',
  ErrorProcessTypeTooLong: 'parameterMismatch',
  ErrorRestoreFailed: 'storageFailure',
  ErrorRetrieveLogMessageFailed: 'retrieveLogMessageFailed',
  ErrorSeApiDeactivated: 'seApiDeactivated',
  ErrorSeApiNotDeactivated: 'seApiNotDeactivated',
  ErrorSeApiNotInitialized: 'seApiNotInitialized',
  ErrorSecureElementDisabled: 'secureElementDisabled',
  ErrorSecureElementPartsDisconnected: 'seCommunicationFailed',
  ErrorSelfTestFailed: 'seCommunicationFailed',
  ErrorSelfTestRequired: 'noStartup',
  ErrorSignatureCounterExhausted: 'seCommunicationFailed',
  ErrorSigningSystemOperationDataFailed: 'signingSystemOperationDataFailed',
  ErrorStartTransactionFailed: 'startTransactionFailed',
  ErrorStorageFailure: 'storageFailure',
  ErrorStorageMemoryFull: 'noStorage',
  ErrorTimeNotSet: 'timeNotSet',
  ErrorTooManyRecords: 'tooManyRecords',
  ErrorTransactionLoggingLocked: 'seApiDeactivated',
  ErrorTransactionNumberNotFound: 'transactionNumberNotFound',
  ErrorUnexportedStoredData: 'unexportedStoredData',
  ErrorUpdateTimeFailed: 'updateTimeFailed',
  ErrorUpdateTransactionFailed: 'updateTransactionFailed',
  ErrorUserIdNotAuthenticated: 'userNotAuthenticated',
  ErrorUserIdNotManaged: 'userIdNotManaged',
  ErrorUserNotAuthenticated: 'userNotAuthenticated',
  ErrorUserNotAuthorized: 'userNotAuthorized',
};

/** The wire's word for whatever went wrong while a command ran. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof WireError) return error;
  if (error instanceof SeError) return new WireError(BY_SE_ERROR[error.code], { cause: error });
  throw error;
}
