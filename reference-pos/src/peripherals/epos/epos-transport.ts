import type { PrintFailure } from '../print-outcome.ts';
import { type EposResponse, parseEposResponse } from './epos-response.ts';
import { explainFailure, explainSilence } from './explain-failure.ts';
import { timeLimit } from './time-limit.ts';

/** The part of WHATWG `fetch` that the client uses; a browser's and a host's both fit. */
export type EposFetch = (
  url: string,
  init: {
    readonly method: 'POST' | 'GET';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly mode?: 'cors' | 'no-cors';
    readonly signal: AbortSignal;
    readonly targetAddressSpace?: 'local';
  },
) => Promise<{ readonly status: number; text(): Promise<string> }>;

/** Time for bounded waits; a host's clock fits. */
export interface EposClock {
  monotonic(): number;
  sleep(ms: number, options?: { readonly signal?: AbortSignal }): Promise<void>;
}

export interface EposConnection {
  readonly fetch: EposFetch;
  /** `http(s)://printer` or the whole service URL. */
  readonly url: string;
  /** Without one the platform's own time limits are used (a browser). */
  readonly clock?: EposClock;
  /** Address of the page that prints, to tell a blocked request from a dead printer. */
  readonly pageUrl?: string;
  /** The browser's answer for `local-network-access`, where it knows that permission. */
  readonly permission?: () => Promise<'granted' | 'denied' | 'prompt' | 'unknown'>;
}

export type Exchange =
  | { readonly type: 'answer'; readonly response: EposResponse }
  | { readonly type: 'no-answer'; readonly cause: PrintFailure; readonly detail: string };

/** Headers that Epson's own library sends; all of them are allowed to a page, after a preflight. */
const headers = {
  'Content-Type': 'text/xml; charset=utf-8',
  'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT',
  SOAPAction: '""',
} as const;

/** Posts one request and reads its answer, within `timeoutMs`. */
export async function exchange(connection: EposConnection, body: string, timeoutMs: number): Promise<Exchange> {
  const limit = timeLimit(connection.clock, timeoutMs);
  const startedAtMs = connection.clock?.monotonic() ?? 0;
  try {
    const address = connection.url;
    const response = await connection.fetch(serviceUrl(address, timeoutMs), {
      method: 'POST',
      headers,
      body,
      signal: limit.signal,
      // Chrome lets a secure page reach a plain printer in the salon when it is told so and the user agreed.
      ...(address.startsWith('http:') && connection.pageUrl?.startsWith('https:')
        ? { targetAddressSpace: 'local' }
        : {}),
    });
    const text = await response.text();
    const answer = response.status === 200 ? parseEposResponse(text) : undefined;
    if (answer) return { type: 'answer', response: answer };
    return { type: 'no-answer', cause: causeOfHttp(response.status), detail: `HTTP ${response.status}` };
  } catch (error) {
    if (limit.signal.aborted) return { type: 'no-answer', ...(await explainSilence(connection, timeoutMs)) };
    return {
      type: 'no-answer',
      ...(await explainFailure(connection, error, (connection.clock?.monotonic() ?? 0) - startedAtMs)),
    };
  } finally {
    limit.end();
  }
}

/** The printer's service behind an address; its own time limit lies below ours, so that it gives up first and says so. */
export function serviceUrl(address: string, timeoutMs: number): string {
  const url = new URL(address);
  if (url.pathname === '/' || url.pathname === '') url.pathname = '/cgi-bin/epos/service.cgi';
  if (!url.searchParams.has('devid')) url.searchParams.set('devid', 'local_printer');
  if (!url.searchParams.has('timeout')) url.searchParams.set('timeout', String(Math.max(1_000, timeoutMs - 500)));
  return url.href;
}

function causeOfHttp(status: number): PrintFailure {
  // A page or nothing at all where the service should be: another device, or ePOS-Print is switched off.
  if (status === 200 || status === 404) return 'not-a-printer';
  return status === 429 || status === 503 ? 'busy' : 'rejected';
}
