import { type Host, TypedEvents } from '@kassensturz/host';
import type { CutKind, Hardware, Loss } from '../interpreter/hardware.ts';
import { Interpreter } from '../interpreter/interpreter.ts';
import { Receipt } from '../paper/receipt.ts';
import type { Piece } from '../paper/strip.ts';
import type { RealTimeRequest } from '../protocol/real-time-scanner.ts';
import { KickPort, type KickPortDevice } from './kick-port.ts';
import { type PrinterModel, paperDots } from './models.ts';
import { PaperRoll } from './paper-roll.ts';
import { PrintQueue } from './print-queue.ts';
import type { PrinterEvents } from './printer-events.ts';
import { PrinterState } from './printer-state.ts';
import { answerRealTime } from './real-time-answers.ts';
import { Records } from './records.ts';
import { Session, type SessionDoor, type SessionOptions, type SessionOwner } from './session.ts';
import { statusReport } from './status-report.ts';
import { sendAutomaticStatus, startAutomaticStatus } from './status-sender.ts';
import { WireLog } from './wire-log.ts';

const CUT_MS = 300;
const MM_PER_INCH = 25.4;
/** Paper that nobody cuts is torn off at some point: ten metres. */
const LONGEST_HANGING_MM = 10_000;
const MOST_BLOCKS = 20_000;

export interface DeviceOptions extends SessionOptions {
  readonly model: PrinterModel;
  readonly drawers: readonly KickPortDevice[];
  /** `device`: lines take the time that the mechanism takes; `instant`: no time passes. */
  readonly speed: 'device' | 'instant';
  readonly serialNumber: string;
}

/**
 * The printer itself: one state behind every door. What sessions receive runs through the interpreter while the printer
 * is online; each movement of the paper takes its time on the host's clock.
 */
export class PrinterDevice implements Hardware, SessionOwner {
  readonly host: Host;
  readonly model: PrinterModel;
  readonly options: DeviceOptions;
  readonly events = new TypedEvents<PrinterEvents>();
  readonly state = new PrinterState();
  readonly records = new Records();
  readonly roll: PaperRoll;
  readonly kickPort: KickPort;
  readonly interpreter: Interpreter;
  readonly queue: PrintQueue;
  readonly wire = new WireLog();
  /** How many times slower than the model prints. */
  slowness = 1;
  isCutterJammed = false;
  isBufferHeld = false;
  /** `GS ( D`. */
  readonly realTimeCommands = { pulse: true, powerOff: false };
  /** What a restart or a power-off by command does is up to whoever owns power and doors. */
  onRestart: () => void = () => {};
  onPowerOff: () => void = () => {};
  #pendingCut: CutKind | undefined;
  #lastWord: number;

  constructor(host: Host, options: DeviceOptions) {
    this.host = host;
    this.options = options;
    this.model = options.model;
    this.roll = new PaperRoll(options.model.dpi);
    this.interpreter = new Interpreter(options.model, this);
    this.interpreter.serialNumber = options.serialNumber;
    const gate = {
      isOffline: () => this.state.isOffline,
      isBufferHeld: () => this.isBufferHeld,
    };
    this.queue = new PrintQueue(host.clock, gate, this.interpreter, () => this.events.emit('idle', undefined));
    this.kickPort = new KickPort(options.drawers, host.clock, () => this.statusChanged());
    this.state.isPin3High = this.kickPort.isPin3High;
    this.#lastWord = this.state.word;
  }

  /** Lets a client in. */
  open(door: SessionDoor): Session {
    const session = new Session(door, this, this.options);
    this.queue.sessions.add(session);
    return session;
  }

  /** The client is gone; what it sent is still printed. */
  close(session: Session): void {
    session.automaticStatus = 0;
    this.queue.close(session);
  }

  arrived(session: Session): void {
    if (this.state.power === 'off') session.clear();
    else this.queue.run();
  }

  realTime(session: Session, request: RealTimeRequest): void {
    if (this.state.power === 'on') answerRealTime(this, session, request);
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
    this.queue.clear();
  }

  /** Everything stops as when the plug is pulled: only paper and NV memory remain. */
  halt(): void {
    this.queue.halt();
    this.clearBuffers();
    for (const session of this.queue.sessions) session.reset();
    this.interpreter.initialise();
    this.interpreter.images.losePower();
    Object.assign(this.realTimeCommands, { pulse: true, powerOff: false });
  }

  /** Fault: every receive buffer counts as full until this is taken back. */
  holdBuffer(isFull: boolean): void {
    this.isBufferHeld = isFull;
    for (const session of this.queue.sessions) session.tellRoom();
    this.queue.run();
  }

