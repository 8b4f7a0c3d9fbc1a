import type { Duplex } from 'node:stream';

export interface SerialSettings {
  readonly baudRate: number;
  readonly dataBits?: 5 | 6 | 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
}

/** Modem lines as this side reads them. */
export interface SerialLines {
  readonly cts: boolean;
  readonly dsr: boolean;
  readonly dcd: boolean;
  readonly ri: boolean;
}

/** A serial port that is open. Emits `lines` when CTS, DSR, DCD or RI change, `close` when the plug is pulled. */
export interface SerialConnection extends Duplex {
  readonly path: string;
  lines(): SerialLines;
  /** Sets the lines this side drives. */
  setLines(lines: { readonly dtr?: boolean; readonly rts?: boolean }): void;
}

/** Door 4: serial ports. Failures carry `ENOENT` (no such port), `EBUSY` (in use), `EACCES`. */
export interface SerialPorts {
  list(): Promise<readonly string[]>;
  open(path: string, settings: SerialSettings): Promise<SerialConnection>;
}
