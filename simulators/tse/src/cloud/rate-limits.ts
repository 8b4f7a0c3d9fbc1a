import type { Clock } from '@kassensturz/host';
import { ApiError } from './api-error.ts';
import type { ApiRequest, ApiRoute } from './api-route.ts';

const WINDOW_MS = 60_000;

/** Calls per minute and resource (API 2.1.33 and 2.2.2). */
const LIMITS: readonly { readonly path: string; readonly key: string; readonly perMinute: number }[] = [
  { path: '/tss/:tssId/export/:exportId', key: 'exportId', perMinute: 12 },
  { path: '/tss/:tssId/export/:exportId/file', key: 'exportId', perMinute: 12 },
  { path: '/tss/:tssId/tx', key: 'tssId', perMinute: 20 },
];

/** Counts calls in sliding windows of a minute. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #calls = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  check(route: ApiRoute, request: ApiRequest): void {
    const limit = LIMITS.find(({ path }) => path === route.path);
    if (limit === undefined || route.method !== 'get') return;
    const key = `${limit.path} ${request.params[limit.key]}`;
    const now = this.#clock.monotonic();
    const recent = (this.#calls.get(key) ?? []).filter((at) => now - at < WINDOW_MS);
    const oldest = recent[0];
    if (recent.length >= limit.perMinute && oldest !== undefined) {
      const retryAfterSeconds = Math.ceil((oldest + WINDOW_MS - now) / 1000);
      throw new ApiError('E_TOO_MANY_REQUESTS', `At most ${limit.perMinute} calls a minute.`, { retryAfterSeconds });
    }
    this.#calls.set(key, [...recent, now]);
  }
}
