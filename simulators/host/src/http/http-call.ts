import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Timer } from '../doors/clock.ts';
import type { Host } from '../doors/host.ts';
import { type NetworkCall, NetworkError } from '../errors.ts';
import type { FetchInit } from './create-fetch.ts';
import type { FetchLimits } from './fetch-limits.ts';
import type { Agents } from './host-agent.ts';
import { bodyStream } from './response-body.ts';

/** Answers that have no body by definition (RFC 9110, 6.4.1); `Response` refuses one. */
const BODILESS = new Set([204, 205, 304]);

/** One HTTP request with its limits, from the connection to the last byte of the answer. */
export class HttpCall {
  readonly #host: Host;
  readonly #agents: Agents;
  readonly #url: URL;
  readonly #init: FetchInit;
  readonly #limits: FetchLimits;
  readonly #timers: Timer[] = [];
  #request: ClientRequest | undefined;
  #failure: { readonly reason: unknown } | undefined;

  constructor(host: Host, agents: Agents, url: URL, init: FetchInit, limits: FetchLimits) {
    this.#host = host;
    this.#agents = agents;
    this.#url = url;
    this.#init = init;
    this.#limits = limits;
  }

  response(): Promise<Response> {
    const { signal } = this.#init;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const request = this.#send();
      this.#request = request;
      const onAbort = (): void => this.#fail(signal!.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      request.once('close', () => {
        signal?.removeEventListener('abort', onAbort);
        this.#stopTimers();
      });
      request.on('error', (error) => reject(this.#reasonOf(error)));
      request.once('response', (message) => resolve(this.#answer(message)));
    });
  }

  #send(): ClientRequest {
    const { protocol } = this.#url;
    const headers: Record<string, string> = { accept: '*/*' };
    new Headers(this.#init.headers).forEach((value, name) => {
      headers[name] = value;
    });
    const body = this.#init.body ?? undefined;
    const method = this.#init.method ?? 'GET';
    if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
    else if (method !== 'GET' && method !== 'HEAD') headers['content-length'] = '0';
    const settings = { method, headers, connectMs: this.#limits.connectMs };
    const request =
      protocol === 'https:'
        ? requestHttps(this.#url, { ...settings, agent: this.#agents.https })
        : requestHttp(this.#url, { ...settings, agent: this.#agents.http });
    this.#watch(request);
    request.end(body);
    return request;
  }

  #watch(request: ClientRequest): void {
    const { connectMs, headersMs, totalMs } = this.#limits;
    const connecting = this.#limit(connectMs, 'connect', 'no connection');
    this.#limit(totalMs, 'read', 'not finished');
    request.once('socket', () => connecting?.cancel());
    let answering: Timer | undefined;
    let isAnswered = false;
    request.once('finish', () => {
      if (!isAnswered) answering = this.#limit(headersMs, 'read', 'no answer');
    });
    request.once('response', () => {
      isAnswered = true;
      answering?.cancel();
    });
  }

  #limit(ms: number, syscall: NetworkCall, what: string): Timer | undefined {
    if (ms === Number.POSITIVE_INFINITY) return undefined;
    const outcome = syscall === 'connect' ? 'nothing was sent' : 'whether it was executed is unknown';
    const message = `${syscall} ETIMEDOUT ${this.#url.host}: ${what} within ${ms} ms; ${outcome}.`;
    const timer = this.#host.clock.after(ms, () => this.#fail(new NetworkError('ETIMEDOUT', syscall, message)));
    this.#timers.push(timer);
    return timer;
  }

  #stopTimers(): void {
    for (const timer of this.#timers) timer.cancel();
  }

  #fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#request?.destroy(reason instanceof Error ? reason : new Error('aborted'));
  }

  /** What the caller gets to see: its own abort reason as it is, everything else as `fetch` does it. */
  #reasonOf(error: unknown): unknown {
    const reason = this.#failure ? this.#failure.reason : error;
    if (this.#init.signal?.aborted && reason === this.#init.signal.reason) return reason;
    return new TypeError('fetch failed', { cause: reason });
  }

  #answer(message: IncomingMessage): Response {
    const status = message.statusCode ?? 0;
    const headers = new Headers();
    for (let i = 0; i < message.rawHeaders.length; i += 2)
      headers.append(message.rawHeaders[i]!, message.rawHeaders[i + 1]!);
    const isBodiless = BODILESS.has(status) || this.#init.method === 'HEAD';
    if (isBodiless) message.resume();
    const body = isBodiless ? null : bodyStream(message, (error) => this.#reasonOf(error));
    const response = new Response(body, { status, statusText: message.statusMessage ?? '', headers });
    Object.defineProperty(response, 'url', { value: this.#url.href });
    return response;
  }
}
