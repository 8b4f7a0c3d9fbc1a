import { type Host, type Timer, TypedEvents } from '@kassensturz/host';
import { type Apdu, apdu, encodeApdu, isAnswer } from '../protocol/apdu.ts';
import { fixedBytes } from '../protocol/commands.ts';
import { describeApdu } from '../protocol/describe.ts';
import { nextMessageId, readMessageId, withMessageId } from '../protocol/message-ids.ts';
import { configBits, type Registration, UNREGISTERED } from '../protocol/registration.ts';
import { type CharacterSet, characterSetOf } from '../protocol/text.ts';
import { settleTasks } from './ask-host.ts';
import { Customer } from './customer.ts';
import { DeviceFaults } from './device-faults.ts';
import { dispatch } from './dispatch.ts';
import type { Link } from './link.ts';
import { Operation } from './operation.ts';
import type { PaymentHost } from './payment-host.ts';
import type { TerminalProfile } from './profiles.ts';
import type { Slip } from './slips.ts';
import type { StatusFormat } from './status-information.ts';
import type { Prompt, TerminalEvents } from './terminal-events.ts';
import type { TerminalOptions } from './terminal-options.ts';
import { TerminalStore } from './terminal-store.ts';
import type { Transaction } from './transaction.ts';
import { WireLog } from './wire-log.ts';

/** From switching on to switching off; what was awaited in a dead life never resumes. */
export interface Life {
  isDead: boolean;
}

const REACTION_MS = 1_500;
const NOT_CONFIRMED = 0x6c;

/** The terminal without its doors: memory, dialogues, customer, paper. */
export class TerminalDevice {
  readonly host: Host;
  readonly options: TerminalOptions;
  readonly profile: TerminalProfile;
  readonly paymentHost: PaymentHost;
  readonly customer = new Customer();
  readonly events = new TypedEvents<TerminalEvents>();
  readonly faults = new DeviceFaults();
  readonly wire = new WireLog();
  readonly slips: Slip[] = [];
  readonly store: TerminalStore;
  isCardInside = false;
  prompt: Prompt = 'idle';
  /** For `power` cuts at a message; the facade sets it. */
  onPowerCut: () => void = () => {};
  onRestart: () => void = () => {};
  onBaudRate: (baudRate: number) => void = () => {};
  #life: Life = { isDead: false };
  #running: Operation | undefined;
  #retry: Timer | undefined;
  #messageCount = 0;
  readonly #lastIds = new WeakMap<Link, number>();

  constructor(host: Host, options: TerminalOptions, profile: TerminalProfile, paymentHost: PaymentHost) {
    this.host = host;
    this.options = options;
    this.profile = profile;
    this.paymentHost = paymentHost;
    this.store = new TerminalStore(host.disk, options.dataDirectory);
    this.recover();
  }

  get registration(): Registration {
    return this.store.memory.registration ?? UNREGISTERED;
  }

  get config() {
    return configBits(this.registration.config);
  }

  get hasTlv(): boolean {
    return this.registration.hasTlv || this.profile.forcesTlv;
  }

  /** What the register asked for (TLV 14), else the brand's own. */
  get characterSet(): CharacterSet {
    return characterSetOf(this.registration.characterSet) ?? this.profile.characterSet;
  }

  get refusesClosing(): boolean {
    return this.faults.isOn('closingRefused');
  }

