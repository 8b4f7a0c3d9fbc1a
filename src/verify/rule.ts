import type { Severity } from './types.ts';

/** What the verifier looks for. */
export interface Rule {
  readonly severity: Severity;
  /** What must hold, in one line. */
  readonly holds: string;
  readonly source: string;
}

export const rule = (severity: Severity, holds: string, source: string): Rule => ({ severity, holds, source });
