/** How a country's lines ring and send caller ID. */
export interface LineProfile {
  readonly ringOnMs: number;
  readonly ringOffMs: number;
  readonly callerId: 'between first and second ring' | 'before first ring' | 'none';
  /** When the modem prints caller ID, after the beginning of the call. */
  readonly callerIdAtMs: number;
  readonly signalling: 'multiple data' | 'single data' | 'dtmf';
  readonly sendsTime: boolean;
  readonly sendsName: boolean;
  readonly sendsCallType: boolean;
  /** IANA name; the exchange tells its local time. */
  readonly timeZone: string;
}

/**
 * Cadences and position of the data: see README, "Sources". German lines: ETSI FSK between the first two rings, no name.
 */
export const LINES = {
  germany: {
    ringOnMs: 1_000,
    ringOffMs: 4_000,
    callerId: 'between first and second ring',
    callerIdAtMs: 1_300,
    signalling: 'multiple data',
    sendsTime: true,
    sendsName: false,
    sendsCallType: false,
    timeZone: 'Europe/Berlin',
  },
  usa: {
    ringOnMs: 2_000,
    ringOffMs: 4_000,
    callerId: 'between first and second ring',
    callerIdAtMs: 3_200,
    signalling: 'multiple data',
    sendsTime: true,
    sendsName: true,
    sendsCallType: false,
    timeZone: 'America/New_York',
  },
  uk: {
    ringOnMs: 1_000,
    ringOffMs: 4_000,
    callerId: 'before first ring',
    callerIdAtMs: 0,
    signalling: 'multiple data',
    sendsTime: true,
    sendsName: false,
    sendsCallType: true,
    timeZone: 'Europe/London',
  },
  'single data': {
    ringOnMs: 1_000,
    ringOffMs: 4_000,
    callerId: 'between first and second ring',
    callerIdAtMs: 1_300,
    signalling: 'single data',
    sendsTime: true,
    sendsName: false,
    sendsCallType: false,
    timeZone: 'Europe/Berlin',
  },
  dtmf: {
    ringOnMs: 1_000,
    ringOffMs: 4_000,
    callerId: 'before first ring',
    callerIdAtMs: 0,
    signalling: 'dtmf',
    sendsTime: false,
    sendsName: false,
    sendsCallType: false,
    timeZone: 'Europe/Copenhagen',
  },
} as const satisfies Readonly<Record<string, LineProfile>>;

export type LineName = keyof typeof LINES;

/** With data before the first ring, the ring follows it by this much. */
export const RING_AFTER_DATA_MS = 900;
