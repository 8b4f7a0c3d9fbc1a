import type { Host, Timer } from '@kassensturz/host';
import type { TseLimits } from './limits.ts';
import type { Outage, OutageRecords } from './records/outage-records.ts';
import { withTimeLimit } from './time-limit.ts';
import type { Tse, TseHealth, TseIdentity } from './tse/tse.ts';
import { asTseError, lastingCauses, TseError, tseCauses } from './tse/tse-error.ts';

export type DeskState =
  | { readonly state: 'resting' }
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
  /** Number of this TSE at this register. */
  readonly tseId: number;
  readonly outages: OutageRecords;
  readonly limits: TseLimits;
  /** Called with the TSE ready again and before selling uses it: tidies what the outage left behind. */
  readonly onReady: (identity: TseIdentity) => Promise<void>;
  readonly onChange: (state: DeskState) => void;
}

/**
 * Stands between the sale and the TSE: every act has a time limit, the first failure opens an outage (recorded with start,
 * cause and end), during an outage no sale calls the TSE, and one probe at a time looks behind the scenes whether it is
 * back (TSE-07, TSE-08, TSE-10, TSE-11). What does not pass by itself is hardly ever probed (TSE-15, TSE-16).
 */
export class TseDesk {
  readonly #options: TseDeskOptions;
  #state: DeskState = { state: 'resting' };
  #isStopped = false;
  #probeTimer: Timer | undefined;
  #idleTimer: Timer | undefined;
  #pauseMs: number;
  #recoveredAtMs = Number.NEGATIVE_INFINITY;
  #seenAtMs: number | undefined;
  #firstPreparation: Promise<void> = Promise.resolve();
  #preparation: Promise<void> | undefined;
  #health: TseHealth = {};
  #healthAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: TseDeskOptions) {
    this.#options = options;
    this.#pauseMs = options.limits.probePauseMs;
  }

  get state(): DeskState {
    return this.#state;
  }

  /** The outage that is on record and not at its end, also one from before a restart. */
  get lastingOutage(): Outage | undefined {
    return this.#options.outages.current(this.#options.tseId);
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

  /** As last heard of. */
  get health(): TseHealth {
    return this.#health;
  }

  /**
   * Prepares the TSE; resolves when that has come to an end, good or bad, or takes too long to wait for. An outage from
   * before a power cut goes on.
   */
  start(): Promise<void> {
    const { host, limits } = this.#options;
    if (this.#state.state !== 'resting') return this.#firstPreparation;
    this.#setState({ state: 'starting' });
    const preparation = this.#makeReady().catch((error) => {
      this.#declare(asTseError(error), host.clock.now());
    });
    const late = () => new TseError('not-ready');
    this.#firstPreparation = withTimeLimit(host.clock, limits.preparationMs, () => preparation, late).catch(
      () => undefined,
    );
    return this.#firstPreparation;
  }

  /** A spare that is no longer needed: nothing more is asked of it until `start`. */
  rest(): void {
    this.#probeTimer?.cancel();
    this.#idleTimer?.cancel();
    this.#setState({ state: 'resting' });
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#probeTimer?.cancel();
    this.#idleTimer?.cancel();
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
    const current = this.#state.state === 'outage' ? this.#state.outage : undefined;
    const isTesting = this.#state.state === 'starting' && this.#options.tse.kind === 'usb';
    // A stick that takes longer than any answer on its wire is testing itself.
    const error = new TseError(isTesting ? 'self-test' : 'not-ready');
    if (!current) return { ok: false, outage: this.#record(error, atMs), error, wasSent: false };
    const known = current.cause in tseCauses ? (current.cause as TseError['code']) : 'not-ready';
    return { ok: false, outage: current, error: new TseError(known), wasSent: false };
  }

  /** Writes the outage down (or finds the one that lasts) without ending the preparation that may still be running. */
  #record(error: TseError, atMs: number): Outage {
    const { outages, tseId } = this.#options;
    return (
      outages.current(tseId) ??
      outages.begin({ device: 'tse', tseId, startedAtMs: atMs, cause: error.code, text: tseCauses[error.code] })
    );
  }

  #declare(error: TseError, atMs: number): Outage {
    const { host } = this.#options;
    if (this.#state.state === 'outage') return this.#state.outage;
    const outage = this.#record(error, atMs);
    host.log.warn('tse.outage', { outage: outage.id, cause: error.code, detail: error.detail });
    const identity = this.#state.state === 'ready' ? this.#state.identity : undefined;
    // A TSE that fails again right after it came back is probed at the longer pause it had reached.
    if (host.clock.monotonic() - this.#recoveredAtMs > 60_000) this.#pauseMs = this.#options.limits.probePauseMs;
    this.#idleTimer?.cancel();
    this.#setState(identity ? { state: 'outage', outage, identity } : { state: 'outage', outage });
    this.#probeLater(error);
    return outage;
  }

  #probeLater(why: TseError): void {
    if (this.#isStopped || this.#state.state === 'resting') return;
    const { host, limits } = this.#options;
    const isLasting = lastingCauses.has(why.code);
    const pauseMs = isLasting ? limits.lastingProbePauseMs : this.#pauseMs;
    this.#probeTimer?.cancel();
    this.#probeTimer = host.clock.after(pauseMs, () => void this.#probe(why));
    if (!isLasting) this.#pauseMs = Math.min(this.#pauseMs * 2, limits.longestProbePauseMs);
  }

  async #probe(why: TseError): Promise<void> {
    const { host } = this.#options;
    try {
      await this.#makeReady();
    } catch (thrown) {
      const error = asTseError(thrown);
      host.log.debug('tse.probe-failed', { cause: error.code, detail: error.detail });
      this.#probeLater(lastingCauses.has(why.code) ? why : error);
    }
  }

  /** One preparation at a time, whoever asks for it. */
  #makeReady(): Promise<void> {
    this.#preparation ??= this.#prepareOnce().finally(() => {
      this.#preparation = undefined;
    });
    return this.#preparation;
  }

  async #prepareOnce(): Promise<void> {
    const { host, tse, tseId, outages, limits, onReady } = this.#options;
    const identity = await tse.prepare();
    if (this.#isStopped || this.#state.state === 'resting') return;
    const endsAtMs = identity.certificateEndsAtMs;
    if (endsAtMs !== undefined && endsAtMs <= host.clock.now()) throw new TseError('certificate-expired');
    await this.#askHealth();
    if (this.#health.freeBytes === 0) throw new TseError('memory-full');
    if (this.#health.signaturesLeft === 0) throw new TseError('quota-used');
    await onReady(identity);
    const outage = outages.current(tseId);
    if (outage) outages.end(outage.id, host.clock.now());
    this.#recoveredAtMs = host.clock.monotonic();
    host.log.info('tse.ready', { kind: tse.kind, serial: identity.serialNumber });
    this.#setState({ state: 'ready', identity, sinceMs: host.clock.now() });
    if (tse.check) this.#checkLater(limits.idleCheckEveryMs);
  }

  /** A stick can be pulled or lose its time while nobody sells: better found now than in the next sale (TSE-13). */
  #checkLater(everyMs: number): void {
    const { host, tse } = this.#options;
    this.#idleTimer?.cancel();
    this.#idleTimer = host.clock.after(everyMs, async () => {
      if (this.#state.state !== 'ready') return;
      const askedAtMs = host.clock.now();
      try {
        await tse.check?.(everyMs);
        await this.#askHealth();
      } catch (thrown) {
        const error = asTseError(thrown);
        // Busy with a sale: that is the best of all answers.
        if (error.code !== 'busy' && this.#state.state === 'ready') this.#declare(error, askedAtMs);
      }
      if (this.#state.state === 'ready' && !this.#isStopped) this.#checkLater(everyMs);
    });
  }

  /** Memory and quota, now and then; a TSE that does not tell is no outage. */
  async #askHealth(): Promise<void> {
    const { host, tse, limits } = this.#options;
    const now = host.clock.monotonic();
    if (now - this.#healthAtMs < limits.healthEveryMs && this.#state.state === 'ready') return;
    try {
      this.#health = await tse.health(limits.startMs);
      this.#healthAtMs = now;
    } catch (error) {
      host.log.debug('tse.health-unknown', { cause: asTseError(error).code });
    }
  }

  #setState(state: DeskState): void {
    this.#state = state;
    this.#options.onChange(state);
  }
}