  get reactionMs(): number {
    return this.options.speed === 'instant' ? 0 : REACTION_MS;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  get messageCount(): number {
    return this.#messageCount;
  }

  get statusFormat(): StatusFormat {
    const { terminalId, contractNumber } = this.options;
    const { currency } = this.registration;
    return {
      terminalId,
      contractNumber,
      currency,
      hasTlv: this.hasTlv,
      characterSet: this.characterSet,
      nestsPaymentTags: this.profile.nestsPaymentTags,
    };
  }

  show(prompt: Prompt, text: string): void {
    this.prompt = prompt;
    this.events.emit('prompt', { prompt, text });
  }

  putSlip(slip: Slip): void {
    this.slips.push(slip);
    this.events.emit('slip', slip);
  }

  /** A message from a register. */
  receive(link: Link, message: Apdu): void {
    const cut = this.#count('in', link, message);
    if (cut === 'before') return;
    const id = readMessageId(message, fixedBytes(message));
    if (id !== undefined) this.#lastIds.set(link, id);
    if (this.faults.isOn('silent')) return;
    const running = this.#running;
    if (isAnswer(message)) {
      if (running?.link === link) running.answer(message);
    } else if (message.code === 0x06b0) this.#abort(link);
    else this.#command(link, message);
    if (cut === 'after') this.#cutNow(link);
  }

  /** A register has gone, or its cable. */
  lost(link: Link): void {
    if (this.#running?.link === link) this.#running.lose();
  }

  /** Sends a message; false when it cannot have arrived. */
  async send(link: Link, message: Apdu): Promise<boolean> {
    const numbered = this.#withId(link, message);
    if (this.faults.drops(numbered.code)) return true;
    const cut = this.#count('out', link, numbered);
    if (cut === 'before' || !link.isOpen) return false;
    const sent = link.send(numbered);
    if (cut === 'after') this.#cutNow(link);
    return sent;
  }

  /** Runs one dialogue to its end; nobody else gets a turn meanwhile. */
  perform<T>(link: Link | undefined, work: (op: Operation) => Promise<T>): Promise<T> {
    const op = new Operation(this, link, this.#life);
    this.#running = op;
    const done = op.alive(work(op)).finally(() => {
      if (this.#running !== op) return;
      this.#running = undefined;
      this.customer.end();
      this.show('idle', '');
      this.#retryLater();
      this.events.emit('idle', undefined);
    });
    done.catch((error: Error) => this.host.log.error('terminal.dialogue', { message: error.message }));
    return done;
  }

  /** Final: from now on it is in the turnovers. */
  book(transaction: Transaction): void {
    const { turnovers, tasks } = this.store.memory;
    const capture =
      this.profile.finality === 'declined' && transaction.kind === 'payment'
        ? [{ kind: 'capture' as const, transaction }]
        : [];
    this.store.change({
      pending: undefined,
      last: transaction,
      turnovers: [...turnovers, transaction],
      tasks: [...tasks, ...capture],
    });
  }

  /** Not confirmed: reversed at the host as soon as possible, or never captured. */
  undo(transaction: Transaction): Transaction {
    const reversed: Transaction = { ...transaction, result: NOT_CONFIRMED, isReversed: true };
    const isCaptured = this.profile.finality !== 'declined' || transaction.kind === 'refund';
    const tasks = isCaptured ? [{ kind: 'reverse' as const, transaction }] : [];
    this.store.change({ pending: undefined, last: reversed, tasks: [...this.store.memory.tasks, ...tasks] });
    return reversed;
  }

  /** After switching on: what was on its way when the power went is brought to an end. */
  recover(): void {
    const { pending } = this.store.memory;
    if (!this.profile.keepsRegistration) this.store.change({ registration: undefined });
    if (pending?.stage === 'approved' && this.profile.finality === 'keep') this.book(pending.transaction);
    else if (pending !== undefined) this.undo(pending.transaction);
    this.#retryLater();
  }

  powerOff(): void {
    this.#life.isDead = true;
    this.#life = { isDead: false };
    this.#running = undefined;
    this.#retry?.cancel();
    this.#retry = undefined;
    this.customer.end();
    this.customer.watch(() => {});
    this.isCardInside = false;
    this.prompt = 'idle';
  }

  #command(link: Link, message: Apdu): void {
    const running = this.#running;
    if (running === undefined) void this.perform(link, (op) => dispatch(op, message));
    // The register has acknowledged the end and goes on at once, perhaps in the same piece: one after the other.
    else if (running.isEnding) this.events.next('idle').then(() => link.isOpen && this.#command(link, message));
    else this.#refuseWhileBusy(link, message);
  }

  #retryLater(): void {
    if (this.store.memory.tasks.length === 0 || this.#retry !== undefined) return;
    // What the terminal owes the host is told in the first quiet moment, and again until it got through.
    this.#retry = this.host.clock.after(this.options.retryMs, () => {
      this.#retry = undefined;
      if (this.#running === undefined) void this.perform(undefined, settleTasks);
      else this.#retryLater();
    });
  }

  #abort(link: Link): void {
    const running = this.#running;
    if (this.profile.abort === 'ignored' || this.faults.isOn('abortIgnored')) return;
    const isPossible = running?.link === link && running.stage === 'card';
    // Nothing to abort is no error; once the host is called it is too late (card complete: 84 83 00).
    void this.send(link, apdu(running === undefined || isPossible ? 0x8000 : 0x8483));
    if (isPossible) running.abort();
  }

  #refuseWhileBusy(link: Link, message: Apdu): void {
    if (message.code !== 0x0501) {
      void this.send(link, apdu(0x8400 + this.options.busyCode));
      return;
    }
    void this.send(link, apdu(0x8000));
    void this.send(link, apdu(0x060f, [0x9c]));
  }

  #withId(link: Link, message: Apdu): Apdu {
    if (!this.registration.hasMessageIds) return message;
    const last = this.#lastIds.get(link) ?? 0;
    if (isAnswer(message)) return withMessageId(message, last);
    this.#lastIds.set(link, nextMessageId(last));
    return withMessageId(message, nextMessageId(last));
  }

  #count(direction: 'in' | 'out', link: Link, message: Apdu): 'before' | 'after' | undefined {
    const cut = this.faults.cutAt(this.#messageCount, message.code);
    const bytes = encodeApdu(message);
    const { via, remote } = link;
    const entry = { at: this.host.clock.now(), index: this.#messageCount, direction, via, remote, bytes };
    this.#messageCount += 1;
    const record = this.wire.add(entry, describeApdu(message));
    this.events.emit('message', record);
    if (cut === 'before') this.#cutNow(link);
    return cut;
  }

  #cutNow(link: Link): void {
    const how = this.faults.takeCut();
    if (how === 'power') this.onPowerCut();
    else if (how !== undefined) link.cut(how);
    if (how === 'reset') this.lost(link);
  }
}
