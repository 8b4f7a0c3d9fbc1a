import type { PrintFailure } from '../print-outcome.ts';
import type { EposConnection } from './epos-transport.ts';
import { timeLimit } from './time-limit.ts';

export interface Explanation {
  readonly cause: PrintFailure;
  readonly detail: string;
}

/** A certificate is refused at once; a dead address takes the network's time to be noticed. */
const quickMs = 1_000;
const probeMs = 1_000;

const certificateCodes = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_|ERR_TLS_CERT_|ERR_SSL_)/;

/**
 * Why a request failed. A host names the reason by a code; a browser says "Failed to fetch" for everything, so there the
 * addresses, the permission, the time it took and one more request tell a blocked printer from a dead one.
 */
export async function explainFailure(connection: EposConnection, error: unknown, tookMs: number): Promise<Explanation> {
  const detail = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (code !== undefined) return { cause: causeOfCode(code), detail: code };
  const permission = (await connection.permission?.()) ?? 'unknown';
  if (permission === 'denied') return { cause: 'blocked-by-browser', detail: 'local network access denied' };
  const isPlain = connection.url.startsWith('http:');
  const isPageSecure = connection.pageUrl?.startsWith('https:') ?? false;
  if (isPlain && isPageSecure && permission !== 'granted') {
    // A browser that knows the permission would lift that rule for whoever is allowed; one that does not know it never will.
    const cause = permission === 'prompt' ? 'blocked-by-browser' : 'mixed-content';
    return { cause, detail: `mixed content: ${detail}` };
  }
  if (!isPlain) return { cause: tookMs < quickMs ? 'certificate' : 'not-found', detail };
  if (await answersWithoutReading(connection)) return { cause: 'blocked-by-browser', detail: `no CORS: ${detail}` };
  return { cause: 'not-found', detail };
}

/** Why no answer came in time: while the browser asks its user for permission, the request waits for that. */
export async function explainSilence(connection: EposConnection, timeoutMs: number): Promise<Explanation> {
  const permission = await connection.permission?.();
  if (permission === 'prompt') return { cause: 'blocked-by-browser', detail: 'the browser waits for its user' };
  return { cause: 'timeout', detail: `no answer in ${timeoutMs} ms` };
}

/** Node's code of a network error, which `fetch` hides in `cause`. */
function codeOf(error: unknown): string | undefined {
  for (let next = error; next instanceof Error; next = next.cause) {
    if ('code' in next && typeof next.code === 'string') return next.code;
  }
  return undefined;
}

function causeOfCode(code: string): PrintFailure {
  if (certificateCodes.test(code)) return 'certificate';
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET' ? 'connection-lost' : 'not-found';
}

/** A page may knock at any address as long as it does not read the answer. */
async function answersWithoutReading(connection: EposConnection): Promise<boolean> {
  const limit = timeLimit(connection.clock, probeMs);
  try {
    await connection.fetch(connection.url, { method: 'GET', mode: 'no-cors', signal: limit.signal });
    return true;
  } catch {
    // Any failure means the same here: nobody answers.
    return false;
  } finally {
    limit.end();
  }
}
