/** Something scheduled that can be called off. */
export interface TillTimer {
  cancel(): void;
}

/** The only source of time; a host's clock fits, a browser has a thin adapter. */
export interface TillClock {
  now(): number;
  monotonic(): number;
  sleep(ms: number, options?: { readonly signal?: AbortSignal }): Promise<void>;
  after(ms: number, action: () => void): TillTimer;
  every(ms: number, action: () => void): TillTimer;
}

/** The only source of chance; a host's random fits. */
export interface TillRandom {
  uuid(): string;
}

export interface FetchInit {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly mode?: 'cors' | 'no-cors';
  readonly signal: AbortSignal;
  readonly targetAddressSpace?: 'local';
}

export interface FetchAnswer {
  readonly status: number;
  text(): Promise<string>;
  /** Needed for live events only; without it the till asks more often. */
  readonly body?: AsyncIterable<Uint8Array> | null;
}

/** The part of WHATWG `fetch` the till uses: for its server and, in the cloud variant, for the printer in the salon. */
export type TillFetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/** One text that survives a reload of the page; the browser keeps nothing else (CK-01). */
export interface Keep {
  read(): string | undefined;
  write(text: string): void;
}

/** What only a browser knows about itself, to name the right cause when it keeps the printer away (PH-03). */
export interface BrowserKnowledge {
  readonly pageUrl: string;
  localNetworkPermission(): Promise<'granted' | 'denied' | 'prompt' | 'unknown'>;
}

export interface TillClientOptions {
  /** Where the till's server is, with or without `/api/v1`. */
  readonly baseUrl: string;
  readonly fetch: TillFetch;
  readonly clock: TillClock;
  readonly random: TillRandom;
  /** Cloud: address of the ePOS printer, if this device has been told one. */
  readonly eposPrinterUrl?: string;
  readonly language?: 'de' | 'en';
  /** `cookie` when the fetch keeps cookies itself (a browser), so that the page never holds the token. Default `bearer`. */
  readonly session?: 'bearer' | 'cookie';
  /** Session and drafts, gone with the tab. */
  readonly drafts?: Keep;
  /** Language and printer address of this device. */
  readonly device?: Keep;
  readonly browser?: BrowserKnowledge;
  /** Locks itself after this long without a touch, ms (default 10 minutes). */
  readonly idleLockMs?: number;
}
