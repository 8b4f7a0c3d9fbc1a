import type { Host, Timer } from '@kassensturz/host';
import type { Response } from 'express';
import type { CubeMessage, ServerMessage } from '../cube/protocol.ts';

/** A cube that was not heard for this long is gone; together with its own rhythm that stays below 15 s (CK-12). */
const goneAfterMs = 11_000;
/** A line that means nothing, so that the cube notices a dead connection. */
const aliveEveryMs = 4_000;

export interface CubeLinkListener {
  /** A cube has connected; what it must know is to be sent now. */
  onOpen?(): void;
  onMessage?(message: CubeMessage): void;
  /** The cube has left or fallen silent. */
  onGone?(): void;
}

/** The server's end of the connection to the salon's cube. The cube opens it; the server only answers (CK-13). */
export class CubeLink {
  readonly #host: Host;
  readonly #listeners: CubeLinkListener[] = [];
  #stream: Response | undefined;
  #aliveTimer: Timer | undefined;
  #goneTimer: Timer | undefined;
  #lastHeardMs: number | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Earlier listeners are told first. */
  listen(listener: CubeLinkListener): void {
    this.#listeners.push(listener);
  }

  get isConnected(): boolean {
    return this.#stream !== undefined;
  }

  /** When the cube was last heard, by the server's wall clock. */
  get lastHeardMs(): number | undefined {
    return this.#lastHeardMs;
  }

  /** Takes the stream a cube has opened; an older one is closed. */
  open(stream: Response): void {
    this.#drop();
    this.#stream = stream;
    this.#noteLife();
    this.#aliveTimer = this.#host.clock.every(aliveEveryMs, () => this.send({ type: 'alive' }));
    stream.once('close', () => {
      if (this.#stream === stream) this.#gone('closed');
    });
    this.#host.log.info('cube.connected');
    for (const listener of this.#listeners) listener.onOpen?.();
  }

  /** The cube has called in, with or without something to say. */
  heard(messages: readonly CubeMessage[]): void {
    this.#noteLife();
    for (const message of messages) for (const listener of this.#listeners) listener.onMessage?.(message);
  }

  /** Sends to the cube, if one is there. */
  send(message: ServerMessage): void {
    this.#stream?.write(`${JSON.stringify(message)}\n`);
  }

  /** Shows the cube out, e.g. because it is not paired any more. */
  close(): void {
    if (this.#stream) this.#gone('shown out');
  }

  stop(): void {
    this.#drop();
  }

  #noteLife(): void {
    const { clock } = this.#host;
    this.#lastHeardMs = clock.now();
    this.#goneTimer?.cancel();
    if (this.#stream) this.#goneTimer = clock.after(goneAfterMs, () => this.#gone('silent'));
  }

  #gone(why: 'closed' | 'silent' | 'shown out'): void {
    this.#drop();
    this.#host.log.warn('cube.gone', { why });
    for (const listener of this.#listeners) listener.onGone?.();
  }

  #drop(): void {
    this.#aliveTimer?.cancel();
    this.#goneTimer?.cancel();
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.destroy();
  }
}
