const SECRETS: ReadonlySet<string> = new Set([
  'api_key',
  'api_secret',
  'admin_pin',
  'new_admin_pin',
  'admin_puk',
  'access_token',
  'refresh_token',
]);

/** One call over the wire of the cloud front. */
export interface HttpWireEntry {
  /** Host wall clock in ms, when the request was complete. */
  readonly at: number;
  readonly remoteAddress: string | undefined;
  readonly method: string;
  /** Path and query below the host name. */
  readonly url: string;
  /** JSON with secrets blanked. */
  readonly request: unknown;
  /** Undefined when no answer was sent. */
  readonly status: number | undefined;
  readonly response: unknown;
  /** One line for people, e.g. `PUT /api/v2/tss/… → 200`. */
  readonly text: string;
}

/** A copy of a JSON value in which secrets are blanked. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, SECRETS.has(key) ? '***' : withoutSecrets(inner)]);
  return Object.fromEntries(entries);
}
