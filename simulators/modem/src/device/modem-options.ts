import type { LineName, LineProfile } from './line-profile.ts';
import type { ModelName } from './models.ts';

export interface ModemOptions {
  /** Default `USR5637`. */
  readonly model?: ModelName;
  /** The kind of telephone line, with single values changed at will. Default `germany`. */
  readonly line?: LineName | ({ readonly like: LineName } & Partial<LineProfile>);
  /** From a command to its answer, in ms. Default 10 (unverified). */
  readonly commandLatencyMs?: number;
  /**
   * Does a RING that falls between a command and its answer come there (`between`), or after the answer (`after`)? Real
   * modems do either. Default `between`.
   */
  readonly ringDuringCommand?: 'between' | 'after';
  /** Does &W keep the caller-ID switch? Default false: many real units forget it. */
  readonly keepsCallerId?: boolean;
  /** Country codes (+GCI) with which caller ID works at all. Default: all. */
  readonly callerIdCountries?: readonly string[];
  /** Are RING and caller ID told with Q1? Default false. */
  readonly quietStillRings?: boolean;
}
