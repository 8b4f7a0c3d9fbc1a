import type { Host, Timer } from '@kassensturz/host';
import { CardTerminalError } from './card-terminal-error.ts';
import { type Door, noLineFaults } from './connections/door.ts';
import { SerialDoor, type SerialDoorOptions } from './connections/serial-door.ts';
import { TcpDoor, type TcpDoorOptions } from './connections/tcp-door.ts';
import { runClosing } from './device/closing.ts';
import type { Customer } from './device/customer.ts';
import type { Operation } from './device/operation.ts';
import { runPayment } from './device/payment.ts';
import type { PaymentHost } from './device/payment-host.ts';
import type { TerminalProfile } from './device/profiles.ts';
import { runReversal } from './device/reversal.ts';
import type { Slip } from './device/slips.ts';
import { TerminalDevice } from './device/terminal-device.ts';
import type { Prompt, TerminalEvents, TerminalMessage } from './device/terminal-events.ts';
import type { TerminalOptions } from './device/terminal-options.ts';
import type { TerminalMemory } from './device/terminal-store.ts';
import type { Transaction } from './device/transaction.ts';
import { FaultBoard } from './fault-board.ts';
import type { FaultName, FaultOptions } from './faults.ts';

export interface DoorPlan {
  readonly tcp: TcpDoorOptions | undefined;
  readonly serial: SerialDoorOptions | undefined;
}

/** A terminal that is switched on: what it did, and what people can do to it. */
export class StartedCardTerminal {
  readonly #device: TerminalDevice;
  readonly #tcp: TcpDoor | undefined;
  readonly #serial: SerialDoor | undefined;
  readonly #doors: readonly Door[];
  readonly #faults: FaultBoard;
  #isOn = true;
  #startUp: Timer | undefined;
  #doorWork: Promise<void> = Promise.resolve();

