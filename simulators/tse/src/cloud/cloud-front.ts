import type { Random } from '@kassensturz/host';
import type { TransactionCall } from '../faults/catalogue.ts';
import { ApiError, apiErrorOf, errorBody } from './api-error.ts';
import type { ApiReply, ApiRoute } from './api-route.ts';
import type { CloudService } from './cloud-service.ts';
import { type HttpWireEntry, withoutSecrets } from './http-wire.ts';
import { checkedParams } from './path-params.ts';
import { RateLimits } from './rate-limits.ts';

/** A call as it came over some wire. */
export interface ApiCall {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  /** Path with query, as the client sent it. */
  readonly url: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
  readonly remoteAddress: string | undefined;
  readonly baseUrl: string;
}

/** What the carrier has to do with a call. */
export type FrontAnswer =
  | { readonly kind: 'silence' | 'cut' }
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'error'; readonly status: number; readonly headers: HeaderValues; readonly body: object }
  | { readonly kind: 'reply'; readonly headers: HeaderValues; readonly reply: ApiReply };

type HeaderValues = Readonly<Record<string, string>>;

const CAPTIVE_PORTAL = '<!doctype html><title>Login</title><p>Please accept our terms of use.';
const TRANSACTION_PATH = '/tss/:tssId/tx/:txIdOrNumber';

/** The service with the faults that bite on the way, whatever carries the calls. */
export class CloudFront {
  readonly #service: CloudService;
  readonly #limits: RateLimits;
  readonly #requestIds: Random;
  readonly #onWire: (entry: HttpWireEntry) => void;

  constructor(service: CloudService, onWire: (entry: HttpWireEntry) => void) {
    this.#service = service;
    this.#onWire = onWire;
    this.#limits = new RateLimits(service.host.clock);
    this.#requestIds = service.host.random.stream('tse-cloud-request-ids');
  }

  /** @param route undefined when no route matches the path */
  async answer(route: ApiRoute | undefined, call: ApiCall): Promise<FrontAnswer> {
    const answer = this.#biteBefore() ?? (await this.#process(route, call));
    this.#note(call, answer);
    return answer;
  }

  /** An answer to a body that could not be read. */
  refuse(call: ApiCall, error: unknown): FrontAnswer {
    const answer = this.#errorAnswer(error);
    this.#note(call, answer);
    return answer;
  }

