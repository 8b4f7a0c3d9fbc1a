import type { Clock } from '@kassensturz/host';
import { askStatus, continueOnline, recoverAndClear } from './commands.ts';
import type { PrinterLink } from './printer-link.ts';
import { causeOf, type PrinterState, stateFromStatus } from './printer-state.ts';

/** `silent`: connected, but no answer came; `foreign`: something answered that is no printer. */
export type StateAnswer = PrinterState | 'silent' | 'foreign' | 'closed';

/** After telling a printer to go on, so long until it says whether it can. */
const recoveryMs = 400;

/** Asks for the four real-time status bytes, which a printer answers even while it cannot print. */
export async function askState(link: PrinterLink, untilMs: number): Promise<StateAnswer> {
  link.send(askStatus);
  const bytes: number[] = [];
  let hasForeign = false;
  for (;;) {
    const answer = await link.next(untilMs);
    if (answer === 'timeout') return hasForeign && bytes.length === 0 ? 'foreign' : 'silent';
    if (answer === 'closed') return hasForeign ? 'foreign' : 'closed';
    if (answer.type === 'other') hasForeign = true;
    if (answer.type === 'status') bytes.push(answer.byte);
    const [printer, offline, error, paper] = bytes;
    if (printer === undefined || offline === undefined || error === undefined || paper === undefined) continue;
    return stateFromStatus([printer, offline, error, paper]);
  }
}

/**
 * The state before a job. A printer whose jam has been cleared, or that waits after a new roll, goes on only when it is told
 * to; that is tried once.
 */
export async function askStateAndRecover(link: PrinterLink, clock: Clock, untilMs: number): Promise<StateAnswer> {
  const state = await askState(link, untilMs);
  if (typeof state === 'string') return state;
  const cause = causeOf(state);
  const isRecoverable = cause === 'cutter' || cause === 'mechanical';
  if (!isRecoverable && !state.isWaitingToContinue) return state;
  link.send(isRecoverable ? recoverAndClear : continueOnline);
  await clock.sleep(recoveryMs);
  return await askState(link, untilMs);
}
