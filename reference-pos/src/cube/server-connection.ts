import { createFetch, type Fetch, type Host, type Timer } from '@kassensturz/host';
import { Lines } from './lines.ts';
import type { ServerMessage } from './protocol.ts';

/** The server says something every four seconds; a connection silent for longer is dead, whatever TCP thinks. */
const silentMs = 11_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5_000;

export interface ServerConnectionOptions {
  readonly host: Host;
  readonly serverUrl: string;
  readonly token: string;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onOpen: () => void;
}

/** The cube's way to its server: opened from inside, kept open, opened again when it breaks (CK-13). */
export class ServerConnection {
  readonly #options: ServerConnectionOptions;
  readonly #fetch: Fetch;
  readonly #root: string;
  #controller: AbortController | undefined;
  #pause: Timer | undefined;
  #pauseMs = firstPauseMs;
  #isStopped = false;

  constructor(options: ServerConnectionOptions) {
    this.#options = options;
    this.#fetch = createFetch(options.host);
    this.#root = `${options.serverUrl.replace(/\/+$/, '')}/api/v1/cube`;
  }

  /** Keeps the stream open until stopped. */
  start(): void {
    void this.#connect();
  }

  /** Posts a small message; false when it did not get through. */
  async post(path: string, body: object): Promise<boolean> {
    try {
      const answer = await this.#fetch(`${this.#root}${path}`, {
        method: 'POST',
        headers: { ...this.#authorisation(), 'content-type': 'application/json' },
        body: JSON.stringify(body),
        limits: { totalMs: 5_000 },
      });
      if (!answer.ok)
        this.#options.host.log.error('cube.post-refused', { path, status: answer.status, body: await answer.text() });
      return answer.ok;
    } catch (error) {
      this.#options.host.log.debug('cube.post-failed', { path, error: String(error) });
      return false;
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#pause?.cancel();
    this.#controller?.abort(new Error('The cube is stopping.'));
  }

  async #connect(): Promise<void> {
    const { host } = this.#options;
    try {
      await this.#readStream();
    } catch (error) {
      host.log.info('cube.disconnected', { error: describe(error) });
    }
    if (this.#isStopped) return;
    this.#pause = host.clock.after(this.#pauseMs, () => void this.#connect());
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }

  async #readStream(): Promise<void> {
    const { host, onMessage, onOpen } = this.#options;
    const controller = new AbortController();
    this.#controller = controller;
    const answer = await this.#fetch(`${this.#root}/connection`, {
      headers: this.#authorisation(),
      signal: controller.signal,
      limits: { totalMs: Number.POSITIVE_INFINITY },
    });
    if (!answer.ok || !answer.body) throw new Error(`The server answered ${answer.status}.`);
    this.#pauseMs = firstPauseMs;
    onOpen();
    const lines = new Lines();
    let watch: Timer | undefined;
    const watchAgain = () => {
      watch?.cancel();
      watch = host.clock.after(silentMs, () => controller.abort(new Error('The server has fallen silent.')));
    };
    watchAgain();
    try {
      for await (const piece of answer.body) {
        watchAgain();
        for (const line of lines.take(piece)) onMessage(JSON.parse(line) as ServerMessage);
      }
    } finally {
      watch?.cancel();
    }
  }

  #authorisation() {
    return { authorization: `Bearer ${this.#options.token}` };
  }
}

function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
