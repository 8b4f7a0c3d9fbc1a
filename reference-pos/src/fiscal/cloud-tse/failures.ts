import { type TseCause, TseError } from '../tse/tse-error.ts';
import { isObject } from './read-json.ts';

/** Codes after which nothing can have reached the service. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);

/** A failed call; `isBroken` says that a connection that was there broke. */
export class NetworkFailure extends TseError {
  readonly isBroken: boolean;

  constructor(code: TseCause, isBroken: boolean, options: ConstructorParameters<typeof TseError>[1]) {
    super(code, options);
    this.isBroken = isBroken;
  }
}

/** What `fetch` threw, in the till's words; `isChanging`: the call was to change something. */
export function networkFailure(error: unknown, isChanging: boolean): NetworkFailure {
  if (error instanceof NetworkFailure) return error;
  if (error instanceof TseError) {
    return new NetworkFailure(error.code, false, {
      detail: error.detail,
      isOutcomeUnknown: error.isOutcomeUnknown,
      cause: error,
    });
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
  const detail = typeof code === 'string' ? code : String(error);
  if (neverConnected.has(detail) || syscall === 'connect')
    return new NetworkFailure('unreachable', false, { detail, cause: error });
  if (detail === 'ETIMEDOUT')
    return new NetworkFailure('timeout', false, { detail, isOutcomeUnknown: isChanging, cause: error });
  return new NetworkFailure('unreachable', true, { detail, isOutcomeUnknown: isChanging, cause: error });
}

export interface Refusal {
  readonly error: TseError;
  /** The service asks to come again after this long. */
  readonly pauseMs?: number;
}

const causeOfCode: Readonly<Record<string, TseCause>> = {
  E_UNAUTHORIZED: 'not-authorised',
  E_CLIENT_NOT_FOUND: 'client-unknown',
  E_CLIENT_DEREGISTERED: 'client-unknown',
  E_ADMIN_PIN_BLOCKED: 'pin-refused',
  E_ADMIN_LOGIN_FAILED: 'pin-refused',
  E_TSS_DISABLED: 'disabled',
  E_TSS_DEFECTIVE: 'disabled',
  E_TSS_DELETED: 'disabled',
  E_TSS_EVICTED: 'disabled',
  E_CERTIFICATE_EXPIRED: 'certificate-expired',
  SMAERS_GATEWAY_ERROR_PRECONDITION_UNEXPORTED_LOGS: 'memory-full',
  E_TSS_NOT_INITIALIZED: 'not-ready',
  E_TSS_LOCKED: 'busy',
};

/** An answer that is no success; the service's own code stands in the detail. */
export async function refusal(answer: Response): Promise<Refusal> {
  const body: unknown = await answer.json().catch(() => undefined);
  const code = isObject(body) && typeof body['code'] === 'string' ? body['code'].slice(0, 60) : '';
  const detail = `HTTP ${answer.status}${code ? ` ${code}` : ''}`;
  const error = new TseError(causeOfCode[code] ?? causeOfStatus(answer.status), {
    detail,
    // Behind a 5xx the security module may have been reached or not; and with an expired certificate it signs, then complains.
    isOutcomeUnknown: (answer.status >= 500 && answer.status !== 503) || code === 'E_CERTIFICATE_EXPIRED',
  });
  const seconds = Number(answer.headers.get('retry-after'));
  const isLater = (answer.status === 429 || answer.status === 503) && Number.isFinite(seconds) && seconds > 0;
  return isLater ? { error, pauseMs: seconds * 1000 } : { error };
}

/** The code a refusal carries, if the error is one: `E_TX_NOT_FOUND`. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof TseError ? /\b(E_[A-Z_]+)/.exec(error.detail)?.[1] : undefined;
}

function causeOfStatus(status: number): TseCause {
  if (status === 401 || status === 403) return 'not-authorised';
  if (status === 423 || status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'unreachable' : 'refused';
}
