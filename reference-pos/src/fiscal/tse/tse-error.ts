/** Why a TSE did not do what it was asked; the German text stands in the outage table and on the status page. */
export const tseCauses = {
  'not-ready': 'TSE wird noch eingerichtet',
  unreachable: 'TSE nicht erreichbar',
  timeout: 'TSE antwortet nicht rechtzeitig',
  refused: 'TSE lehnt den Auftrag ab',
  unplugged: 'TSE-Stick nicht gefunden',
  'io-error': 'TSE-Stick meldet Schreib- oder Lesefehler',
  protocol: 'TSE antwortet unverständlich',
  'not-authorised': 'Zugangsdaten der TSE werden abgelehnt',
  'pin-refused': 'PIN der TSE wird abgelehnt',
  'client-unknown': 'Kasse ist bei der TSE nicht angemeldet',
  'certificate-expired': 'Zertifikat der TSE abgelaufen',
  'memory-full': 'Speicher der TSE voll',
  'quota-used': 'Signaturvorrat der TSE aufgebraucht',
  disabled: 'TSE ist außer Betrieb gesetzt',
  'other-device': 'Eine andere TSE als die angemeldete',
  'not-a-test': 'Echte TSE an einer Testkasse oder Test-TSE an einer echten Kasse',
  'time-not-set': 'Uhr der TSE ist nicht gestellt',
  'self-test': 'Selbsttest der TSE läuft',
  busy: 'TSE ist beschäftigt',
} as const;

export type TseCause = keyof typeof tseCauses;

/** What does not pass by itself: asking again and again would only cost log-ins and time. */
export const lastingCauses: ReadonlySet<TseCause> = new Set<TseCause>([
  'pin-refused',
  'certificate-expired',
  'memory-full',
  'quota-used',
  'disabled',
  'not-a-test',
]);

/**
 * A failed TSE call. `isOutcomeUnknown` says that the TSE may have done it nevertheless (answer lost, time over): then the
 * state must be asked, never guessed (TSE-12).
 */
export class TseError extends Error {
  readonly code: TseCause;
  readonly isOutcomeUnknown: boolean;
  /** The device's own words or code, without secrets. */
  readonly detail: string;

  constructor(
    code: TseCause,
    options: { readonly detail?: string; readonly isOutcomeUnknown?: boolean; readonly cause?: unknown } = {},
  ) {
    const detail = options.detail ?? '';
    super(
      detail ? `${tseCauses[code]} (${detail})` : tseCauses[code],
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.name = 'TseError';
    this.code = code;
    this.detail = detail;
    this.isOutcomeUnknown = options.isOutcomeUnknown ?? false;
  }
}

/** Anything thrown inside a TSE client as a `TseError`. */
export function asTseError(error: unknown): TseError {
  if (error instanceof TseError) return error;
  return new TseError('protocol', { detail: error instanceof Error ? error.message : String(error), cause: error });
}
