// A small register that pays by card and never guesses: what it does not know it asks the terminal.
import type { Host } from '@kassensturz/host';
import type { Wire } from './ecr-wire.ts';

export interface Paid {
  readonly amountCents: number;
  readonly receiptNumber: number;
}

export interface Dialogue {
  /** Everything that the terminal sent, as hex. */
  readonly heard: readonly string[];
  readonly end: 'completed' | 'aborted' | 'refused' | 'lost';
}

const T3_MS = 5_000;
const T4_MS = 180_000;
const bcd = (value: number, digits: number): string => String(value).padStart(digits, '0');

export class Ecr {
  readonly host: Host;
  readonly #connect: () => Promise<Wire>;
  #wire: Wire | undefined;
  /** The highest receipt number it ever heard of. */
  lastReceipt = 0;
  readonly paid: Paid[] = [];

  constructor(host: Host, connect: () => Promise<Wire>) {
    this.host = host;
    this.#connect = connect;
  }

  /** Sends a command and acknowledges everything until the end. `answer` may say something else than 80 00. */
  async run(command: string, answer: (hex: string) => string | undefined = () => '800000'): Promise<Dialogue> {
    this.#wire ??= await this.#connect();
    const wire = this.#wire;
    const heard: string[] = [];
    const end = await new Promise<Dialogue['end']>((resolve) => {
      let timer = this.host.clock.after(T3_MS, () => resolve('lost'));
      wire.onLost = () => resolve('lost');
      wire.onMessage = (hex) => {
        heard.push(hex);
        timer.cancel();
        timer = this.host.clock.after(T4_MS, () => resolve('lost'));
        if (hex.startsWith('80')) return;
        if (hex.startsWith('84')) return resolve('refused');
        const reply = answer(hex);
        if (reply !== undefined) wire.send(reply);
        if (hex.startsWith('060f')) resolve('completed');
        if (hex.startsWith('061e')) resolve('aborted');
      };
      wire.send(command);
    });
    wire.onMessage = () => {};
    wire.onLost = () => {};
    if (end === 'lost') this.disconnect();
    return { heard, end };
  }

  send(hex: string): void {
    this.#wire?.send(hex);
  }

  disconnect(): void {
    this.#wire?.close();
    this.#wire = undefined;
  }

  register(config = '8e', tail = '0978'): Promise<Dialogue> {
    const data = `123456${config}${tail}`;
    return this.run(`0600${(data.length / 2).toString(16).padStart(2, '0')}${data}`);
  }

  /** Pays, and when the end did not arrive, asks for the last transaction before it believes anything. */
  async pay(amountCents: number): Promise<'paid' | 'not paid' | 'unknown'> {
    const command = `06010a04${bcd(amountCents, 12)}490978`;
    const dialogue = await this.run(command).catch((): Dialogue => ({ heard: [], end: 'lost' }));
    if (dialogue.end === 'completed') return this.#judge(dialogue, amountCents);
    if (dialogue.end !== 'lost') return 'not paid';
    for (let tries = 0; tries < 40; tries += 1) {
      await this.host.clock.sleep(3_000);
      const last = await this.run('0620051234560303').catch((): Dialogue => ({ heard: [], end: 'lost' }));
      if (last.end === 'completed') return this.#judge(last, amountCents);
      if (last.end === 'aborted') return 'not paid';
    }
    return 'unknown';
  }

  #judge({ heard }: Dialogue, amountCents: number): 'paid' | 'not paid' {
    const status = heard.findLast((hex) => hex.startsWith('040f')) ?? '';
    const receiptNumber = Number(/29(?:\d{8})(?:490978)?87(\d{4})88/.exec(status)?.[1] ?? 0);
    const amount = Number(/^040f(?:..|ff....)27..04(\d{12})/.exec(status)?.[1] ?? -1);
    const isFine = /^040f(?:..|ff....)2700/.test(status);
    if (!isFine || amount !== amountCents || receiptNumber <= this.lastReceipt) return 'not paid';
    this.lastReceipt = receiptNumber;
    this.paid.push({ amountCents, receiptNumber });
    return 'paid';
  }
}
