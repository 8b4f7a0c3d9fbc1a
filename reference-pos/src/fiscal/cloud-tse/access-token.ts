import type { Clock } from '@kassensturz/host';
import { type JsonObject, numberAt, textAt } from './read-json.ts';
import type { SignDeAccess } from './sign-de-api.ts';

/** A token is renewed this long before it ends, so that none runs out under way. */
const renewBeforeMs = 60_000;

interface Token {
  readonly access: string;
  readonly refresh: string;
  readonly endsAtMs: number;
}

/** The bearer token of the service: fetched when needed, renewed in time, one request at a time for all who wait. */
export class AccessToken {
  readonly #clock: Clock;
  readonly #ask: (body: object, limitMs: number) => Promise<JsonObject>;
  readonly #access: SignDeAccess;
  #token: Token | undefined;
  #renewal: Promise<Token> | undefined;

  constructor(clock: Clock, ask: (body: object, limitMs: number) => Promise<JsonObject>, access: SignDeAccess) {
    this.#clock = clock;
    this.#ask = ask;
    this.#access = access;
  }

  async get(limitMs: number): Promise<string> {
    const token = this.#token;
    if (token && token.endsAtMs - this.#clock.monotonic() > renewBeforeMs) return token.access;
    this.#renewal ??= this.#renew(token, limitMs).finally(() => {
      this.#renewal = undefined;
    });
    return (await this.#renewal).access;
  }

  /** The service no longer takes it (revoked, restarted): the next call signs in anew. */
  forget(): void {
    this.#token = undefined;
  }

  async #renew(old: Token | undefined, limitMs: number): Promise<Token> {
    const isFresh = old && old.endsAtMs > this.#clock.monotonic();
    const refreshed = isFresh
      ? await this.#ask({ refresh_token: old.refresh }, limitMs).catch(() => undefined)
      : undefined;
    const { apiKey, apiSecret } = this.#access;
    const answer = refreshed ?? (await this.#ask({ api_key: apiKey, api_secret: apiSecret }, limitMs));
    const token: Token = {
      access: textAt(answer, 'access_token'),
      refresh: textAt(answer, 'refresh_token'),
      endsAtMs: this.#clock.monotonic() + numberAt(answer, 'access_token_expires_in') * 1000,
    };
    this.#token = token;
    return token;
  }
}
