export type TelephoneErrorCode = 'TELEPHONE_NUMBER_INVALID' | 'TELEPHONE_CALL_STATE' | 'TELEPHONE_NO_SUBSCRIBER';

/** The exchange was used in a way no telephone network allows. */
export class TelephoneError extends Error {
  readonly code: TelephoneErrorCode;

  constructor(code: TelephoneErrorCode, message: string) {
    super(message);
    this.name = 'TelephoneError';
    this.code = code;
  }
}
