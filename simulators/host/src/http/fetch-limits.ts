/** How long each part of a call may take; `Infinity` switches a limit off. */
export interface FetchLimits {
  /** Name and connection; default 3000 ms. When it fails with `syscall: 'connect'`, nothing was sent. */
  readonly connectMs: number;
  /** From the sent request to the answer's headers; default 8000 ms. */
  readonly headersMs: number;
  /** The whole call with its body; default 15000 ms. Switch it off for server-sent events. */
  readonly totalMs: number;
}

/** Node's own limits (10 s, 300 s, none) are useless at a till. */
export const DEFAULT_FETCH_LIMITS: FetchLimits = { connectMs: 3_000, headersMs: 8_000, totalMs: 15_000 };
