import type { Host, SerialConnection, Timer } from '@kassensturz/host';
import { type Apdu, toBytes } from './apdu.ts';
import { ack, FrameListener, frame, type Heard, nak } from './frames.ts';
import { Inbox, type ZvtLine } from './zvt-line.ts';

/** Gap within a frame, and time until a frame is acknowledged (PA00P016). */
const t1Ms = 200;
const t2Ms = 5_000;
const mostTries = 3;

/** ZVT over a serial line: frames with checksum, ACK and NAK, two repeats. */
export class SerialLine implements ZvtLine {
  readonly #host: Host;
  readonly #port: SerialConnection;
  readonly #inbox: Inbox;
  readonly #listener = new FrameListener();
  #gap: Timer | undefined;
  #settle: ((answer: 'ack' | 'again' | 'closed') => void) | undefined;
  #lastHeard: string | undefined;

  private constructor(host: Host, port: SerialConnection) {
    this.#host = host;
    this.#port = port;
    this.#inbox = new Inbox(host.clock);
    port.on('data', (chunk: Uint8Array) => this.#hear(chunk));
    for (const ending of ['end', 'close', 'error'] as const) port.on(ending, () => this.#ended());
  }

  /** 8 data bits, no parity, two stop bits, no handshake. Rejects with the port's error. */
  static async open(host: Host, path: string, baudRate: number): Promise<SerialLine> {
    return new SerialLine(host, await host.serial.open(path, { baudRate, dataBits: 8, parity: 'none', stopBits: 2 }));
  }

  async send(message: Apdu): Promise<boolean> {
    this.#lastHeard = undefined;
    const bytes = frame(message);
    for (let tries = 1; tries <= mostTries; tries += 1) {
      if (this.#inbox.isClosed) return false;
      const answer = await this.#sendOnce(bytes);
      if (answer === 'ack') return true;
      if (answer === 'closed') return false;
    }
    return false;
  }

  next(untilMs: number): Promise<Apdu | 'timeout' | 'closed'> {
    return this.#inbox.next(untilMs);
  }

  close(): void {
    this.#gap?.cancel();
    this.#port.destroy();
    this.#ended();
  }

  abort(): void {
    this.close();
  }

  #sendOnce(bytes: Uint8Array): Promise<'ack' | 'again' | 'closed'> {
    return new Promise((resolve) => {
      const timer = this.#host.clock.after(t2Ms, () => this.#settle?.('again'));
      this.#settle = (answer) => {
        timer.cancel();
        this.#settle = undefined;
        resolve(answer);
      };
      this.#port.write(bytes);
    });
  }

  #hear(chunk: Uint8Array): void {
    this.#gap?.cancel();
    for (const heard of this.#listener.hear(chunk)) this.#take(heard);
    if (!this.#listener.isInside) return;
    this.#gap = this.#host.clock.after(t1Ms, () => {
      this.#listener.reset();
      this.#write(nak);
    });
  }

  #take(heard: Heard): void {
    if (heard === 'ack' || heard === 'nak') {
      this.#settle?.(heard === 'ack' ? 'ack' : 'again');
      return;
    }
    if (heard === 'damaged') {
      this.#write(nak);
      return;
    }
    this.#write(ack);
    const text = Buffer.from(toBytes(heard)).toString('latin1');
    // The terminal did not get our ACK and says it again: acknowledged again, done once.
    if (text === this.#lastHeard) return;
    this.#lastHeard = text;
    this.#inbox.put(heard);
  }

  #write(byte: number): void {
    if (!this.#port.destroyed) this.#port.write(Uint8Array.of(byte));
  }

  #ended(): void {
    this.#gap?.cancel();
    this.#inbox.close();
    this.#settle?.('closed');
  }
}
