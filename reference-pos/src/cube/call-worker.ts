import type { Host } from '@kassensturz/host';
import type { CallBook } from './call-book.ts';
import { CallFailure, type CallHandlers, type RunningCall } from './cube-device.ts';
import {
  brokenOff,
  type CallMessage,
  type CallOutcome,
  type CallStanding,
  type CubeMessage,
  longestPayload,
  tooOld,
} from './protocol.ts';

export interface CallWorkerOptions {
  readonly host: Host;
  readonly book: CallBook;
  readonly handlers: CallHandlers;
  /** Tells the server; what gets lost it asks for again under the same id. */
  readonly send: (message: CubeMessage) => void;
}

/** Does what the server calls for, each id at most once, and answers for it as often as it is asked. */
export class CallWorker {
  readonly #options: CallWorkerOptions;
  readonly #running = new Set<string>();

  constructor(options: CallWorkerOptions) {
    this.#options = options;
  }

  take(message: CallMessage): void {
    const { id } = message;
    const standing = this.standingOf(id);
    if (standing.state === 'running') return; // its outcome will be told when it has one
    if (standing.state === 'unheard-of') void this.#work(message);
    else this.#options.send({ type: 'outcome', id, outcome: standing });
  }

  /** What became of a call; begun by an earlier run of this program and not ended: broken off. */
  standingOf(id: string): CallStanding {
    if (this.#running.has(id)) return { state: 'running' };
    const known = this.#options.book.find(id);
    return known ? (known.outcome ?? brokenOff) : { state: 'unheard-of' };
  }

  async #work(message: CallMessage): Promise<void> {
    const { host, book, send } = this.#options;
    const { id, name } = message;
    this.#running.add(id);
    let outcome: CallOutcome;
    try {
      outcome = await this.#begin(message);
    } catch (error) {
      // The cube's own disk has failed: nothing is begun that could not be remembered.
      host.log.error('cube.call-not-noted', { call: id, name, error: String(error) });
      outcome = { state: 'failed', code: 'cube-storage', text: 'Der Speicher des Cubes ist gestört.' };
    } finally {
      this.#running.delete(id);
    }
    try {
      if (book.find(id)) book.end(name, id, outcome);
    } catch (error) {
      host.log.error('cube.call-not-noted', { call: id, name, error: String(error) });
    }
    host.log.info('cube.call-ended', { call: id, name, state: outcome.state });
    send({ type: 'outcome', id, outcome });
  }

  async #begin({ id, name, payload, ageMs, lifeMs }: CallMessage): Promise<CallOutcome> {
    const { host, book, handlers, send } = this.#options;
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (!handler) return { state: 'failed', code: 'call-unknown', text: `Der Cube kann „${name}“ nicht.` };
    book.begin(name, id);
    const arrivedMs = host.clock.monotonic();
    const call: RunningCall = {
      id,
      ageMs: () => ageMs + host.clock.monotonic() - arrivedMs,
      demandFresh: () => {
        if (lifeMs !== undefined && call.ageMs() > lifeMs) throw new TooOld();
      },
    };
    const emit = (progress: unknown) => send({ type: 'progress', id, payload: progress });
    try {
      call.demandFresh();
      return fitting(await handler(payload, emit, call));
    } catch (error) {
      return this.#failure(name, error);
    }
  }

  #failure(name: string, error: unknown): CallOutcome {
    if (error instanceof TooOld) return tooOld;
    if (error instanceof CallFailure) {
      return { state: error.isUnknown ? 'unknown' : 'failed', code: error.code, text: error.message };
    }
    // A handler that broke may have got anywhere.
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.host.log.error('cube.call-broke', { name, error: cause });
    return { state: 'unknown', code: 'handler-broke', text: 'Im Cube ist ein unerwarteter Fehler aufgetreten.' };
  }
}

class TooOld extends Error {}

/** A result that is too long for the way back is still a call that was done. */
function fitting(result: unknown): CallOutcome {
  const length = (JSON.stringify(result) ?? '').length;
  return { state: 'done', result: length > longestPayload ? { isTooLong: true, length } : (result ?? null) };
}
