import { createFetch, type Fetch, type Host } from '@kassensturz/host';
import { withTimeLimit } from '../time-limit.ts';
import { TseError } from '../tse/tse-error.ts';
import { AccessToken } from './access-token.ts';
import { NetworkFailure, networkFailure, refusal, refusalCode } from './failures.ts';
import { readJson } from './read-json.ts';

export interface SignDeCall {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'POST';
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly limitMs: number;
  /** Doing it twice is the same as doing it once: a broken connection is tried again. */
  readonly isRepeatable?: boolean;
}

export interface SignDeAccess {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Longest wait that a `Retry-After` is followed inside a call; beyond it the caller decides. */
const longestPauseMs = 2_000;
/** Of the time for a call that may be repeated: how much the first try may use up. */
const firstTryShare = 0.55;

/** The HTTP side of SIGN DE V2: authorisation, time limits, what may be tried again, and errors in the till's words. */
export class SignDeApi {
  readonly #host: Host;
  readonly #baseUrl: string;
  readonly #fetch: Fetch;
  readonly #token: AccessToken;

  constructor(host: Host, access: SignDeAccess) {
    this.#host = host;
    this.#baseUrl = access.baseUrl.replace(/\/+$/, '');
    this.#fetch = createFetch(host);
    this.#token = new AccessToken(host.clock, (body, limitMs) => this.#authorise(body, limitMs), access);
  }

  /** Makes the call and returns the answer's JSON object. */
  async call(call: SignDeCall): Promise<Readonly<Record<string, unknown>>> {
    return readJson(await this.#authorised(call));
  }

  /** The raw body of an answer, piece by piece (exports). */
  async download(call: SignDeCall): Promise<AsyncIterable<Uint8Array>> {
    const { body } = await this.#authorised(call);
    if (!body) throw new TseError('protocol', { detail: 'leerer Export' });
    return body;
  }

  async #authorised(call: SignDeCall): Promise<Response> {
    const { clock } = this.#host;
    const untilMs = clock.monotonic() + call.limitMs;
    const tooSlow = () => new TseError('timeout', { isOutcomeUnknown: call.method !== 'GET' });
    return withTimeLimit(
      clock,
      call.limitMs,
      async (signal) => {
        for (let attempt = 1; ; attempt++) {
          const answer = await this.#once(call, untilMs - clock.monotonic(), signal);
          if (answer.ok) return answer;
          const failure = await refusal(answer);
          // Only a token is renewed: a refused PIN is a 401, too, and must not be shown twice (TSE-16).
          if (refusalCode(failure.error) === 'E_UNAUTHORIZED' && attempt === 1) {
            this.#token.forget();
          } else if (failure.pauseMs !== undefined && this.#hasTime(failure.pauseMs, untilMs)) {
            await clock.sleep(failure.pauseMs, { signal });
          } else {
            throw failure.error;
          }
        }
      },
      tooSlow,
    );
  }

  #hasTime(pauseMs: number, untilMs: number): boolean {
    return pauseMs <= longestPauseMs && this.#host.clock.monotonic() + pauseMs < untilMs;
  }

  async #once(call: SignDeCall, leftMs: number, signal: AbortSignal): Promise<Response> {
    const { clock } = this.#host;
    const untilMs = clock.monotonic() + leftMs;
    const token = await this.#token.get(leftMs);
    const isChanging = call.method !== 'GET';
    const isRepeatable = call.isRepeatable ?? !isChanging;
    const send = (limitMs: number) =>
      this.#send(call, token, limitMs, signal).catch((error) => {
        throw networkFailure(error, isChanging);
      });
    try {
      return await send(isRepeatable ? (untilMs - clock.monotonic()) * firstTryShare : untilMs - clock.monotonic());
    } catch (error) {
      // A kept connection that the other side closed breaks at the first byte, and an answer can get lost on the way.
      const isWorthwhile =
        isRepeatable && error instanceof NetworkFailure && (error.isBroken || error.code === 'timeout');
      if (!isWorthwhile || signal.aborted) throw error;
      return await send(untilMs - clock.monotonic());
    }
  }

  #send(call: SignDeCall, token: string, leftMs: number, signal: AbortSignal): Promise<Response> {
    const { method, path, body } = call;
    return this.#fetch(`${this.#baseUrl}${path}`, {
      method,
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      limits: { headersMs: leftMs, totalMs: leftMs },
    });
  }

  async #authorise(body: object, limitMs: number): Promise<Readonly<Record<string, unknown>>> {
    let answer: Response;
    try {
      answer = await this.#fetch(`${this.#baseUrl}/auth`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        limits: { headersMs: limitMs, totalMs: limitMs },
      });
    } catch (error) {
      // Without a token nothing has been asked of the TSE yet.
      throw networkFailure(error, false);
    }
    if (!answer.ok) throw (await refusal(answer)).error;
    return readJson(answer);
  }
}
