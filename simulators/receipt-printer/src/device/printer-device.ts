import { type Host, type Timer, TypedEvents } from '@kassensturz/host';
import type { CutKind, Hardware, Loss } from '../interpreter/hardware.ts';
import { ImageStore } from '../interpreter/image-store.ts';
import { Interpreter } from '../interpreter/interpreter.ts';
import { Receipt } from '../paper/receipt.ts';
import type { RealTimeRequest } from '../protocol/real-time-scanner.ts';
import { KickPort, type KickPortDevice } from './kick-port.ts';
import { type PrinterModel, paperDots } from './models.ts';
import { PaperRoll } from './paper-roll.ts';
import type { Job, LossReport, PrinterEvents, Pulse } from './printer-events.ts';
import { PrinterState } from './printer-state.ts';
import { Session, type SessionDoor, type SessionOwner } from './session.ts';
import { statusReport } from './status-report.ts';
import { realTimeStatus, sendAutomaticStatus, startAutomaticStatus, transmitted } from './status-sender.ts';
import { WireLog } from './wire-log.ts';

const CUT_MS = 300;
/** A job of this size is cut into slices so that nobody else in the process starves. */
const MOST_KEPT = 1000;

export interface DeviceOptions {
  readonly model: PrinterModel;
  readonly drawers: readonly KickPortDevice[];
  /** `device`: lines take the time that the mechanism takes; `instant`: no time passes. */
  readonly speed: 'device' | 'instant';
  /** Real-time commands are also seen inside image data, as on an Epson. */
  readonly realtimeInsideBlocks: boolean;
  readonly receiveBufferBytes: number;
  readonly serialNumber: string;
}

/**
 * The printer itself: one state behind every door. Bytes of the session whose turn it is run through the interpreter
 * while the printer is online; each movement of the paper takes its time on the host's clock.
 */
export class PrinterDevice implements Hardware, SessionOwner {
  readonly host: Host;
  readonly model: PrinterModel;
  readonly options: DeviceOptions;
  readonly events = new TypedEvents<PrinterEvents>();
  readonly state = new PrinterState();
  readonly roll: PaperRoll;
  readonly kickPort: KickPort;
  readonly interpreter: Interpreter;
  readonly wire = new WireLog();
  readonly receipts: Receipt[] = [];
  readonly pulses: Pulse[] = [];
  readonly losses: LossReport[] = [];
  readonly jobs: Job[] = [];
  readonly sessions = new Set<Session>();
  /** How many times slower than the model prints. */
  slowness = 1;
  isCutterJammed = false;
  isBufferHeld = false;
  /** `GS ( D`. */
  readonly realTimeCommands = { pulse: true, powerOff: false };
  #turn: Session | undefined;
  #busyMs = 0;
  #busy: Timer | undefined;
  #isRunning = false;
  #pendingCut: CutKind | undefined;
  #lastWord = 0;

  constructor(host: Host, options: DeviceOptions) {
    this.host = host;
    this.options = options;
    this.model = options.model;
    this.roll = new PaperRoll(options.model.dpi);
    this.interpreter = new Interpreter(options.model, this, new ImageStore());
    this.interpreter.serialNumber = options.serialNumber;
    this.kickPort = new KickPort(options.drawers, host.clock, () => this.statusChanged());
    this.state.isPin3High = this.kickPort.isPin3High;
    this.#lastWord = this.state.word;
  }

  /** Lets a client in. */
  open(door: SessionDoor): Session {
    const session = new Session(door, this, this.options);
    this.sessions.add(session);
    return session;
  }

  /** The client is gone; what it sent is still printed. */
  close(session: Session): void {
    session.isClosed = true;
    session.automaticStatus = 0;
    if (session.isEmpty) this.#forget(session);
  }

  #forget(session: Session): void {
    this.sessions.delete(session);
    if (this.#turn === session) this.#turn = undefined;
  }

  arrived(session: Session): void {
    if (this.state.power === 'off') session.clear();
    else this.run();
  }