  constructor(host: Host, options: TerminalOptions, profile: TerminalProfile, bank: PaymentHost, plan: DoorPlan) {
    this.#device = new TerminalDevice(host, options, profile, bank);
    const line = noLineFaults();
    this.#tcp = plan.tcp && new TcpDoor(host, this.#device, plan.tcp, line);
    this.#serial = plan.serial && new SerialDoor(host, this.#device, plan.serial, line);
    this.#doors = [this.#tcp, this.#serial].filter((door) => door !== undefined);
    this.#faults = new FaultBoard(this.#device, line, () => this.plugIn());
    this.#device.onPowerCut = () => this.powerOff();
    this.#device.onBaudRate = (baudRate) => this.#serial?.changeBaudRate(baudRate);
    this.#device.onRestart = () => {
      this.powerOff();
      this.powerOn();
    };
  }

  /** Opens the doors for the first time; the builder does it. */
  async openDoors(): Promise<void> {
    for (const door of this.#doors) await door.powerOn();
  }

  /** The port of ZVT over TCP. Throws when the terminal was built without. */
  get port(): number {
    if (this.#tcp === undefined) {
      throw new CardTerminalError('TERMINAL_NO_DOOR', 'This terminal has no TCP door: build it withTcp().');
    }
    return this.#tcp.port;
  }

  get customer(): Customer {
    return this.#device.customer;
  }

  get paymentHost(): PaymentHost {
    return this.#device.paymentHost;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  get isBusy(): boolean {
    return this.#device.isBusy;
  }

  /** What it asks the customer for. */
  get prompt(): Prompt {
    return this.#device.prompt;
  }

  /** Slips on its own paper. */
  get slips(): readonly Slip[] {
    return this.#device.slips;
  }

  /** Payments, refunds and reversals since the last closing. */
  get turnovers(): readonly Transaction[] {
    return this.#device.store.memory.turnovers;
  }

  /** Both directions, with time and decoded line. */
  get wire(): readonly TerminalMessage[] {
    return this.#device.wire.messages;
  }

  /** Who is connected over TCP. */
  get connections(): readonly string[] {
    return this.#tcp?.clients ?? [];
  }

  /** Whether a `cutAtMessage` is still to come. */
  get isCutPlanned(): boolean {
    return this.#device.faults.isCutPlanned;
  }

  get faults(): readonly FaultName[] {
    return this.#faults.names;
  }

  on<Name extends keyof TerminalEvents>(name: Name, listener: (value: TerminalEvents[Name]) => void): () => void {
    return this.#device.events.on(name, listener);
  }

  next<Name extends keyof TerminalEvents>(
    name: Name,
    matches?: (value: TerminalEvents[Name]) => boolean,
  ): Promise<TerminalEvents[Name]> {
    return this.#device.events.next(name, matches);
  }

  /** When nothing is on its way and the host knows everything. */
  async settled(): Promise<void> {
    const { memory } = this.#device.store;
    if (this.#isOn && !this.isBusy && memory.tasks.length === 0 && memory.pending === undefined) return;
    await this.next('idle');
    await this.settled();
  }

  /** Hand mode: somebody types an amount at the terminal; no register hears of it. The slip comes out of the terminal. */
  payByHand(amountCents: number): Promise<Transaction> {
    const { options } = this.#device;
    const order = { kind: 'payment' as const, amountCents, tipCents: 0, cardTimeoutMs: options.cardTimeoutMs };
    return this.#byHand('isAmountEntryLocked', (op) => runPayment(op, order));
  }

  refundByHand(amountCents: number): Promise<Transaction> {
    const { options } = this.#device;
    const order = { kind: 'refund' as const, amountCents, tipCents: 0, cardTimeoutMs: options.cardTimeoutMs };
    return this.#byHand('isAmountEntryLocked', (op) => runPayment(op, order));
  }

  reverseByHand(receiptNumber: number): Promise<Transaction> {
    return this.#byHand('isAmountEntryLocked', (op) => runReversal(op, receiptNumber, undefined));
  }

  /** Undefined when the closing was refused. */
  closeByHand(): Promise<Transaction | undefined> {
    return this.#byHand('isAdministrationLocked', (op) => runClosing(op, true));
  }

  /** At night the terminal closes by itself, locked keys or not; a register that asks meanwhile hears 9C. */
  closeByItself(): Promise<Transaction | undefined> {
    return this.#byItself((op) => runClosing(op, true));
  }

  /** Takes out a card that was forgotten in the reader. */
  removeCard(): void {
    this.#device.isCardInside = false;
  }

  powerOff(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#startUp?.cancel();
    this.#device.powerOff();
    this.#queue((door) => door.powerOff());
    this.#device.events.emit('power', { isOn: false });
  }

  /** Ready after its start-up time; `next('power')` tells. What was on its way when the power went is settled. */
  powerOn(): void {
    if (this.#isOn) return;
    this.#startUp?.cancel();
    this.#startUp = this.#device.host.clock.after(this.#device.options.startUpMs, () => {
      this.#queue((door) => door.powerOn());
      void this.#doorWork.then(() => {
        this.#isOn = true;
        this.#device.store.reload();
        this.#device.recover();
        this.#device.events.emit('power', { isOn: true });
        this.#device.events.emit('idle', undefined);
      });
    });
  }

  /** Puts the cable back that a `cutAtMessage` had taken out. */
  plugIn(): void {
    for (const door of this.#doors) door.plugIn();
  }

  /** Another address or port, as after a DHCP change. */
  async move(to: { readonly port?: number; readonly address?: string }): Promise<void> {
    if (this.#tcp === undefined) {
      throw new CardTerminalError('TERMINAL_NO_DOOR', 'This terminal has no TCP door to move: build it withTcp().');
    }
    await this.#tcp.move(to);
  }

  /** Begins a fault; names and options in `FAULTS`. */
  fault(name: FaultName, options: FaultOptions = {}): void {
    this.#faults.begin(name, options);
  }

  heal(name: FaultName): void {
    this.#faults.end(name);
  }

  /** All state as plain data. */
  snapshot(): TerminalMemory & { readonly prompt: Prompt; readonly isOn: boolean; readonly isCardInside: boolean } {
    const { prompt, isCardInside, store } = this.#device;
    return structuredClone({ ...store.memory, prompt, isOn: this.#isOn, isCardInside });
  }

  /** Switches it off for good and frees its ports. */
  async stop(): Promise<void> {
    this.#startUp?.cancel();
    this.#faults.stop();
    this.#device.powerOff();
    await this.#doorWork;
    for (const door of this.#doors) await door.stop();
  }

  async #byHand<T>(lock: 'isAmountEntryLocked' | 'isAdministrationLocked', work: (op: Operation) => Promise<T>) {
    const device = this.#device;
    if (!this.#isOn) throw new CardTerminalError('TERMINAL_OFF', 'The terminal has no power: call powerOn() first.');
    if (device.store.memory.registration !== undefined && device.config[lock]) {
      throw new CardTerminalError(
        'TERMINAL_LOCKED',
        'A register has locked the keys (config 10 or 20): log it off first.',
      );
    }
    return this.#byItself(work);
  }

  async #byItself<T>(work: (op: Operation) => Promise<T>) {
    const device = this.#device;
    if (!this.#isOn) throw new CardTerminalError('TERMINAL_OFF', 'The terminal has no power: call powerOn() first.');
    if (device.isBusy) throw new CardTerminalError('TERMINAL_BUSY', 'The terminal is busy: wait for next("idle").');
    return device.perform(undefined, async (op) => {
      const result = await work(op);
      if (result !== undefined) device.events.emit('transaction', result as Transaction);
      return result;
    });
  }

  #queue(work: (door: Door) => Promise<void>): void {
    this.#doorWork = this.#doorWork
      .then(async () => {
        for (const door of this.#doors) await work(door);
      })
      .catch((error: Error) => this.#device.host.log.error('terminal.door', { message: error.message }));
  }
}
