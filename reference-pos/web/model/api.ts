import type { FetchInit, TillClock, TillFetch } from './ports.ts';
import { withTimeLimit } from './time-limit.ts';

/** What came of a request. `no-answer` means: perhaps done, perhaps not; every act can be repeated with the same key. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'no-answer' };

/** The server said no, and why. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** German: what happened, what is safe, what to do. */
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ApiOptions {
  readonly baseUrl: string;
  readonly fetch: TillFetch;
  readonly clock: TillClock;
  /** Called when a request stayed without an answer. */
  readonly onNoAnswer: () => void;
  /** Called when the server knows no session (any more). */
  readonly onNotSignedIn: (refusal: Refusal) => void;
}

/** Long enough for a server that signs in between, short enough to try again while the customer is still there. */
const usualLimitMs = 10_000;

/** The till's server, call by call. Never throws: what can go wrong is part of the answer. */
export class TillApi {
  /** Shown with every request when this till does not rely on cookies. */
  token: string | undefined;
  readonly #options: ApiOptions;
  readonly #root: string;

  constructor(options: ApiOptions) {
    this.#options = options;
    const base = options.baseUrl.replace(/\/+$/, '');
    this.#root = base.endsWith('/api/v1') ? base : `${base}/api/v1`;
  }

  get<T>(path: string, limitMs?: number): Promise<Answer<T>> {
    return this.#call('GET', path, undefined, limitMs);
  }

  post<T>(path: string, body: object, limitMs?: number): Promise<Answer<T>> {
    return this.#call('POST', path, body, limitMs);
  }

  put<T>(path: string, body: object): Promise<Answer<T>> {
    return this.#call('PUT', path, body);
  }

  delete<T>(path: string): Promise<Answer<T>> {
    return this.#call('DELETE', path, undefined);
  }

  /** Whether the server answers at all, whatever it says. */
  async isReachable(limitMs: number): Promise<boolean> {
    try {
      const { status } = await this.#fetch('GET', '/health', undefined, limitMs);
      // A gateway that has lost its server still answers, with one of these.
      return status !== 502 && status !== 504;
    } catch {
      // Every failure means the same here: nobody answered.
      return false;
    }
  }

  /** Opens a stream of live events; the caller ends it by the signal. */
  async stream(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined> {
    const answer = await this.#options.fetch(`${this.#root}${path}`, {
      method: 'GET',
      headers: this.#headers(),
      signal,
    });
    return answer.status === 200 && answer.body ? answer.body : undefined;
  }

  async #call<T>(method: FetchInit['method'], path: string, body?: object, limitMs = usualLimitMs): Promise<Answer<T>> {
    let status: number;
    let content: unknown;
    try {
      const answer = await this.#fetch(method, path, body, limitMs);
      status = answer.status;
      content = readJson(answer.text);
    } catch {
      // The cause (refused, unreachable, too slow) changes nothing in what to do: look after the connection, then repeat.
      this.#options.onNoAnswer();
      return { kind: 'no-answer' };
    }
    if (status < 300) return { kind: 'ok', value: content as T };
    const refusal = asRefusal(status, content);
    if (!refusal) {
      this.#options.onNoAnswer();
      return { kind: 'no-answer' };
    }
    if (refusal.code === 'NOT_SIGNED_IN') this.#options.onNotSignedIn(refusal);
    return { kind: 'refused', refusal };
  }

  async #fetch(method: FetchInit['method'], path: string, body: object | undefined, limitMs: number) {
    const { clock, fetch } = this.#options;
    return await withTimeLimit(clock, limitMs, async (signal) => {
      const answer = await fetch(`${this.#root}${path}`, {
        method,
        signal,
        headers: { ...this.#headers(), ...(body ? { 'Content-Type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, text: await answer.text() };
    });
  }

  #headers(): Readonly<Record<string, string>> {
    return { Accept: 'application/json', ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}) };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An empty answer (204) or a page of some gateway; the status decides what it means.
    return undefined;
  }
}

/** A refusal in the server's own words; anything else (a gateway's page) is no answer of the till. */
function asRefusal(status: number, content: unknown): Refusal | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  const { code, message, details } = content as Partial<Refusal>;
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  return { status, code, message, details: typeof details === 'object' && details !== null ? details : {} };
}
