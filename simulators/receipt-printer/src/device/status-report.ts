import type { StatusReport } from './printer-events.ts';
import type { PrinterState } from './printer-state.ts';

/** The state in words. */
export function statusReport(state: PrinterState): StatusReport {
  return {
    word: state.word,
    isOnline: !state.isOffline,
    isCoverOpen: state.isCoverOpen,
    paper: state.isPaperEnd ? 'end' : state.isNearEnd ? 'near end' : 'ok',
    error: errorOf(state),
    power: state.power,
    isPin3High: state.isPin3High,
  };
}

function errorOf(state: PrinterState): StatusReport['error'] {
  if (state.hasUnrecoverableError) return 'unrecoverable';
  if (state.hasCutterError) return 'cutter';
  if (state.hasMechanicalError) return 'mechanical';
  return state.hasAutoRecoverableError ? 'recovers by itself' : 'none';
}
