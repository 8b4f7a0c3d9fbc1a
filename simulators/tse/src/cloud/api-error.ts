import { SeError, type SeErrorCode } from '../core/errors.ts';

/** Status of every error code, from the OpenAPI description 2.2.2 of SIGN DE (432 and 444 are fiskaly's own). */
const STATUSES = {
  E_PARSER: 400,
  E_FAILED_SCHEMA_VALIDATION: 400,
  E_TX_UPSERT: 400,
  E_TX_REVISION_NOT_FOUND: 400,
  E_TX_LIMIT_REACHED: 400,
  E_TSS_NOT_INITIALIZED: 400,
  E_TSS_DISABLED: 400,
  E_ILLEGAL_TSS_STATE_CHANGE: 400,
  E_ILLEGAL_CLIENT_SERIAL: 400,
  E_CLIENT_DEREGISTERED: 400,
  E_DUPLICATE_EXPORT: 400,
  E_CANCEL_EXPORT: 400,
  E_PARAMETER_MISMATCH: 400,
  E_CHANGE_ADMIN_PIN_FAILED: 400,
  E_UNAUTHORIZED: 401,
  E_ADMIN_LOGIN_FAILED: 401,
  E_ACCESS_DENIED: 403,
  E_TSS_LIMIT_REACHED: 403,
  E_CLIENT_LIMIT_REACHED: 403,
  E_TSS_NOT_FOUND: 404,
  E_CLIENT_NOT_FOUND: 404,
  E_TX_NOT_FOUND: 404,
  E_LOG_NOT_FOUND: 404,
  E_EXPORT_NOT_FOUND: 404,
  E_EXPORT_NOT_COMPLETED: 404,
  E_TSS_CONFLICT: 409,
  E_CLIENT_CONFLICT: 409,
  E_TX_NO_TYPE_DEFINED: 409,
  E_TX_ILLEGAL_TYPE_CHANGE: 409,
  E_PENDING_TX_CONFLICT: 409,
  E_TSS_ILLEGAL_STATE_TO_PERFORM_EXPORT: 409,
  E_EXPORT_DUPLICATE_RATE_LIMITED: 409,
  E_EXPORT_IN_PROGRESS: 409,
  E_TOO_MANY_EXPORTS: 409,
  E_REQUEST_TOO_LARGE: 413,
  E_ADMIN_PIN_BLOCKED: 423,
  E_TSS_DEFECTIVE: 423,
  E_TSS_DELETED: 423,
  E_TSS_EVICTED: 423,
  E_CERTIFICATE_EXPIRED: 423,
  E_TOO_MANY_REQUESTS: 429,
  E_MIDDLEWARE_PENDING_REQUEST: 444,
  ERROR_IDENTIFY_ERS: 502,
  SMAERS_GATEWAY_ERROR_PRECONDITION_UNEXPORTED_LOGS: 502,
  E_TSS_LOCKED: 503,
} as const;

export type ApiErrorCode = keyof typeof STATUSES;

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  423: 'Locked',
  429: 'Too Many Requests',
  444: 'No Response',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Every error code of the cloud front with its HTTP status. */
export const API_ERROR_STATUSES: Readonly<Record<ApiErrorCode, number>> = STATUSES;

/** An error answer of the cloud front. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ApiErrorCode,
    message: string,
    options: { readonly status?: number; readonly retryAfterSeconds?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? STATUSES[code];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get body(): { status_code: number; error: string; code: string; message: string } {
    return { ...errorBody(this.status, this.message), code: this.code };
  }
}

/** An error body without a code, as proxies in front of the service send it. */
export function errorBody(status: number, message: string): { status_code: number; error: string; message: string } {
  return { status_code: status, error: STATUS_TEXTS[status] ?? 'Error', message };
}

const BY_SE_ERROR: Partial<Record<SeErrorCode, ApiErrorCode>> = {
  ErrorCertificateExpired: 'E_CERTIFICATE_EXPIRED',
  ErrorClientNotRegistered: 'E_CLIENT_DEREGISTERED',
  ErrorInvalidClientIdCharacter: 'E_ILLEGAL_CLIENT_SERIAL',
  ErrorLimitOfRegisteredClientsReached: 'E_CLIENT_LIMIT_REACHED',
  ErrorLimitOfSimultaneousOpenTransactionsReached: 'E_TX_LIMIT_REACHED',
  ErrorNoTransaction: 'E_TX_UPSERT',
  ErrorParameterMismatch: 'E_PARAMETER_MISMATCH',
  ErrorProcessTypeTooLong: 'E_TX_UPSERT',
  ErrorSeApiNotInitialized: 'E_TSS_NOT_INITIALIZED',
  ErrorSecureElementDisabled: 'E_TSS_DEFECTIVE',
  ErrorStorageMemoryFull: 'SMAERS_GATEWAY_ERROR_PRECONDITION_UNEXPORTED_LOGS',
  ErrorUserNotAuthenticated: 'E_UNAUTHORIZED',
  ErrorUserNotAuthorized: 'E_UNAUTHORIZED',
};

/** What the service says when its signing core refuses; whatever has no word of its own is a failure behind the gateway. */
export function apiErrorOf(error: unknown): unknown {
  if (!(error instanceof SeError)) return error;
  return new ApiError(BY_SE_ERROR[error.code] ?? 'ERROR_IDENTIFY_ERS', error.message, { cause: error });
}
