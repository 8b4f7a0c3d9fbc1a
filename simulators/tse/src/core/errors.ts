/** What each exception of the SE API means and what its caller can do (names of TR-03151 chapter 4 and TR-03151-1). */
const MEANINGS = {
  ErrorAuthenticationFailed: 'The PIN is wrong; check it before trying again, the retry counter is finite.',
  ErrorCertificateExpired:
    'The certificate has expired; the message was signed and stored all the same. Replace the TSE.',
  ErrorClientNotRegistered: 'This clientId is not registered; register it first.',
  ErrorDeleteStoredDataFailed: 'The stored messages could not be deleted.',
  ErrorDescriptionNotSetByManufacturer: 'The maker set no description; pass one to initialize.',
  ErrorDescriptionSetByManufacturer: 'The maker set the description; call initialize without one.',
  ErrorDisableSecureElementFailed: 'The secure element could not be disabled.',
  ErrorExportCertFailed: 'The certificates could not be exported.',
  ErrorFinishTransactionFailed: 'The transaction could not be finished.',
  ErrorFunctionNotSupported: 'This product does not have this function.',
  ErrorIdNotFound: 'No stored message carries this clientId.',
  ErrorInvalidClientIdCharacter:
    "The clientId may only hold A–Z a–z 0–9 space and ' ( ) + - , . = because it becomes part of file names.",
  ErrorInvalidTime: 'The new time is not acceptable; pass Unix seconds after 1970.',
  ErrorLimitOfSimultaneousOpenTransactionsReached: 'Too many transactions are open; finish some first.',
  ErrorLimitOfRegisteredClientsReached: 'Too many clients are registered; deregister some first.',
  ErrorNoDataAvailable: 'No stored message matches the filter.',
  ErrorNoLogMessage: 'No log message has been produced yet.',
  ErrorNoTransaction: 'There is no open transaction with this number.',
  ErrorParameterMismatch: 'These parameters exclude each other or are out of range.',
  ErrorProcessTypeTooLong: 'The processType may have 100 characters at most.',
  ErrorRestoreFailed: 'The archive could not be restored.',
  ErrorRetrieveLogMessageFailed: 'The signed message could not be read back from the secure element.',
  ErrorSeApiDeactivated: 'The TSE is deactivated; activate it first.',
  ErrorSeApiNotDeactivated: 'The TSE is not deactivated.',
  ErrorSeApiNotInitialized: 'The TSE is not initialised; call initialize as Admin first.',
  ErrorSecureElementDisabled: 'The TSE is disabled for good; only exports work. Use another TSE.',
  ErrorSecureElementPartsDisconnected: 'Part of the TSE does not answer; check the connection.',
  ErrorSelfTestFailed: 'The self test failed; transactions cannot be signed.',
  ErrorSelfTestRequired: 'A self test is due; run it first.',
  ErrorSignatureCounterExhausted: 'The signature quota is used up; replace the TSE.',
  ErrorSigningSystemOperationDataFailed: 'The system log could not be signed.',
  ErrorStartTransactionFailed: 'The transaction could not be started.',
  ErrorStorageFailure: 'The message could not be stored; export and delete stored data.',
  ErrorStorageMemoryFull: 'The memory for log messages is full; export and delete stored data.',
  ErrorTimeNotSet: 'The clock has no defined time; log in and call updateTime.',
  ErrorTooManyRecords: 'More messages match than maximumNumberRecords allows; nothing was exported.',
  ErrorTransactionLoggingLocked: 'Transaction logging is locked; unlock it as Admin.',
  ErrorTransactionNumberNotFound: 'No stored message carries this transaction number.',
  ErrorUnexportedStoredData: 'Some stored messages were never exported; export them before deleting.',
  ErrorUpdateTimeFailed: 'The time could not be set.',
  ErrorUpdateTransactionFailed: 'The transaction could not be updated.',
  ErrorUserIdNotAuthenticated: 'This user is not logged in.',
  ErrorUserIdNotManaged: 'This user id is unknown.',
  ErrorUserNotAuthenticated: 'Nobody is logged in; authenticate first. A log-in ends by itself after a while.',
  ErrorUserNotAuthorized: 'The user who is logged in may not do this.',
} as const;

/** Stable names of all exceptions a TSE can raise. */
export type SeErrorCode = keyof typeof MEANINGS;

/** An exception of the SE API; `code` is the name in TR-03151. */
export class SeError extends Error {
  override readonly name = 'SeError';
  readonly code: SeErrorCode;

  constructor(code: SeErrorCode, details?: string, options?: ErrorOptions) {
    super(details === undefined ? `${code}: ${MEANINGS[code]}` : `${code}: ${MEANINGS[code]} (${details})`, options);
    this.code = code;
  }
}

/** All exception names, for documentation and exhaustive mappings of the fronts. */
export const SE_ERROR_CODES = Object.keys(MEANINGS) as readonly SeErrorCode[];
