import { type Apdu, apdu, isPositive } from '../protocol/apdu.ts';
import { encodeFields, field } from '../protocol/bitmaps.ts';
import { encodeText } from '../protocol/text.ts';
import { encodeTlv, tlv, tlvOf } from '../protocol/tlv.ts';
import type { CustomerAct } from './customer.ts';
import type { Link } from './link.ts';
import type { Life, TerminalDevice } from './terminal-device.ts';

export type EcrAnswer =
  | { readonly kind: 'positive' }
  | { readonly kind: 'refused'; readonly code: number }
  /** No answer within T3, or nobody there any more. */
  | { readonly kind: 'lost' };

export type ActResult = CustomerAct | 'aborted' | 'lost' | 'timeout';

/** Completion and abort. */
const LAST_WORDS: readonly number[] = [0x060f, 0x061e];

/** What the terminal is busy with: one dialogue with a register, or with the operator at its own keys (no link). */
export class Operation {
  readonly device: TerminalDevice;
  readonly link: Link | undefined;
  /** `card`: may be aborted; `host`: the host is being asked, or has answered. */
  stage: 'card' | 'host' = 'card';
  readonly #life: Life;
  /** The last word of the dialogue has been acknowledged: the register may send its next command. */
  isEnding = false;
  #awaiting = 0;
  #isAborted = false;
  #isLost = false;
  #onAnswer: ((answer: EcrAnswer) => void) | undefined;
  #onInterrupt: () => void = () => {};

  constructor(device: TerminalDevice, link: Link | undefined, life: Life) {
    this.device = device;
    this.link = link;
    this.#life = life;
  }

  /** Has the register gone? Never so at the terminal's own keys. */
  get isLost(): boolean {
    return this.#isLost;
  }

  get isAborted(): boolean {
    return this.#isAborted;
  }

  answer(message: Apdu): void {
    this.isEnding = LAST_WORDS.includes(this.#awaiting);
    if (isPositive(message)) this.#onAnswer?.({ kind: 'positive' });
    else this.#onAnswer?.({ kind: 'refused', code: message.code & 0xff });
  }

  abort(): void {
    this.#isAborted = true;
    this.#onInterrupt();
  }

  lose(): void {
    this.#isLost = true;
    this.#onAnswer?.({ kind: 'lost' });
    this.#onInterrupt();
  }

  /** `80 00` or `84 xx` to the register's command. */
  reply(message: Apdu): void {
    if (this.link !== undefined) void this.device.send(this.link, message);
  }

  /** Sends a command to the register and waits for its answer, at most T3. */
  async command(message: Apdu): Promise<EcrAnswer> {
    const { link } = this;
    if (link === undefined || this.#isLost) return { kind: 'lost' };
    this.#awaiting = message.code;
    const answered = new Promise<EcrAnswer>((resolve) => {
      this.#onAnswer = resolve;
    });
    const wasSent = await this.alive(this.device.send(link, message));
    if (!wasSent) this.lose();
    const timer = this.device.host.clock.after(this.device.options.answerTimeoutMs, () => this.lose());
    const answer = await this.alive(answered);
    timer.cancel();
    this.#onAnswer = undefined;
    return answer;
  }

  /** `04 FF`, when the register wants it. Lines of text need TLV, and then the time-out byte comes with them. */
  async status(code: number, ...lines: readonly string[]): Promise<void> {
    const { device } = this;
    if (this.link === undefined || !device.config.wantsIntermediateStatus || this.#isLost) return;
    if (lines.length === 0 || !device.hasTlv) {
      await this.command(apdu(0x04ff, [code]));
      return;
    }
    const texts = lines.map((line) => tlv(0x07, encodeText(line, device.characterSet)));
    const minutes = 0x02;
    await this.command(apdu(0x04ff, [code, minutes], encodeFields([field(0x06, encodeTlv([tlvOf(0x24, ...texts)]))])));
  }

  /** `06 0F`: the command went well. */
  async complete(data: Uint8Array = new Uint8Array()): Promise<EcrAnswer> {
    return this.command(apdu(0x060f, data));
  }

  /** `06 1E`: it did not. */
  async fail(code: number): Promise<EcrAnswer> {
    return this.command(apdu(0x061e, [code]));
  }

  /** What the customer does next, of these kinds; STOP is always possible. */
  act(kinds: readonly CustomerAct['kind'][], timeoutMs: number): Promise<ActResult> {
    const { customer, host } = this.device;
    return new Promise((resolve) => {
      const finish = (result: ActResult) => {
        timer.cancel();
        this.#onInterrupt = () => {};
        customer.watch(() => {});
        if (!this.#life.isDead) resolve(result);
      };
      const look = () => {
        if (this.#life.isDead) return;
        if (this.#isLost) return finish('lost');
        if (this.#isAborted) return finish('aborted');
        const act = customer.take([...kinds, 'stop']);
        if (act !== undefined) finish(act);
      };
      const timer = host.clock.after(timeoutMs, () => finish('timeout'));
      this.#onInterrupt = look;
      customer.watch(look);
      look();
    });
  }

  async sleep(ms: number): Promise<void> {
    if (ms > 0) await this.alive(this.device.host.clock.sleep(ms));
  }

  /** The same promise, but nothing resumes in a terminal without power. */
  alive<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => !this.#life.isDead && resolve(value),
        (error: unknown) => !this.#life.isDead && reject(error),
      );
    });
  }
}
