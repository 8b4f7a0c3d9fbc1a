import type { Loss } from '../interpreter/hardware.ts';
import type { Receipt } from '../paper/receipt.ts';

/** A drawer pulse as it went out. */
export interface Pulse {
  readonly pin: 2 | 5;
  readonly onMs: number;
  readonly offMs: number;
  /** Unix milliseconds. */
  readonly at: number;
  /** Door and manner: `raw`, `epos`, `raw real-time` … */
  readonly via: string;
}

/** Who printed what. */
export interface Job {
  readonly via: string;
  readonly remote: string;
  /** Unix milliseconds of the first byte. */
  readonly at: number;
  readonly bytes: number;
}

/** Something that the paper does not show and the wire does not say. */
export interface LossReport extends Loss {
  readonly at: number;
  readonly via: string;
}

export interface StatusReport {
  /** The four ASB bytes as a number, byte 1 lowest. */
  readonly word: number;
  readonly isOnline: boolean;
  readonly isCoverOpen: boolean;
  readonly paper: 'ok' | 'near end' | 'end';
  readonly error: 'none' | 'cutter' | 'mechanical' | 'unrecoverable' | 'recovers by itself';
  readonly power: 'off' | 'starting' | 'on';
  readonly isPin3High: boolean;
}

/** Events of a running printer. */
export interface PrinterEvents {
  receipt: Receipt;
  pulse: Pulse;
  status: StatusReport;
  loss: LossReport;
  connection: { readonly via: string; readonly remote: string; readonly isOpen: boolean };
  buzzer: { readonly ms: number };
  /** Everything that was sent is on the paper. */
  idle: undefined;
}
