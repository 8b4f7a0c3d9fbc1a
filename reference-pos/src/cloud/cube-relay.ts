import type { Host } from '@kassensturz/host';
import type { CallOutcome, CallStanding, CubeSettings } from '../cube/protocol.ts';
import type { CubeLink } from './cube-link.ts';
import { EventHearing, type EventListener } from './event-hearing.ts';
import { Inquiries } from './inquiries.ts';
import { PendingCalls } from './pending-calls.ts';

export interface CubeCall {
  /** Carried out at most once for each id, whatever breaks off; made up when missing. */
  readonly id?: string;
  /** Which handler of the cube is meant, e.g. `print`. */
  readonly name: string;
  /** Anything JSON can say; the cube's handler reads it. */
  readonly payload?: unknown;
  /** When it was asked for (default now), by the server's clock. */
  readonly createdAtMs?: number;
  /** Older than this when its turn comes at the cube, it is not begun (default: never too old). */
  readonly lifeMs?: number;
  /** Without an outcome for this long the answer is `unknown`; the call itself may go on (default 30 s). */
  readonly withinMs?: number;
  /** Hears what the handler reports while it works; a report may get lost, none comes after the outcome. */
  readonly onProgress?: (payload: unknown) => void;
}

/**
 * What the server does through the salon's cube: calls its devices, hears their events, tells it which devices exist. All of
 * it goes over the one connection that the cube has opened (CK-13).
 */
export class CubeRelay {
  readonly #host: Host;
  readonly #link: CubeLink;
  readonly #calls: PendingCalls;
  readonly #inquiries: Inquiries;
  readonly #events = new EventHearing();
  readonly #states = new Map<string, { readonly state: unknown; readonly atMs: number }>();
  readonly #stateListeners = new Set<(device: string, state: unknown) => void>();
  #settings: CubeSettings;

  constructor(host: Host, link: CubeLink, settings: CubeSettings) {
    this.#host = host;
    this.#link = link;
    this.#settings = settings;
    this.#calls = new PendingCalls(host, link);
    this.#inquiries = new Inquiries(host, link);
    link.listen({
      onOpen: () => link.send({ type: 'settings', ...this.#settings }),
      onMessage: (message) => {
        if (message.type === 'state') this.#noteStates(message.devices);
        else if (message.type === 'event') this.#events.hear(message, this.#host.clock.now());
      },
      onGone: () => {
        const gone = [...this.#states.keys()];
        this.#states.clear();
        for (const device of gone) this.#tellState(device, undefined);
      },
    });
  }

  get isConnected(): boolean {
    return this.#link.isConnected;
  }

  /** Calls a handler of the cube and says what became of it; never throws. Without a cube it has surely not happened. */
  call(call: CubeCall): Promise<CallOutcome> {
    if (!this.isConnected) return Promise.resolve(noCube);
    return this.#calls.call({ ...call, id: call.id ?? this.#host.random.uuid() });
  }

  /** What the cube knows of a call, also one of an earlier run of this server; `undefined` when no cube answers. */
  whatBecameOf(id: string): Promise<CallStanding | undefined> {
    return this.#inquiries.ask(id);
  }

  /** Hears outcomes for which nobody waited any more. */
  onLateOutcome(listener: (id: string, outcome: CallOutcome) => void): void {
    this.#calls.onLateOutcome(listener);
  }

  /** Hears events of that name, each once; returns how to stop that. */
  onEvent(name: string, listener: EventListener): () => void {
    return this.#events.listen(name, listener);
  }

  /** Says how a device in the salon is set up; the cube hears it now, and again whenever it connects. */
  setUpDevice(device: string, settings: unknown): void {
    this.#settings = { ...this.#settings, devices: { ...this.#settings.devices, [device]: settings } };
    this.#link.send({ type: 'settings', ...this.#settings });
  }

  /** The state a device was last told to be in; `undefined` while it is not known, and always without a cube. */
  stateOf(device: string): { readonly state: unknown; readonly atMs: number } | undefined {
    return this.#states.get(device);
  }

  /** Hears changes of a device's state; `undefined` when the cube has gone. */
  onState(listener: (device: string, state: unknown) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  stop(): void {
    this.#calls.stop();
    this.#inquiries.stop();
  }

  #noteStates(devices: Readonly<Record<string, unknown>>): void {
    for (const [device, state] of Object.entries(devices)) {
      const isChanged = JSON.stringify(this.#states.get(device)?.state) !== JSON.stringify(state);
      this.#states.set(device, { state, atMs: this.#host.clock.now() });
      if (isChanged) this.#tellState(device, state);
    }
  }

  #tellState(device: string, state: unknown): void {
    for (const listener of this.#stateListeners) listener(device, state);
  }
}

const noCube: CallOutcome = {
  state: 'failed',
  code: 'no-cube',
  text: 'Der Cube ist nicht verbunden. Es wurde nichts ausgeführt. Bitte Strom und Netzwerkkabel des Cubes prüfen.',
};