  /** Reads the paper sensors. */
  checkPaper(): void {
    this.state.isPaperEnd = this.roll.isEmpty;
    this.state.isNearEnd = this.model.hasNearEndSensor && this.roll.isNearEnd;
    this.statusChanged();
  }

  /** Tells everybody who listens after a change of state, and goes on printing when the printer is online again. */
  statusChanged(): void {
    this.state.isPin3High = this.kickPort.isPin3High;
    const { word } = this.state;
    if (this.state.isOffline) this.interpreter.isHalted = true;
    if (word !== this.#lastWord) {
      this.#lastWord = word;
      if (this.state.power === 'on') sendAutomaticStatus(this.queue.sessions, word);
      this.events.emit('status', statusReport(this.state));
    }
    this.queue.run();
  }

  receiptOf(piece: Piece, end: Receipt['end']): Receipt {
    const { widthDots, dpi } = this.model;
    const marginDots = Math.round((paperDots(this.model) - widthDots) / 2);
    return new Receipt(piece, { widthDots, marginDots, dpi }, this.host.clock.now(), end);
  }

  /** A piece of paper has come off. */
  takeOff(end: Receipt['end']): Receipt | undefined {
    const piece = this.interpreter.strip.cut(this.model.headToCutterDots);
    if (piece === undefined) return undefined;
    const receipt = this.receiptOf(piece, end);
    this.records.addReceipt(receipt);
    this.events.emit('receipt', receipt);
    return receipt;
  }

  kick(pin: 2 | 5, onMs: number, offMs: number, via: string): void {
    const pulse = { pin, onMs, offMs, at: this.host.clock.now(), via };
    this.records.add('pulses', pulse);
    this.events.emit('pulse', pulse);
    this.kickPort.pulse(pin, onMs, offMs);
  }

  // What commands make the machine do.

  moved(dots: number): void {
    const mm = (dots * MM_PER_INCH) / this.model.dpi;
    this.#takeTime((Math.abs(mm) * 1000) / this.model.speedMmPerS);
    this.roll.use(dots);
    if (this.roll.isEmpty !== this.state.isPaperEnd || this.roll.isNearEnd !== this.state.isNearEnd) this.checkPaper();
    const { head, top, blocks } = this.interpreter.strip;
    const hangingMm = ((head - top) * MM_PER_INCH) / this.model.dpi;
    if (hangingMm > LONGEST_HANGING_MM || blocks.length > MOST_BLOCKS) this.takeOff('torn off');
  }

  #takeTime(ms: number): void {
    const own = this.options.speed === 'device' ? 1 : 0;
    this.queue.takeTime(ms * (own + this.slowness - 1));
  }

  cut(kind: CutKind): void {
    if (this.isCutterJammed) {
      this.#pendingCut = kind;
      this.state.hasCutterError = true;
      this.statusChanged();
      return;
    }
    this.#takeTime(CUT_MS);
    this.takeOff(kind === 'full' ? 'full cut' : 'partial cut');
  }

  pulse(pin: 2 | 5, onMs: number, offMs: number): void {
    this.#takeTime(onMs);
    this.kick(pin, onMs, offMs, this.#via);
  }

  get #via(): string {
    return this.queue.turn?.door.via ?? 'printer';
  }

  buzz(ms: number): void {
    this.events.emit('buzzer', { ms });
  }

  reply(bytes: Uint8Array): void {
    this.queue.turn?.door.send(bytes);
  }

  statusWord(): number {
    return this.state.word;
  }

  setAutomaticStatus(mask: number): void {
    if (this.queue.turn !== undefined) startAutomaticStatus(this.queue.turn, mask, this.state.word);
  }

  setOfflineResponse(mode: 0 | 1 | 2): void {
    if (this.queue.turn !== undefined) this.queue.turn.offlineResponse = mode;
  }

  setRealTimeCommand(which: 'pulse' | 'powerOff', isOn: boolean): void {
    this.realTimeCommands[which] = isOn;
  }

  setNearEndStops(isOn: boolean): void {
    this.state.doesNearEndStop = isOn;
    this.statusChanged();
  }

  setPanelButtons(isOn: boolean): void {
    this.state.arePanelButtonsOn = isOn;
  }

  initialised(): void {
    if (this.queue.turn !== undefined) this.queue.turn.automaticStatus = 0;
  }

  restart(): void {
    this.onRestart();
  }

  waitForButton(): void {
    this.state.isWaitingForRecovery = true;
    this.statusChanged();
  }

  lost(loss: Loss): void {
    const report = { ...loss, at: this.host.clock.now(), via: this.#via };
    this.records.add('losses', report);
    this.events.emit('loss', report);
  }
}
