import type { Connection, Endpoint, Host } from '@kassensturz/host';
import { type Answer, AnswerParser } from './answers.ts';

/** One connection to a printer: bytes out, answers in, every wait bounded. */
export class PrinterLink {
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #parser = new AnswerParser();
  readonly #answers: Answer[] = [];
  #isClosed = false;
  #wake: (() => void) | undefined;

  private constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    connection.on('data', (chunk: Uint8Array) => {
      this.#answers.push(...this.#parser.push(chunk));
      this.#wake?.();
    });
    const close = (): void => {
      this.#isClosed = true;
      this.#wake?.();
    };
    connection.on('end', close);
    connection.on('close', close);
    // A reset is one way of closing; `close` follows.
    connection.on('error', close);
  }

  /** Connects; rejects with the network's error. */
  static async open(host: Host, endpoint: Endpoint, timeoutMs: number): Promise<PrinterLink> {
    const connection = await host.network.connect(endpoint, { timeoutMs });
    connection.setNoDelay(true);
    return new PrinterLink(host, connection);
  }

  send(bytes: Uint8Array): void {
    if (!this.#isClosed) this.#connection.write(bytes);
  }

  /** The next answer, or why there is none. */
  async next(untilMs: number): Promise<Answer | 'timeout' | 'closed'> {
    for (;;) {
      const answer = this.#answers.shift();
      if (answer) return answer;
      if (this.#isClosed) return 'closed';
      const restMs = untilMs - this.#host.clock.monotonic();
      if (restMs <= 0) return 'timeout';
      await this.#news(restMs);
    }
  }

  /** Says goodbye (FIN), so that what was sent is still printed. */
  close(): void {
    if (!this.#connection.destroyed) this.#connection.end();
  }

  /** Drops the connection at once, so that a printer busy with another one does not come back to ours later. */
  abort(): void {
    this.#connection.destroy();
  }

  #news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#host.clock.after(withinMs, resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}
