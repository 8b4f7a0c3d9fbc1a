import type { CubeRelay } from '../cloud/cube-relay.ts';
import type {
  CallerId,
  CallerIdCheck,
  CallerIdSettings,
  CallerIdState,
  CallerIdTrouble,
  SignalListener,
} from '../peripherals/caller-id/index.ts';
import { readSignal } from '../peripherals/caller-id/read-signal.ts';

/** Name of the device in the cube's settings and states, of its event and of its call. */
export const cubeDeviceName = 'caller-id';
export const signalEvent = 'caller-id.signal';
export const checkCall = 'caller-id.check';

const checkWithinMs = 15_000;

/** A device beside the cube: the cube listens to it, the server hears what it tells. */
export class RemoteCallerId implements CallerId {
  readonly #relay: CubeRelay;
  #settings: CallerIdSettings | undefined;

  constructor(relay: CubeRelay) {
    this.#relay = relay;
  }

  setUp(settings: CallerIdSettings | undefined): void {
    this.#settings = settings;
    this.#relay.setUpDevice(cubeDeviceName, settings ?? null);
  }

  listen(onSignal: SignalListener, onState: () => void): void {
    this.#relay.onEvent(signalEvent, (payload, atMs) => {
      const signal = readSignal(payload);
      if (signal) onSignal(signal, atMs);
    });
    this.#relay.onState((device) => {
      if (device === cubeDeviceName) onState();
    });
  }

  state(): CallerIdState {
    if (!this.#settings) return { state: 'not-set-up' };
    const told = this.#relay.stateOf(cubeDeviceName);
    if (!told) return { state: 'connecting' };
    const { state, trouble } = (told.state ?? {}) as { readonly state?: unknown; readonly trouble?: unknown };
    if (state === 'ready') return { state: 'ready', lastSeenMs: told.atMs };
    if (state === 'failed') return { state: 'failed', trouble: troubleOf(trouble) };
    return { state: 'connecting' };
  }

  async check(): Promise<CallerIdCheck> {
    const outcome = await this.#relay.call({ name: checkCall, withinMs: checkWithinMs });
    if (outcome.state !== 'done') return { isFine: false, trouble: 'no-answer' };
    const { isFine, trouble } = (outcome.result ?? {}) as { readonly isFine?: unknown; readonly trouble?: unknown };
    return isFine === true ? { isFine } : { isFine: false, trouble: troubleOf(trouble) };
  }

  async stop(): Promise<void> {
    // The relay is stopped by who made it.
  }
}

const troubles: readonly CallerIdTrouble[] = [
  'refused',
  'timeout',
  'unreachable',
  'name-unknown',
  'lost',
  'port-missing',
  'port-in-use',
  'port-forbidden',
  'no-answer',
  'no-caller-id',
];

function troubleOf(word: unknown): CallerIdTrouble {
  return troubles.find((trouble) => trouble === word) ?? 'no-answer';
}
