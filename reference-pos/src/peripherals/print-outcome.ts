import { failureText } from './failure-text.ts';

/** Why a receipt did not come, in words that a till can act on. */
export type PrintFailure =
  | 'paper-end'
  | 'cover-open'
  | 'cutter'
  | 'mechanical'
  | 'too-hot'
  | 'unrecoverable'
  | 'offline'
  | 'busy'
  | 'not-found'
  | 'not-a-printer'
  | 'timeout'
  | 'connection-lost'
  | 'blocked-by-browser'
  | 'mixed-content'
  | 'certificate'
  | 'rejected'
  | 'does-not-fit';

/**
 * What a print job came to. `failed`: the receipt is not on paper and will not come of itself. `unknown`: perhaps on
 * paper, perhaps in part; printing again needs the mark of a copy. `text` tells the cashier what to do (German).
 */
export type PrintOutcome =
  | { readonly outcome: 'done'; readonly isPaperNearEnd: boolean }
  | {
      readonly outcome: 'failed' | 'unknown';
      readonly cause: PrintFailure;
      readonly text: string;
      /** What the device or the network said, for the log. */
      readonly detail?: string;
    };

export function failed(cause: PrintFailure, detail?: string): PrintOutcome {
  return { outcome: 'failed', cause, text: failureText[cause], ...(detail === undefined ? {} : { detail }) };
}

export function unknown(cause: PrintFailure, detail?: string): PrintOutcome {
  return { outcome: 'unknown', cause, text: failureText[cause], ...(detail === undefined ? {} : { detail }) };
}
