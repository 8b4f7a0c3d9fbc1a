/** What an event carries: plain data, so that two runs can be compared and a log can be stored as JSON. */
export type EventDetails = Readonly<Record<string, unknown>>;

/** One thing that happened in a world. Payloads are never in here, only their lengths in bytes. */
export interface WorldEvent {
  /** Virtual milliseconds since the world began. */
  readonly atMs: number;
  /** Name of the host or of the piece of the network it happened to. */
  readonly host: string;
  /** Dotted name, e.g. `network.connected`, `power.cut`, `disk.write`. */
  readonly kind: string;
  readonly details: EventDetails;
}

/** How the parts of a world write its event log. */
export type RecordEvent = (host: string, kind: string, details?: EventDetails) => void;
