import type { Host } from '../doors/host.ts';
import { DEFAULT_FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { createAgents, type TlsOptions } from './host-agent.ts';
import { HttpCall } from './http-call.ts';

export interface FetchOptions {
  readonly limits?: Partial<FetchLimits>;
  /** Keep connections for the next call; default true. */
  readonly keepAlive?: boolean;
  readonly tls?: TlsOptions;
}

export interface FetchInit {
  readonly method?: string;
  readonly headers?: Headers | Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
  readonly signal?: AbortSignal | null;
  /** Limits of this one call. */
  readonly limits?: Partial<FetchLimits>;
}

export type Fetch = (url: string | URL, init?: FetchInit) => Promise<Response>;

/**
 * `fetch` over a host's network. Fails like Node's: a `TypeError` whose `cause` is a `NetworkError` with a Node code; an
 * abort rejects with the signal's reason. Redirects are not followed: a till must notice a captive portal.
 */
export function createFetch(host: Host, options: FetchOptions = {}): Fetch {
  const agents = createAgents(host, options);
  return (url, init = {}) => {
    const limits = { ...DEFAULT_FETCH_LIMITS, ...options.limits, ...init.limits };
    return new HttpCall(host, agents, new URL(url), init, limits).response();
  };
}