  realTime(session: Session, request: RealTimeRequest): void {
    if (this.state.power !== 'on') return;
    switch (request.kind) {
      case 'status':
        this.#send(session, realTimeStatus(this.state.word, request.n));
        return;
      case 'transmit':
        this.#send(session, transmitted(this.state.word, request.n));
        return;
      case 'pulse':
        if (this.realTimeCommands.pulse)
          this.#kick(request.pin, request.ms, request.ms, `${session.door.via} real-time`);
        return;
      case 'recover':
        this.recover(request.clearsBuffers);
        return;
      case 'clear':
        this.clearBuffers();
        this.#send(session, Uint8Array.of(0x37, 0x25, 0));
        return;
      case 'feedButton':
        this.state.isWaitingForRecovery = false;
        this.statusChanged();
        return;
      case 'powerOff':
        if (this.realTimeCommands.powerOff) this.#send(session, Uint8Array.of(0x3b, 0x30, 0));
        return;
      case 'buzzer':
        this.buzz(100);
        return;
      default:
        request satisfies never;
    }
  }

  #send(session: Session, bytes: Uint8Array | undefined): void {
    if (bytes !== undefined) session.door.send(bytes);
  }

  /** Recovers from what can be recovered by command; a jam that is still there comes back with the next cut. */
  recover(clearsBuffers: boolean): void {
    const { state } = this;
    if (!state.hasCutterError && !state.hasMechanicalError) return;
    state.hasCutterError = false;
    state.hasMechanicalError = false;
    if (clearsBuffers) {
      this.clearBuffers();
    } else if (this.#pendingCut !== undefined) {
      const kind = this.#pendingCut;
      this.#pendingCut = undefined;
      this.cut(kind);
    }
    this.statusChanged();
  }

  /** Throws away receive and print buffers; marks on the paper and settings stay. */
  clearBuffers(): void {
    this.#pendingCut = undefined;
    this.interpreter.abandon();
    this.interpreter.page = undefined;
    for (const session of this.sessions) session.clear();
    this.#turn = undefined;
  }

  /** Everything stops as when the plug is pulled: only paper and NV memory remain. */
  halt(): void {
    this.#busy?.cancel();
    this.#busy = undefined;
    this.#busyMs = 0;
    this.clearBuffers();
    for (const session of this.sessions) session.reset();
    this.interpreter.initialise();
    this.interpreter.images.losePower();
  }

  /** Fault: every receive buffer counts as full until this is taken back. */
  holdBuffer(isFull: boolean): void {
    this.isBufferHeld = isFull;
    for (const session of this.sessions) session.tellRoom();
    this.run();
  }

  /** Is somebody's data being printed or waiting? */
  get isPrinting(): boolean {
    return this.#busy !== undefined || [...this.sessions].some((session) => !session.isEmpty);
  }

  /** Carries out what waits, until the mechanism is busy, the printer offline, or nothing left. */
  run(): void {
    if (this.#isRunning || this.#busy !== undefined) return;
    this.#isRunning = true;
    try {
      while (this.#step());
    } finally {
      this.#isRunning = false;
    }
  }

  #step(): boolean {
    if (this.state.isOffline || this.isBufferHeld) return false;
    const session = this.#whoseTurn();
    const entry = session?.peek();
    if (session === undefined || entry === undefined) return false;
    if ('mark' in entry) {
      session.consumed(0);
      entry.mark();
    } else {
      this.interpreter.isHalted = false;
      session.consumed(this.interpreter.run(entry.bytes, entry.at) - entry.at);
    }
    if (session.isEmpty && session.isClosed) this.#forget(session);
    if (this.#busyMs > 0) {
      this.#busy = this.host.clock.after(this.#busyMs, () => {
        this.#busy = undefined;
        this.run();
        if (!this.isPrinting) this.events.emit('idle', undefined);
      });
      this.#busyMs = 0;
      return false;
    }
    return true;
  }

  /** The session that prints keeps the printer until it has nothing to print and is not inside a command. */
  #whoseTurn(): Session | undefined {
    const current = this.#turn;
    if (current !== undefined && (!current.isEmpty || (this.interpreter.isInsideCommand && !current.isClosed))) {
      return current;
    }
    for (const session of this.sessions) {
      if (!session.isEmpty) {
        this.#turn = session;
        return session;
      }
    }
    return undefined;
  }

  // What commands make the machine do.

  moved(dots: number): void {
    this.#takeTime((Math.abs(dots) * 25.4 * 1000) / (this.model.dpi * this.model.speedMmPerS));
    this.roll.use(dots);
    if (this.roll.isEmpty !== this.state.isPaperEnd || this.roll.isNearEnd !== this.state.isNearEnd) this.checkPaper();
  }

  /** Reads the paper sensors. */
  checkPaper(): void {
    this.state.isPaperEnd = this.roll.isEmpty;
    this.state.isNearEnd = this.model.hasNearEndSensor && this.roll.isNearEnd;
    this.statusChanged();
  }

  #takeTime(ms: number): void {
    if (this.options.speed === 'device') this.#busyMs += ms * this.slowness;
    else if (this.slowness > 1) this.#busyMs += ms * (this.slowness - 1);
    if (this.#busyMs > 0) this.interpreter.isHalted = true;
  }

  cut(kind: CutKind): void {
    if (this.isCutterJammed) {
      this.#pendingCut = kind;
      this.state.hasCutterError = true;
      this.statusChanged();
      return;
    }
    this.#takeTime(CUT_MS);
    const piece = this.interpreter.strip.cut(this.model.headToCutterDots);
    if (piece === undefined) return;
    this.keepReceipt(this.receiptOf(piece, kind === 'full' ? 'full cut' : 'partial cut'));
  }

  receiptOf(piece: ConstructorParameters<typeof Receipt>[0], end: Receipt['end']): Receipt {
    const { widthDots, dpi } = this.model;
    const marginDots = Math.round((paperDots(this.model) - widthDots) / 2);
    return new Receipt(piece, { widthDots, marginDots, dpi }, this.host.clock.now(), end);
  }

  keepReceipt(receipt: Receipt): void {
    this.receipts.push(receipt);
    if (this.receipts.length > MOST_KEPT) this.receipts.shift();
    this.events.emit('receipt', receipt);
  }

  pulse(pin: 2 | 5, onMs: number, offMs: number): void {
    this.#takeTime(onMs);
    this.#kick(pin, onMs, offMs, this.#turn?.door.via ?? 'printer');
  }

  #kick(pin: 2 | 5, onMs: number, offMs: number, via: string): void {
    const pulse: Pulse = { pin, onMs, offMs, at: this.host.clock.now(), via };
    this.pulses.push(pulse);
    this.events.emit('pulse', pulse);
    this.kickPort.pulse(pin, onMs, offMs);
  }

  buzz(ms: number): void {
    this.events.emit('buzzer', { ms });
  }

  reply(bytes: Uint8Array): void {
    this.#turn?.door.send(bytes);
  }

  statusWord(): number {
    return this.state.word;
  }

  setAutomaticStatus(mask: number): void {
    if (this.#turn !== undefined) startAutomaticStatus(this.#turn, mask, this.state.word);
  }

  setOfflineResponse(mode: 0 | 1 | 2): void {
    if (this.#turn !== undefined) this.#turn.offlineResponse = mode;
  }

  setRealTimeCommand(which: 'pulse' | 'powerOff', isOn: boolean): void {
    this.realTimeCommands[which] = isOn;
  }

  setNearEndStops(isOn: boolean): void {
    this.state.doesNearEndStop = isOn;
    this.statusChanged();
  }

  setPanelButtons(): void {}

  initialised(): void {
    if (this.#turn !== undefined) this.#turn.automaticStatus = 0;
  }

  restart(): void {
    this.onRestart();
  }

  /** What a restart by command does is up to whoever owns power and doors. */
  onRestart: () => void = () => {};

  waitForButton(): void {
    this.state.isWaitingForRecovery = true;
    this.statusChanged();
  }

  lost(loss: Loss): void {
    const report = { ...loss, at: this.host.clock.now(), via: this.#turn?.door.via ?? 'printer' };
    this.losses.push(report);
    if (this.losses.length > MOST_KEPT) this.losses.shift();
    this.events.emit('loss', report);
  }

  /** Tells everybody who listens after a change of state, and goes on printing when the printer is online again. */
  statusChanged(): void {
    this.state.isPin3High = this.kickPort.isPin3High;
    const { word } = this.state;
    if (this.state.isOffline) this.interpreter.isHalted = true;
    if (word !== this.#lastWord) {
      this.#lastWord = word;
      if (this.state.power === 'on') sendAutomaticStatus(this.sessions, word);
      this.events.emit('status', statusReport(this.state));
    }
    if (!this.state.isOffline) this.run();
  }
}
