import type { Host, Timer } from '@kassensturz/host';
import type { TseLimits } from './limits.ts';
import type { Outage, OutageRecords } from './records/outage-records.ts';
import { withTimeLimit } from './time-limit.ts';
import type { Tse, TseIdentity } from './tse/tse.ts';
import { asTseError, TseError, tseCauses } from './tse/tse-error.ts';

export type DeskState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly identity: TseIdentity; readonly sinceMs: number }
  | { readonly state: 'outage'; readonly outage: Outage; readonly identity?: TseIdentity };

/** What became of an act at the TSE: its value, or the outage it fell into. `wasSent` says the TSE may have heard of it. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly outage: Outage; readonly error: TseError; readonly wasSent: boolean };

export type TseAct<T> = (tse: Tse, identity: TseIdentity, leftMs: () => number) => Promise<T>;

export interface TseDeskOptions {
  readonly host: Host;
  readonly tse: Tse;
  readonly outages: OutageRecords;
  readonly limits: TseLimits;
  /** Called with the TSE ready again and before selling uses it: tidies what the outage left behind. */
  readonly onReady: (identity: TseIdentity) => Promise<void>;
  readonly onChange: (state: DeskState) => void;
}

/**
 * Stands between the sale and the TSE: every act has a time limit, the first failure opens an outage (recorded with start,
 * cause and end), during an outage no sale calls the TSE, and one probe at a time looks behind the scenes whether it is
 * back (TSE-07, TSE-08, TSE-10, TSE-11).
 */
export class TseDesk {
  readonly #options: TseDeskOptions;
  #state: DeskState = { state: 'starting' };
  #isStopped = false;
  #probeTimer: Timer | undefined;
  #pauseMs: number;
  #recoveredAtMs = Number.NEGATIVE_INFINITY;
  #seenAtMs: number | undefined;
  #firstPreparation: Promise<void> = Promise.resolve();

  constructor(options: TseDeskOptions) {
    this.#options = options;
    this.#pauseMs = options.limits.probePauseMs;
  }

  get state(): DeskState {
    return this.#state;
  }

  /** When the TSE has last done something, by the wall clock. */
  get seenAtMs(): number | undefined {
    return this.#seenAtMs;
  }

  /** Asks the TSE now, on somebody's wish; within `limitMs` it is ready, or the state says what is wrong (PH-29). */
  async check(limitMs: number): Promise<void> {
    if (this.#state.state === 'ready') await this.attempt(limitMs, (tse) => tse.prepare());
    else {
      const tooSlow = () => new TseError('timeout', { detail: 'Prüfung' });
      await withTimeLimit(this.#options.host.clock, limitMs, () => this.#makeReady(), tooSlow).catch((error) =>
        this.#options.host.log.debug('tse.check-failed', { cause: asTseError(error).code }),
      );
    }
  }

  get kind(): 'cloud' | 'usb' {
    return this.#options.tse.kind;
  }

  /** Prepares the TSE; resolves when that has come to an end, good or bad. An outage from before a power cut goes on. */
  start(): Promise<void> {
    const { host, limits } = this.#options;
    const tooSlow = () => new TseError('timeout', { detail: 'Einrichtung' });
    this.#firstPreparation = withTimeLimit(host.clock, limits.preparationMs, () => this.#makeReady(), tooSlow).catch(
      (error) => {
        this.#declare(asTseError(error), host.clock.now());
      },
    );
    return this.#firstPreparation;
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#probeTimer?.cancel();
    return this.#options.tse.close();
  }

