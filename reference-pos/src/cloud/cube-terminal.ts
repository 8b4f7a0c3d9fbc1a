import type { TerminalSettings } from '../cards/terminal-settings.ts';
import type { CallOutcome } from '../cube/protocol.ts';
import { terminalCalls } from '../cube/terminal-calls.ts';
import type {
  Authorisation,
  AuthoriseHooks,
  AuthoriseRequest,
  Baseline,
  CardOutcome,
  CardTerminal,
  EndOfDayOutcome,
  LastResult,
  TerminalProgress,
  TerminalState,
} from '../peripherals/terminal/card-terminal.ts';
import { type TerminalFailure, terminalFailureText } from '../peripherals/terminal/terminal-failure.ts';
import type { CardSlip } from '../peripherals/terminal/terminal-receipt.ts';
import type { CubeRelay } from './cube-relay.ts';

/** A customer may take this long; the terminal itself gives up much earlier. */
const paymentMs = 10 * 60_000;
/** An amount that comes to the cube later than this is not asked for any more. */
const freshMs = 15_000;
const shortMs = 45_000;
const closingMs = 3 * 60_000;

/**
 * The terminal behind the cube. Every call is carried out there at most once; what the relay cannot tell is `unknown`, and
 * cleared up by asking the terminal, like every other doubt.
 */
export class CubeTerminal implements CardTerminal {
  readonly #relay: CubeRelay;

  constructor(relay: CubeRelay, settings: TerminalSettings) {
    this.#relay = relay;
    relay.setUpDevice('terminal', settings);
  }

  authorise(request: AuthoriseRequest, hooks: AuthoriseHooks): Authorisation {
    const run = { isCancelled: false };
    const outcome = this.#authorise(request, hooks, run);
    return {
      outcome,
      cancel: () => {
        run.isCancelled = true;
        void this.#call(terminalCalls.cancel, { id: request.id }, freshMs);
      },
    };
  }

  async lastResult(): Promise<LastResult> {
    const outcome = await this.#call(terminalCalls.last, {}, shortMs);
    return outcome.state === 'done' ? (outcome.result as LastResult) : { state: 'unreachable', ...failureOf(outcome) };
  }

  async reverse(request: { readonly id: string; readonly receiptNumber: number }): Promise<CardOutcome> {
    const outcome = await this.#call(terminalCalls.reverse, request, shortMs, request.id);
    return outcome.state === 'done' ? (outcome.result as CardOutcome) : cardOutcomeOf(outcome);
  }

  async endOfDay(request: { readonly id: string }): Promise<EndOfDayOutcome> {
    const outcome = await this.#call(terminalCalls.close, {}, closingMs, request.id);
    return outcome.state === 'done' ? (outcome.result as EndOfDayOutcome) : closingOutcomeOf(outcome);
  }

  async lastEndOfDay(): Promise<EndOfDayOutcome> {
    const outcome = await this.#call(terminalCalls.lastClosing, {}, shortMs);
    return outcome.state === 'done' ? (outcome.result as EndOfDayOutcome) : closingOutcomeOf(outcome);
  }

  async state(): Promise<TerminalState> {
    const outcome = await this.#call(terminalCalls.state, {}, shortMs);
    if (outcome.state === 'done') return outcome.result as TerminalState;
    return { atMs: 0, isReady: false, ...failureOf(outcome) };
  }

  async repeatReceipt(): Promise<readonly CardSlip[]> {
    const outcome = await this.#call(terminalCalls.repeat, {}, shortMs);
    return outcome.state === 'done' ? (outcome.result as readonly CardSlip[]) : [];
  }

  async #authorise(
    request: AuthoriseRequest,
    hooks: AuthoriseHooks,
    run: { isCancelled: boolean },
  ): Promise<CardOutcome> {
    hooks.onProgress({ phase: 'connecting', text: 'Verbindung zum Kartenterminal' });
    const before = await this.lastResult();
    if (before.state === 'unreachable') {
      const { cause, text } = before;
      return { outcome: 'not-started', cause, text };
    }
    if (run.isCancelled) return { outcome: 'not-started', cause: 'stopped', text: terminalFailureText.stopped };
    await hooks.onAsking(baselineOf(before));
    const outcome = await this.#relay.call({
      id: request.id,
      name: terminalCalls.authorise,
      payload: request,
      lifeMs: freshMs,
      withinMs: paymentMs,
      onProgress: (progress) => hooks.onProgress(progress as TerminalProgress),
    });
    return outcome.state === 'done' ? (outcome.result as CardOutcome) : cardOutcomeOf(outcome);
  }

  #call(name: string, payload: unknown, withinMs: number, id?: string): Promise<CallOutcome> {
    return this.#relay.call({ name, payload, withinMs, lifeMs: withinMs, ...(id === undefined ? {} : { id }) });
  }
}

function baselineOf(before: Exclude<LastResult, { state: 'unreachable' }>): Baseline {
  if (before.state !== 'known') return { state: before.state };
  return { state: 'known', receiptNumber: before.last.receiptNumber, trace: before.last.trace };
}

type Undone = Exclude<CallOutcome, { state: 'done' }>;

function failureOf({ code }: Undone): { readonly cause: TerminalFailure; readonly text: string } {
  const cause = code === 'terminal-not-set-up' ? 'not-configured' : 'bridge-away';
  return { cause, text: terminalFailureText[cause] };
}

/** `failed` and `dropped`: surely not asked. */
function cardOutcomeOf(outcome: Undone): CardOutcome {
  return { outcome: outcome.state === 'unknown' ? 'unknown' : 'not-started', ...failureOf(outcome) };
}

function closingOutcomeOf(outcome: Undone): EndOfDayOutcome {
  return { outcome: outcome.state === 'unknown' ? 'unknown' : 'failed', ...failureOf(outcome) };
}
