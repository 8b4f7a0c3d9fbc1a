import { createFetch, type Fetch, type Host, type Timer } from '@kassensturz/host';
import type { KeptPairing } from './kept-pairing.ts';
import { Lines } from './lines.ts';
import type { ServerMessage } from './protocol.ts';

/** The server says something every four seconds; a connection silent for longer is dead, whatever TCP thinks. */
const silentMs = 11_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5_000;
/** A refusal is not cured by hurry. */
const refusedPauseMs = 30_000;

export interface ServerConnectionOptions {
  readonly host: Host;
  readonly serverUrl: string;
  readonly pairing: KeptPairing;
  /** What the owner has made at the till, to be shown once. */
  readonly pairingCode?: string;
  /** How the till calls this cube. */
  readonly name: string;
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
  /** The server has refused the kept secret: only another code helps. */
  #isSecretRefused = false;

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
      const answer = await this.#send(path, body, this.#authorisation());
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
    let isRefused = false;
    try {
      await this.#pairIfNeeded();
      await this.#readStream();
    } catch (error) {
      isRefused = error instanceof Refused;
      host.log.info('cube.disconnected', { error: describe(error) });
    }
    if (this.#isStopped) return;
    this.#pause = host.clock.after(isRefused ? refusedPauseMs : this.#pauseMs, () => void this.#connect());
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }

  /** Shows the code where there is no secret yet, or where the secret is refused and the code is another one (CK-14). */
  async #pairIfNeeded(): Promise<void> {
    const { host, pairing, pairingCode: code, name } = this.#options;
    if (pairing.secret !== undefined && !this.#isSecretRefused) return;
    if (code === undefined || pairing.isPairedBy(code)) {
      throw new Refused('This cube is not paired: make a code at the till and set it as "pairingCode".');
    }
    const answer = await this.#send('/pairing', { code, secret: pairing.secretFor(code), name });
    const told = await answer.text();
    if (answer.status >= 400 && answer.status < 500) throw new Refused(`The server refused the pairing: ${told}`);
    if (!answer.ok) throw new Error(`The server answered the pairing with ${answer.status}.`);
    pairing.notePaired();
    this.#isSecretRefused = false;
    host.log.info('cube.paired', JSON.parse(told) as Record<string, unknown>);
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
    if (answer.status === 401) {
      this.#isSecretRefused = true;
      const text = 'The server does not know this cube (any more): it was unpaired.';
      const { pairing, pairingCode: code } = this.#options;
      throw code === undefined || pairing.isPairedBy(code) ? new Refused(text) : new Error(text);
    }
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

  #send(path: string, body: object, authorisation: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#fetch(`${this.#root}${path}`, {
      method: 'POST',
      headers: { ...authorisation, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      limits: { totalMs: 5_000 },
    });
  }

  #authorisation() {
    return { authorization: `Bearer ${this.#options.pairing.secret ?? ''}` };
  }
}

/** The server has understood and says no. */
class Refused extends Error {}

function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
