import type { FaultName } from '../faults.ts';

/** One message on the wire between computer and modem. */
export interface WireEntry {
  /** Unix milliseconds. */
  readonly at: number;
  readonly from: 'computer' | 'modem';
  /** The bytes, with control characters spelled `\r`, `\n`, `\x10`. */
  readonly text: string;
  /** What they are: `command ATI3`, `result OK`, `ring`, `caller ID NMBR=…`. */
  readonly meaning: string;
}

/** Lines that the modem drives. */
export interface ModemLines {
  readonly ri: boolean;
  readonly dcd: boolean;
  readonly dsr: boolean;
  readonly cts: boolean;
}

export interface ModemEvents {
  /** A ring burst began; counted from 1 within a call. */
  ring: { readonly count: number };
  /** Caller ID was written to the computer, line by line. */
  callerId: { readonly lines: readonly string[] };
  /** A command line was worked off. */
  command: { readonly line: string; readonly outcome: string };
  lines: ModemLines;
  wire: WireEntry;
  /** A program opened or closed the modem's port, where that can be seen. */
  port: { readonly isOpen: boolean };
  fault: { readonly name: FaultName; readonly isOn: boolean };
}
