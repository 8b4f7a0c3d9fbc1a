/** How the device that tells who calls is set up. */
export type CallerIdSettings =
  | { readonly kind: 'fritzbox'; readonly host: string; readonly port: number }
  | { readonly kind: 'modem'; readonly path: string };

/** What happened on the telephone. `callId` joins the signals of one call; it is never used again. */
export type CallSignal =
  | {
      readonly type: 'ringing';
      readonly callId: string;
      /** In the characters of the device; `''` when the number is withheld, missing when the line has told none. */
      readonly caller?: string;
      /** Own number that was called, where the device tells it. */
      readonly called?: string;
    }
  | { readonly type: 'answered' | 'ended'; readonly callId: string };

/** Why there is no caller ID, in a word; texts stand with the status page and the page itself. */
export type CallerIdTrouble =
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'name-unknown'
  | 'lost'
  | 'port-missing'
  | 'port-in-use'
  | 'port-forbidden'
  | 'no-answer'
  | 'no-caller-id';

export type CallerIdState =
  | { readonly state: 'not-set-up' }
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly lastSeenMs: number }
  | { readonly state: 'failed'; readonly trouble: CallerIdTrouble; readonly lastSeenMs?: number };

/** What a try found, for the test button. */
export type CallerIdCheck = { readonly isFine: true } | { readonly isFine: false; readonly trouble: CallerIdTrouble };

export interface SourceListener {
  onSignal(signal: CallSignal): void;
  onState(state: CallerIdState): void;
}

/** One device that tells who calls. It connects by itself, again and again, until it is stopped; it never throws. */
export interface CallerIdSource {
  state(): CallerIdState;
  /** Asks the device now whether it is there and willing; at most some seconds. */
  check(): Promise<CallerIdCheck>;
  stop(): Promise<void>;
}
