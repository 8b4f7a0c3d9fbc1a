import type { Host } from '@kassensturz/host';
import type {
  CallerIdCheck,
  CallerIdSettings,
  CallerIdSource,
  CallerIdState,
  CallSignal,
  SourceListener,
} from './caller-id-source.ts';
import { CallMonitorClient } from './fritzbox/call-monitor-client.ts';
import { ModemClient } from './modem/modem-client.ts';

/** A signal on its way; `atMs` when it happened, by the listener's own clock. */
export type SignalListener = (signal: CallSignal, atMs: number) => void;

/** The salon's caller ID, wherever its device is plugged in: beside the till, or beside a cube. */
export interface CallerId {
  /** Sets the device up anew; `undefined`: there is none. */
  setUp(settings: CallerIdSettings | undefined): void;
  state(): CallerIdState;
  /** What the test button does. */
  check(): Promise<CallerIdCheck>;
  listen(onSignal: SignalListener, onState: () => void): void;
  stop(): Promise<void>;
}

/** A device beside this machine. */
export class LocalCallerId implements CallerId {
  readonly #host: Host;
  #source: CallerIdSource | undefined;
  #onSignal: SignalListener = () => undefined;
  #onState: () => void = () => undefined;
  #settings: CallerIdSettings | undefined;
  #change: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  listen(onSignal: SignalListener, onState: () => void): void {
    this.#onSignal = onSignal;
    this.#onState = onState;
  }

  setUp(settings: CallerIdSettings | undefined): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    // A modem's port must be closed before it can be opened again.
    this.#change = this.#change.then(async () => {
      const old = this.#source;
      this.#source = undefined;
      await old?.stop();
      if (settings === this.#settings) this.#source = settings && this.#open(settings);
      this.#onState();
    });
  }

  state(): CallerIdState {
    return this.#source?.state() ?? (this.#settings ? { state: 'connecting' } : { state: 'not-set-up' });
  }

  async check(): Promise<CallerIdCheck> {
    await this.#change;
    return this.#source?.check() ?? { isFine: false, trouble: 'no-answer' };
  }

  async stop(): Promise<void> {
    this.#settings = undefined;
    await this.#change;
    await this.#source?.stop();
  }

  #open(settings: CallerIdSettings): CallerIdSource {
    const listener: SourceListener = {
      onSignal: (signal) => this.#onSignal(signal, this.#host.clock.now()),
      onState: () => this.#onState(),
    };
    return settings.kind === 'fritzbox'
      ? new CallMonitorClient(this.#host, settings, listener)
      : new ModemClient(this.#host, settings.path, listener);
  }
}
