/** What can be wrong with a till's configuration; the program refuses to start. */
export const configErrors = {
  POS_CONFIG_NOT_VALID:
    'The configuration of the till is incomplete or wrong. Correct the named field and start again.',
  POS_CONFIG_TSE_KIND:
    'A cloud till can only use a cloud TSE. Configure "tse.kind" as "cloud", or run the box variant.',
  POS_CONFIG_PRINTER:
    'A cloud server never connects to a printer in the salon. Leave "printer" out; the page or the cube prints.',
  POS_CONFIG_CALLER_ID:
    'The plain cloud till has no caller ID: nothing in the salon can be reached from there. Leave "callerId" out, or pair a cube.',
  POS_CONFIG_CUBE:
    'A pairing code has at least 8 letters and digits. Correct "cubeFirstCode", or leave it out and make a code at the till.',
} as const;

export type ConfigErrorCode = keyof typeof configErrors;

/** A refused configuration: stable `code`, one sentence that says what to do. */
export class ConfigError extends Error {
  readonly code: ConfigErrorCode;

  constructor(code: ConfigErrorCode, detail?: string) {
    super(detail ? `${configErrors[code]} (${detail})` : configErrors[code]);
    this.name = 'ConfigError';
    this.code = code;
  }
}
