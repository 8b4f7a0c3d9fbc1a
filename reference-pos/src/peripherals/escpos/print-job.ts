import type { Clock } from '@kassensturz/host';
import type { PaperItem } from '../layout/lay-out.ts';
import { failed, type PrintFailure, type PrintOutcome, unknown } from '../print-outcome.ts';
import type { Answer } from './answers.ts';
import { askState } from './ask-state.ts';
import { clearBuffers, feedAndCut, processId, queuedPaperStatus, statusBackOn } from './commands.ts';
import { concatenate, encode, jobOpening, splitAtLastCut } from './encode.ts';
import type { PrinterLink } from './printer-link.ts';
import { causeOf, stateFromAutomatic } from './printer-state.ts';

/** How the printer says that it has finished: by a process id (Epson), or by a status in its turn (makes without it). */
export type Completion = 'process-id' | 'queued-status';

export interface PrintJob {
  readonly items: readonly PaperItem[];
  readonly completion: Completion;
  /** Three characters that no other job in flight has. */
  readonly id: string;
  readonly wasPaperNearEnd: boolean;
  /** Part of an earlier job hangs out of the printer and is to be cut off first. */
  readonly isPaperUncut: boolean;
}

export interface PrintJobResult {
  readonly outcome: PrintOutcome;
  /** The job ended before its cut and nothing will come after it. */
  readonly isPaperUncut: boolean;
}

/** Faults that end a job; others (too hot, paper button) pass by themselves and are waited for. */
const endingFaults: ReadonlySet<PrintFailure> = new Set<PrintFailure>([
  'paper-end',
  'cover-open',
  'cutter',
  'mechanical',
  'unrecoverable',
]);

const finalQuestionMs = 300;
const clearingMs = 500;

/**
 * Sends the job and waits for what becomes of it. There are two marks: one when the content is on paper, one after the cut,
 * because a receipt whose cut failed must not be printed again as if it were the first.
 */
export async function runPrintJob(
  link: PrinterLink,
  clock: Clock,
  job: PrintJob,
  untilMs: number,
): Promise<PrintJobResult> {
  link.send(bytesOf(job));
  const progress = { marks: 0, isPaperNearEnd: job.wasPaperNearEnd };
  for (;;) {
    const answer = await link.next(untilMs - finalQuestionMs - clearingMs);
    if (answer === 'closed') return over(unknown('connection-lost'));
    if (answer === 'timeout') break;
    if (isMark(answer, job, progress.marks)) progress.marks += 1;
    if (progress.marks === 2) return over({ outcome: 'done', isPaperNearEnd: progress.isPaperNearEnd });
    if (answer.type !== 'automatic-status') continue;
    const state = stateFromAutomatic(answer.bytes);
    progress.isPaperNearEnd = state.isPaperNearEnd;
    const cause = causeOf(state);
    if (cause && endingFaults.has(cause)) return await giveUp(link, clock, cause, progress.marks);
  }
  // No mark in time: the printer may be slow, may not know marks, or may have stopped without a word.
  const state = await askState(link, untilMs - clearingMs);
  if (typeof state === 'string') return over(unknown('connection-lost', state));
  const cause = causeOf(state);
  return cause ? await giveUp(link, clock, cause, progress.marks) : over(unknown('timeout'));
}

/** The printer goes on by itself or has finished, as far as is known. */
const over = (outcome: PrintOutcome): PrintJobResult => ({ outcome, isPaperUncut: false });

function bytesOf({ items, completion, id, isPaperUncut }: PrintJob): Uint8Array {
  const { content, ending } = splitAtLastCut(items);
  const mark = (letter: string): Uint8Array =>
    completion === 'process-id' ? processId(id + letter) : queuedPaperStatus;
  // The reset in the opening switches status reports off, so they are switched on behind it.
  return concatenate([
    jobOpening,
    statusBackOn,
    ...(isPaperUncut ? [feedAndCut] : []),
    encode(content),
    mark('A'),
    encode(ending),
    mark('B'),
  ]);
}

function isMark(answer: Answer, { completion, id }: PrintJob, marksSoFar: number): boolean {
  if (completion === 'queued-status') return answer.type === 'queued-status';
  return answer.type === 'process-id' && answer.id === id + (marksSoFar === 0 ? 'A' : 'B');
}

/**
 * A printer that stopped keeps the rest of the job and would print it after a new roll, below or besides the next receipt.
 * So its buffer is emptied; only then is it certain that nothing comes any more.
 */
async function giveUp(link: PrinterLink, clock: Clock, cause: PrintFailure, marks: number): Promise<PrintJobResult> {
  const untilMs = clock.monotonic() + clearingMs;
  link.send(clearBuffers);
  let isCleared = false;
  while (!isCleared) {
    const answer = await link.next(untilMs);
    if (answer === 'timeout' || answer === 'closed') break;
    isCleared = answer.type === 'buffers-cleared';
  }
  if (!isCleared) return over(unknown(cause, 'the printer did not confirm that it dropped the job'));
  const outcome = marks > 0 ? unknown(cause, 'the content was on paper before the fault') : failed(cause);
  // Once the content was out the cut may have come as well; a blank slip in front of the next receipt would only confuse.
  return { outcome, isPaperUncut: marks === 0 || cause === 'cutter' };
}
