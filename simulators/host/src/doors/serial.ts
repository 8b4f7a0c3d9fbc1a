import type { Duplex } from 'node:stream';

export interface SerialSettings {
  readonly baudRate: number;
  readonly dataBits?: 5 | 6 | 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
}

/**
 * The lines of a serial port as this side reads them: a computer (DTE) reads CTS, DSR, DCD and RI, a device at the end of
 * a straight cable (DCE) reads DTR and RTS. Lines that this side cannot read are false.
 */
export interface SerialLines {
  readonly cts: boolean;
  readonly dsr: boolean;
  readonly dcd: boolean;
  readonly ri: boolean;
  readonly dtr: boolean;
  readonly rts: boolean;
}

/** A serial port that is open. Emits `lines` when a line it reads changes, `close` when the plug is pulled. */
export interface SerialConnection extends Duplex {
  readonly path: string;
  lines(): SerialLines;
  /** Sets the lines this side drives: DTR and RTS of a computer; CTS, DSR, DCD and RI of a device. Others are ignored. */
  setLines(lines: Partial<SerialLines>): void;
}

/** Door 4: serial ports. Failures carry `ENOENT` (no such port), `EBUSY` (in use), `EACCES`. */
export interface SerialPorts {
  list(): Promise<readonly string[]>;
  open(path: string, settings: SerialSettings): Promise<SerialConnection>;
}