  /** Waits while the TSE is being prepared for the first time, at most `limitMs`; a later act says what came of it. */
  async prepared(limitMs: number): Promise<void> {
    if (this.#state.state !== 'starting') return;
    const tooSlow = () => new TseError('not-ready');
    await withTimeLimit(this.#options.host.clock, limitMs, () => this.#firstPreparation, tooSlow).catch(
      () => undefined,
    );
  }

  /** Runs `act` within `limitMs`; what fails or takes too long opens an outage. Never throws a `TseError`. */
  async attempt<T>(limitMs: number, act: TseAct<T>): Promise<Attempt<T>> {
    const { host, tse } = this.#options;
    const beganAtMs = host.clock.now();
    const began = host.clock.monotonic();
    const leftMs = () => limitMs - (host.clock.monotonic() - began);
    const ready = this.#state;
    if (ready.state !== 'ready') return this.#refuse(beganAtMs);
    try {
      const tooSlow = () => new TseError('timeout', { isOutcomeUnknown: true });
      const value = await withTimeLimit(host.clock, leftMs(), () => act(tse, ready.identity, leftMs), tooSlow);
      this.#seenAtMs = host.clock.now();
      return { ok: true, value };
    } catch (thrown) {
      if (!(thrown instanceof TseError)) throw thrown;
      return { ok: false, outage: this.#declare(thrown, beganAtMs), error: thrown, wasSent: true };
    }
  }

  /** The TSE itself, for what is no part of a sale (exports, tidying); no limits, no outage. */
  get tse(): Tse {
    return this.#options.tse;
  }

  #refuse(atMs: number): Attempt<never> {
    const error = new TseError('not-ready');
    const current = this.#state.state === 'outage' ? this.#state.outage : undefined;
    if (!current) return { ok: false, outage: this.#record(error, atMs), error, wasSent: false };
    const known = current.cause in tseCauses ? (current.cause as TseError['code']) : 'not-ready';
    return { ok: false, outage: current, error: new TseError(known), wasSent: false };
  }

  /** Writes the outage down (or finds the one that lasts) without ending the preparation that may still be running. */
  #record(error: TseError, atMs: number): Outage {
    const { outages } = this.#options;
    return (
      outages.current() ??
      outages.begin({ device: 'tse', startedAtMs: atMs, cause: error.code, text: tseCauses[error.code] })
    );
  }

  #declare(error: TseError, atMs: number): Outage {
    const { host, onChange } = this.#options;
    if (this.#state.state === 'outage') return this.#state.outage;
    const outage = this.#record(error, atMs);
    host.log.warn('tse.outage', { outage: outage.id, cause: error.code, detail: error.detail });
    const identity = this.#state.state === 'ready' ? this.#state.identity : undefined;
    // A TSE that fails again right after it came back is probed at the longer pause it had reached.
    if (host.clock.monotonic() - this.#recoveredAtMs > 60_000) this.#pauseMs = this.#options.limits.probePauseMs;
    this.#state = identity ? { state: 'outage', outage, identity } : { state: 'outage', outage };
    onChange(this.#state);
    this.#probeLater();
    return outage;
  }

  #probeLater(): void {
    if (this.#isStopped) return;
    const { host, limits } = this.#options;
    this.#probeTimer = host.clock.after(this.#pauseMs, () => void this.#probe());
    this.#pauseMs = Math.min(this.#pauseMs * 2, limits.longestProbePauseMs);
  }

  async #probe(): Promise<void> {
    const { host } = this.#options;
    try {
      await this.#makeReady();
    } catch (error) {
      host.log.debug('tse.probe-failed', { cause: asTseError(error).code });
      this.#probeLater();
    }
  }

  async #makeReady(): Promise<void> {
    const { host, tse, outages, onReady, onChange } = this.#options;
    const identity = await tse.prepare();
    if (this.#isStopped) return;
    await onReady(identity);
    const outage = outages.current();
    if (outage) outages.end(outage.id, host.clock.now());
    this.#recoveredAtMs = host.clock.monotonic();
    this.#state = { state: 'ready', identity, sinceMs: host.clock.now() };
    host.log.info('tse.ready', { kind: tse.kind, serial: identity.serialNumber });
    onChange(this.#state);
  }
}
