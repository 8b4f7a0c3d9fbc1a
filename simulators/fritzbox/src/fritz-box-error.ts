export type FritzBoxErrorCode =
  | 'FRITZBOX_FAULT_UNKNOWN'
  | 'FRITZBOX_NO_DOOR'
  | 'FRITZBOX_OPTION_INVALID'
  | 'FRITZBOX_IS_OFF';

/** The FRITZ!Box was built or used wrongly by the test that owns it. */
export class FritzBoxError extends Error {
  readonly code: FritzBoxErrorCode;

  constructor(code: FritzBoxErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'FritzBoxError';
    this.code = code;
  }
}
