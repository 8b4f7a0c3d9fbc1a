export type CardTerminalErrorCode =
  | 'TERMINAL_ACT_UNKNOWN'
  | 'TERMINAL_FAULT_UNKNOWN'
  | 'TERMINAL_PROFILE_UNKNOWN'
  | 'TERMINAL_NO_DOOR'
  | 'TERMINAL_OFF'
  | 'TERMINAL_BUSY'
  | 'TERMINAL_LOCKED'
  | 'TERMINAL_ID';

/** Somebody uses the simulator wrongly; what a register does wrong is answered on the wire instead. */
export class CardTerminalError extends Error {
  readonly code: CardTerminalErrorCode;

  constructor(code: CardTerminalErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'CardTerminalError';
    this.code = code;
  }
}