  async #process(route: ApiRoute | undefined, call: ApiCall): Promise<FrontAnswer> {
    const answer = await this.#run(route, call);
    const slow = this.#service.faults.take('slow');
    if (slow !== undefined) await this.#service.host.clock.sleep(slow.ms);
    return this.#isLost(route, call, answer) ? { kind: 'cut' } : answer;
  }

  async #run(route: ApiRoute | undefined, call: ApiCall): Promise<FrontAnswer> {
    if (route === undefined) {
      const body = errorBody(404, `Route ${call.method}:${call.url} not found`);
      return { kind: 'error', status: 404, headers: this.#headers(), body };
    }
    try {
      const session = route.needsToken === false ? '' : this.#session(call.authorization);
      this.#requireUnlocked(route);
      const { body, baseUrl } = call;
      const request = { params: checkedParams(route, call.params), body, baseUrl, session, query: queryOf(call.url) };
      if (this.#service.options.hasRateLimits) this.#limits.check(route, request);
      return { kind: 'reply', headers: this.#headers(), reply: await route.handle(this.#service, request) };
    } catch (error) {
      return this.#errorAnswer(apiErrorOf(error));
    }
  }

  #session(authorization: string | undefined): string {
    if (this.#service.faults.peek('unauthorized')?.isPersistent === true) {
      throw new ApiError('E_UNAUTHORIZED', 'Unauthorized');
    }
    return this.#service.tokens.require(authorization);
  }

  #requireUnlocked(route: ApiRoute): void {
    if (!route.path.startsWith('/tss/')) return;
    const locked = this.#service.faults.take('tssLocked');
    if (locked === undefined) return;
    const { retryAfterSeconds = 30 } = locked;
    throw new ApiError('E_TSS_LOCKED', 'The TSS is in maintenance mode.', { retryAfterSeconds });
  }

  /** Faults that strike before anything is done. */
  #biteBefore(): FrontAnswer | undefined {
    const { faults } = this.#service;
    if (faults.take('silent') !== undefined) return { kind: 'silence' };
    if (faults.take('reset') !== undefined) return { kind: 'cut' };
    const limited = faults.take('rateLimited');
    if (limited !== undefined) {
      const { retryAfterSeconds = 10 } = limited;
      return this.#errorAnswer(new ApiError('E_TOO_MANY_REQUESTS', 'Too many requests.', { retryAfterSeconds }));
    }
    const unavailable = faults.take('unavailable');
    if (unavailable !== undefined) {
      const { status = 503, retryAfterSeconds } = unavailable;
      const body = errorBody(status, 'The service is not available.');
      return { kind: 'error', status, headers: this.#headers(retryAfterSeconds), body };
    }
    return faults.take('garbage') === undefined ? undefined : { kind: 'page', html: CAPTIVE_PORTAL };
  }

  #isLost(route: ApiRoute | undefined, call: ApiCall, answer: FrontAnswer): boolean {
    const lost = this.#service.faults.peek('lostAnswer');
    if (lost === undefined || answer.kind !== 'reply') return false;
    if (route?.path !== TRANSACTION_PATH || route.method !== 'put') return false;
    if (lost.on !== undefined && lost.on !== transactionCall(call)) return false;
    this.#service.faults.take('lostAnswer');
    return true;
  }

  #errorAnswer(error: unknown): FrontAnswer {
    if (error instanceof ApiError) {
      const headers = this.#headers(error.retryAfterSeconds);
      return { kind: 'error', status: error.status, headers, body: error.body };
    }
    const body = errorBody(500, 'Unexpected failure in the simulator.');
    return { kind: 'error', status: 500, headers: this.#headers(), body };
  }

  #headers(retryAfterSeconds?: number): HeaderValues {
    const headers = { 'request-id': this.#requestIds.uuid() };
    return retryAfterSeconds === undefined ? headers : { ...headers, 'retry-after': String(retryAfterSeconds) };
  }

  #note(call: ApiCall, answer: FrontAnswer): void {
    const status = answer.kind === 'error' ? answer.status : isAnswered(answer) ? 200 : undefined;
    this.#onWire({
      at: this.#service.host.clock.now(),
      remoteAddress: call.remoteAddress,
      method: call.method,
      url: call.url,
      request: withoutSecrets(call.body),
      status,
      response: withoutSecrets(visibleBody(answer)),
      text: `${call.method} ${call.url} → ${status ?? 'no answer'}`,
    });
  }
}

function isAnswered(answer: FrontAnswer): boolean {
  return answer.kind === 'reply' || answer.kind === 'page';
}

function visibleBody(answer: FrontAnswer): unknown {
  switch (answer.kind) {
    case 'silence':
    case 'cut':
      return undefined;
    case 'page':
      return answer.html;
    case 'error':
      return answer.body;
    case 'reply':
      if (answer.reply.kind === 'json') return answer.reply.body;
      return `${answer.reply.kind === 'bytes' ? answer.reply.bytes.length : answer.reply.archive.byteLength} bytes`;
  }
}

/** Leading question marks of malformed queries are ignored, as since version 2.0.50 of the service. */
function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start).replace(/^\?+/, ''));
}

function transactionCall(call: ApiCall): TransactionCall {
  const { state } = (call.body ?? {}) as { readonly state?: unknown };
  if (state !== 'ACTIVE') return 'finish';
  return queryOf(call.url).get('tx_revision') === '1' ? 'start' : 'update';
}
