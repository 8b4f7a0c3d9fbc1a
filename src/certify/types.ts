import type { Bilingual, Level, Variant } from '../register/types.ts';

export type { Bilingual, Level, Register, Requirement, Variant } from '../register/types.ts';

/** What time, cables and disks are made of in a run. */
export const physicsKinds = ['simulated', 'live'] as const;
export type Physics = (typeof physicsKinds)[number];

export type ScenarioStatus = 'passed' | 'failed' | 'pending' | 'undefined' | 'skipped' | 'ambiguous' | 'unknown';

/** Why a scenario did not pass: `product` = the POS broke a requirement, `harness` = the test itself broke. */
export interface ScenarioError {
  readonly message: string;
  readonly kind: 'product' | 'harness';
}

/** What a scenario left behind as proof. */
export type Evidence =
  | { readonly kind: 'receipt-png'; readonly name: string; readonly body: Uint8Array }
  | { readonly kind: 'wire' | 'tse-log' | 'text'; readonly name: string; readonly body: string };

export interface StepResult {
  /** `Given `, `When ` … or `Before`/`After` for a hook. */
  readonly keyword: string;
  readonly text: string;
  readonly status: ScenarioStatus;
  readonly ms: number;
}

/** A place in a feature file; for a row of an outline, the line of the row. */
export interface ScenarioReference {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  /** With the at sign, as written: `@KS-10`, `@simulated`. */
  readonly tags: readonly string[];
}

/** One scenario as it went in one run. */
export interface ScenarioResult extends ScenarioReference {
  readonly status: ScenarioStatus;
  readonly ms: number;
  readonly error?: ScenarioError;
  readonly attachments: readonly Evidence[];
  readonly steps?: readonly StepResult[];
}

/** All scenarios of one variant under one physics. */
export interface RunResults {
  readonly variant: Variant;
  readonly physics: Physics;
  readonly results: readonly ScenarioResult[];
  /** Scenarios that were read but filtered out of this run, so that the report can say why a row was not exercised. */
  readonly notSelected?: readonly ScenarioReference[];
  /** What went wrong outside any scenario: a feature that cannot be parsed, a run that never finished. One sentence each. */
  readonly problems?: readonly string[];
}

/** From best to worst is not an order: each word means something else, and only `passed` is green. */
export const verdictWords = ['passed', 'failed', 'warned', 'not applicable', 'not exercised', 'harness error'] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** One cell of the matrix, as written to `verdicts.json`. */
export interface Verdict {
  readonly requirement: string;
  readonly level: Level;
  readonly variant: Variant;
  readonly physics: Physics;
  readonly verdict: VerdictWord;
  readonly reason?: string;
  readonly scenarios: readonly {
    readonly name: string;
    readonly uri: string;
    readonly line: number;
    readonly status: ScenarioStatus;
    readonly ms: number;
  }[];
}

/** A verdict with what the reports need beyond `verdicts.json`. */
export interface Finding extends Verdict {
  /** The reason in both languages; `reason` is its English form. */
  readonly explanation?: Bilingual;
  /** True when the row was not exercised only because its scenarios are tagged for the other physics. */
  readonly isRestrictedByPhysics?: boolean;
}

export type Conclusion = 'conformant' | 'not conformant' | 'harness error' | 'incomplete';

/** Something wrong with the run that belongs to no requirement. */
export interface Problem {
  readonly variant?: Variant;
  readonly physics?: Physics;
  readonly text: string;
}

/** How far the MUST rows of one variant got, taking all chosen physics together; each row counts once, by the worst of its verdicts. */
export interface Coverage {
  readonly variant: Variant;
  readonly required: number;
  readonly passed: number;
  readonly failed: number;
  readonly harnessError: number;
  readonly notExercised: number;
}

/** The whole judgement of a certification run. */
export interface Assessment {
  readonly conclusion: Conclusion;
  /** 0 conformant, 1 not conformant, 3 harness error, 4 incomplete. */
  readonly exitCode: 0 | 1 | 3 | 4;
  /** Row by row in the order of the register; within a row by variant, then physics. */
  readonly verdicts: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly coverage: readonly Coverage[];
}

/** What a report says about where it comes from. */
export interface ReportSubject {
  /** Name of the POS under test. */
  readonly pos: string;
  readonly release: string;
  /** Version of the harness. */
  readonly harness: string;
  readonly seed?: number;
  /** When the run began, ms since 1970 UTC. */
  readonly startedAtMs: number;
  readonly durationMs: number;
}
