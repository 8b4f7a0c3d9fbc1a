export type PrinterErrorCode =
  | 'PRINTER_MODEL_UNKNOWN'
  | 'PRINTER_PAPER_WIDTH'
  | 'PRINTER_NO_DOOR'
  | 'PRINTER_FAULT_UNKNOWN'
  | 'PRINTER_OPTION_INVALID';

/** Something was asked of the simulator that it cannot do; the text says what it expected instead. */
export class PrinterError extends Error {
  readonly code: PrinterErrorCode;

  constructor(code: PrinterErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PrinterError';
    this.code = code;
  }
}
