import type { Envelope, Pickle } from '@cucumber/messages';
import { physicsNames, variantNames } from '../reasons.ts';
import type { Physics, Variant } from '../types.ts';
import { createPaint, type Paint, shorten } from './text-layout.ts';

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal gets one line that is written over; anything else gets plain lines, one per run and one per failure. */
  readonly isTerminal: boolean;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const goodStatuses: readonly string[] = ['PASSED', 'SKIPPED'];

/** Shows how a run gets on; feed it every envelope of the run, then call `finish`. */
export class RunProgress {
  readonly #options: ProgressOptions;
  readonly #name: string;
  readonly #paint: Paint;
  readonly #pickles = new Map<string, Pickle>();
  readonly #testCases = new Map<string, string>();
  readonly #running = new Map<string, { pickle: Pickle | undefined; worst: string }>();
  #done = 0;
  #bad = 0;
  #skipped = 0;
  #startedAtMs = 0;
  #endedAtMs = 0;

  constructor(variant: Variant, physics: Physics, options: ProgressOptions) {
    this.#options = options;
    this.#name = `${variantNames[variant].en}, ${physicsNames[physics].en}`;
    this.#paint = createPaint(options.colour);
  }

  /** Takes one message of the run. */
  onMessage(envelope: Envelope): void {
    const { pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, testRunStarted, testRunFinished } =
      envelope;
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (testCase) this.#testCases.set(testCase.id, testCase.pickleId);
    if (testRunStarted) this.#startedAtMs = msOf(testRunStarted.timestamp);
    if (testRunFinished) this.#endedAtMs = msOf(testRunFinished.timestamp);
    if (testCaseStarted) {
      const running = this.#pickles.get(this.#testCases.get(testCaseStarted.testCaseId) ?? '');
      this.#running.set(testCaseStarted.id, { pickle: running, worst: 'PASSED' });
      this.#showLine(running);
    }
    if (testStepFinished) this.#note(testStepFinished.testCaseStartedId, testStepFinished.testStepResult.status);
    if (testCaseFinished && !testCaseFinished.willBeRetried) this.#count(testCaseFinished.testCaseStartedId);
  }

  /** Wipes the moving line and says in one line how the run went. */
  finish(): void {
    const { isTerminal, write } = this.#options;
    const seconds = ((this.#endedAtMs - this.#startedAtMs) / 1000).toFixed(1);
    const counts = [
      `${this.#done - this.#bad - this.#skipped} passed`,
      this.#bad > 0 ? this.#paint('red', `${this.#bad} not passed`) : '',
      this.#skipped > 0 ? `${this.#skipped} skipped` : '',
    ].filter((part) => part !== '');
    const mark = this.#bad > 0 ? this.#paint('red', '✗') : this.#paint('green', '✓');
    write(
      `${isTerminal ? '\r\u001b[2K' : ''}${mark} ${this.#name}: ${this.#done} scenarios, ${counts.join(', ')}, ${seconds} s\n`,
    );
  }

  #note(startedId: string, status: string): void {
    const entry = this.#running.get(startedId);
    if (entry === undefined || status === 'PASSED') return;
    if (entry.worst === 'PASSED' || !goodStatuses.includes(status)) entry.worst = status;
  }

  #count(startedId: string): void {
    const entry = this.#running.get(startedId);
    this.#running.delete(startedId);
    this.#done += 1;
    if (entry === undefined || entry.worst === 'PASSED') return;
    if (entry.worst === 'SKIPPED') {
      this.#skipped += 1;
      return;
    }
    this.#bad += 1;
    const { isTerminal, write } = this.#options;
    const line = `${this.#name} ${idsOf(entry.pickle)} ${entry.pickle?.name ?? ''}: ${entry.worst.toLowerCase()}`;
    write(`${isTerminal ? '\r\u001b[2K' : ''}${this.#paint('red', '✗')} ${line}\n`);
  }

  #showLine(pickle: Pickle | undefined): void {
    const { isTerminal, width, write } = this.#options;
    if (!isTerminal) return;
    const line = `▸ ${this.#name}  ${this.#done + 1}/${this.#testCases.size}  ${idsOf(pickle)}  ${pickle?.name ?? ''}`;
    write(`\r\u001b[2K${shorten(line, width - 1)}`);
  }
}

function idsOf(pickle: Pickle | undefined): string {
  const ids = (pickle?.tags ?? []).map(({ name }) => name.slice(1)).filter((tag) => /^[A-Z]{2,3}-\d\d$/.test(tag));
  return ids.length > 3 ? `${ids.slice(0, 3).join(' ')} …` : ids.join(' ');
}

function msOf({ seconds, nanos }: { seconds: number; nanos: number }): number {
  return seconds * 1000 + nanos / 1e6;
}
