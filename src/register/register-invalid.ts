import { HarnessError } from '../errors.ts';

export type RegisterFindingCode =
  | 'UNREADABLE'
  | 'UNKNOWN_KEY'
  | 'MISSING_VALUE'
  | 'WRONG_VALUE'
  | 'WRONG_ID'
  | 'DUPLICATE_ID'
  | 'WRONG_COUNT'
  | 'UNKNOWN_FAULT'
  | 'UNKNOWN_SOURCE';

/** One thing wrong with the register. */
export interface RegisterFinding {
  readonly code: RegisterFindingCode;
  /** File and row, as a person would look for it: `law.yaml LAW-05`. */
  readonly place: string;
  readonly text: string;
}

/** The register cannot be used; all findings at once, so that one edit mends them. */
export class RegisterInvalid extends HarnessError {
  readonly findings: readonly RegisterFinding[];

  constructor(directory: string, findings: readonly RegisterFinding[]) {
    const list = findings.map((finding) => `  ${finding.place}: ${finding.text} (${finding.code})`).join('\n');
    super(
      'REGISTER_INVALID',
      `The requirement register in ${directory} cannot be used; mend these and try again:\n${list}`,
    );
    this.findings = findings;
  }
}
