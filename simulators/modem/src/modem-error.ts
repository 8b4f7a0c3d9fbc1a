export type ModemErrorCode =
  | 'MODEM_FAULT_UNKNOWN'
  | 'MODEM_NO_DOOR'
  | 'MODEM_NOT_ON_TCP'
  | 'MODEM_SOCAT_FAILED'
  | 'MODEM_OPTION_INVALID';

/** The modem was built or used wrongly by the test that owns it. */
export class ModemError extends Error {
  readonly code: ModemErrorCode;

  constructor(code: ModemErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'ModemError';
    this.code = code;
  }
}
