/** What a print job came to. `unknown` means: perhaps on paper, perhaps not; a second print must be marked as a copy. */
export type PrintOutcome =
  | { readonly outcome: 'done'; readonly isPaperNearEnd: boolean }
  | { readonly outcome: 'failed'; readonly cause: PrintFailure; readonly text: string }
  | { readonly outcome: 'unknown'; readonly cause: PrintFailure; readonly text: string };

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
  | 'certificate'
  | 'rejected'
  | 'does-not-fit';
