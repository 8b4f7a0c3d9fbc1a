import type { PrintFailure } from '../print-outcome.ts';

/** A printer's state as its status bytes tell it. */
export interface PrinterState {
  readonly isOffline: boolean;
  readonly isCoverOpen: boolean;
  readonly isPaperEnd: boolean;
  readonly isPaperNearEnd: boolean;
  readonly isCutterJammed: boolean;
  readonly hasMechanicalError: boolean;
  readonly hasUnrecoverableError: boolean;
  readonly isTooHot: boolean;
  readonly isWaitingToContinue: boolean;
  /** Level of the drawer connector's pin 3. */
  readonly drawerLevel: 'high' | 'low';
}

/** Four answers to DLE EOT 1 to 4. */
export type StatusBytes = readonly [printer: number, offline: number, error: number, paper: number];

const has = (byte: number, bit: number): boolean => (byte & (1 << bit)) !== 0;

/** Reads the real-time status (Epson: DLE EOT n). */
export function stateFromStatus([printer, offline, error, paper]: StatusBytes): PrinterState {
  return {
    isOffline: has(printer, 3),
    isCoverOpen: has(offline, 2),
    isPaperEnd: has(offline, 5) || has(paper, 5) || has(paper, 6),
    isPaperNearEnd: has(paper, 2) || has(paper, 3),
    isCutterJammed: has(error, 3),
    hasMechanicalError: has(error, 2),
    hasUnrecoverableError: has(error, 5),
    isTooHot: has(error, 6),
    isWaitingToContinue: has(printer, 5),
    drawerLevel: has(printer, 2) ? 'high' : 'low',
  };
}

/** Reads the automatic status (Epson: GS a); ePOS-Print carries the same four bytes in its status word. */
export function stateFromAutomatic([first, second, third]: readonly [number, number, number, number]): PrinterState {
  return {
    isOffline: has(first, 3),
    isCoverOpen: has(first, 5),
    isPaperEnd: has(third, 2) || has(third, 3),
    isPaperNearEnd: has(third, 0) || has(third, 1),
    isCutterJammed: has(second, 3),
    hasMechanicalError: has(second, 2),
    hasUnrecoverableError: has(second, 5),
    isTooHot: has(second, 6),
    isWaitingToContinue: has(second, 0),
    drawerLevel: has(first, 2) ? 'high' : 'low',
  };
}

/** Why the printer cannot print, the cause that the cashier can see and mend first; undefined when it can. */
export function causeOf(state: PrinterState): PrintFailure | undefined {
  if (state.hasUnrecoverableError) return 'unrecoverable';
  if (state.isCoverOpen) return 'cover-open';
  if (state.isPaperEnd) return 'paper-end';
  if (state.isCutterJammed) return 'cutter';
  if (state.hasMechanicalError) return 'mechanical';
  if (state.isTooHot) return 'too-hot';
  return state.isOffline ? 'offline' : undefined;
}
