/** What the harness can complain about; the text of each says what happened, what was expected and what to do. */
export type HarnessErrorCode =
  | 'USAGE'
  | 'PLAN_NOT_FOUND'
  | 'PLAN_INVALID'
  | 'ADAPTER_INVALID'
  | 'FEATURES_NOT_FOUND'
  | 'REGISTER_INVALID'
  | 'SALON_NOT_STARTED'
  | 'POS_NOT_READY'
  | 'NEEDS_SIMULATED_TIME'
  | 'NOT_POSSIBLE_HERE'
  | 'FILE_NOT_READABLE'
  | 'FILE_NOT_RECOGNISED'
  | 'BROWSER_MISSING';

/** The harness was used wrongly or its surroundings fail; never a verdict about the POS. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  readonly code: HarnessErrorCode;

  constructor(code: HarnessErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The POS under test did not do what a requirement asks: a verdict, not a crash. */
export class RequirementViolated extends Error {
  override readonly name = 'RequirementViolated';
  readonly code = 'REQUIREMENT_VIOLATED';
}

/** Exit codes of the command line; other programs build on them. */
export const exitCodes = {
  conformant: 0,
  notConformant: 1,
  usage: 2,
  harnessError: 3,
  incomplete: 4,
} as const;
