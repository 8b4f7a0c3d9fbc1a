import { type Host, TypedEvents } from '@kassensturz/host';
import { FaultBoard } from '../fault-board.ts';
import { CallControl } from './call-control.ts';
import type { CallerData } from './caller-data.ts';
import { callerLines } from './caller-display.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';
import { CommandSide } from './command-side.ts';
import type { DteDoor, DteSide } from './dte-door.ts';
import { DteWriter } from './dte-writer.ts';
import type { LineProfile } from './line-profile.ts';
import { LineSide } from './line-side.ts';
import type { ModemModel } from './models.ts';
import type { ModemEvents, ModemLines } from './modem-events.ts';
import type { ModemOptions } from './modem-options.ts';
import { ModemSettings } from './modem-settings.ts';
import { Output } from './output.ts';
import { ringText, ringTimes } from './ring-text.ts';
import type { LineCall } from './telephone-line.ts';
import { VoiceStream } from './voice-stream.ts';
import { WireRecord } from './wire-record.ts';

const COMMAND_LATENCY_MS = 10;

/** The modem: between the computer (commands, answers, lines) and the telephone line (rings, caller data, calls). */
export class ModemDevice implements DteSide {
  readonly events = new TypedEvents<ModemEvents>();
  readonly settings: ModemSettings;
  readonly faults: FaultBoard;
  readonly wire: WireRecord;
  readonly line: LineSide;
  readonly doors: DteDoor[] = [];
  readonly model: ModemModel;
  readonly #options: ModemOptions;
  readonly #output: Output;
  readonly #writer: DteWriter;
  readonly #commands: CommandSide;
  readonly #control: CallControl;
  #isOn = true;
  #isRinging = false;
  #isDtrHigh = false;
  #typed = '';
  #previousByte = 0;
  #voice: VoiceStream | undefined;
  #lastData: CallerData | undefined;
  #heldBack: (() => void)[] = [];

  constructor(host: Host, model: ModemModel, line: LineProfile, options: ModemOptions) {
    this.model = model;
    this.#options = options;
    this.faults = new FaultBoard(host.clock, (name, isOn) => this.events.emit('fault', { name, isOn }));
    this.settings = new ModemSettings(model, options.keepsCallerId ?? false);
    this.wire = new WireRecord(host.clock, this.events);
    this.line = new LineSide(line, host.clock, this.faults, {
      callArrives: () => {
        if (this.faults.has('lostSettings')) this.settings.toStored();
      },
      ringBegins: (count, call) => this.#ringBegins(count, call),
      ringEnds: (call) => this.#ringEnds(call),
      dataArrive: (data) => this.#dataArrive(data),
    });
    this.#control = new CallControl(host.clock);
    this.#output = new Output(host.clock, host.random.stream('modem output'), this.faults, (bytes) =>
      this.#deliver(bytes),
    );
    this.#writer = new DteWriter({
      settings: this.settings,
      model,
      output: this.#output,
      wire: this.wire,
      faults: this.faults,
      quietStillRings: options.quietStillRings ?? false,
    });
    this.#commands = new CommandSide(
      this.#context(),
      { clock: host.clock, faults: this.faults, latencyMs: options.commandLatencyMs ?? COMMAND_LATENCY_MS },
      { outcome: (text, outcome) => this.#outcome(text, outcome), isIdle: () => this.#sayHeldBack() },
    );
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  get lines(): ModemLines {
    const isReady = this.#isOn;
    return {
      ri: isReady && this.#isRinging,
      dcd: isReady && this.settings.flag('&C') === 0,
      dsr: isReady && this.settings.flag('&S') === 0,
      cts: isReady,
    };
  }

  receive(bytes: Uint8Array): void {
    if (!this.#isOn) return;
    let echo = '';
    for (const byte of bytes) if (this.#take(byte)) echo += String.fromCharCode(byte);
    if (echo !== '') this.#writer.echo(echo);
  }

  /** The computer raises or drops DTR; &D says what that means. */
  setDtr(isHigh: boolean): void {
    if (isHigh === this.#isDtrHigh) return;
    this.#isDtrHigh = isHigh;
    if (isHigh || !this.#isOn) return;
    const meaning = this.settings.flag('&D');
    if (meaning >= 2) this.#hangUp();
    if (meaning !== 3) return;
    this.settings.toStored();
    this.#linesChanged();
  }

  switchOff(): void {
    if (!this.#isOn) return;
    this.#hangUp();
    this.#commands.clear();
    this.#output.clear();
    this.#heldBack = [];
    this.#isOn = false;
    this.#isRinging = false;
    this.#typed = '';
    this.#linesChanged();
  }

  /** Wakes up with the stored profile: the caller-ID switch is off unless that has it. */
  switchOn(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#lastData = undefined;
    this.settings.toStored();
    this.faults.heal('callerIdStuck');
    this.#linesChanged();
  }

  stop(): void {
    this.switchOff();
    this.line.stop();
    this.faults.stop();
  }

  /** Takes one byte; returns whether it is echoed. */
  #take(byte: number): boolean {
    const previous = this.#previousByte;
    this.#previousByte = byte;
    if (this.#voice) {
      this.#hear(byte, this.#voice);
      return false;
    }
    if (this.#control.isWorking) {
      // The LF of a CR LF still belongs to the command that began the work.
      if (byte !== 0x0a || previous !== 0x0d) this.#control.abort();
      return false;
    }
    this.#typed += String.fromCharCode(byte);
    if (byte === this.settings.register(3) || this.#typed.length > 256) this.#recordTyped();
    this.#commands.take(byte);
    return true;
  }

  #recordTyped(): void {
    const text = this.#typed;
    this.#typed = '';
    this.wire.add('computer', text, /at/i.test(text) ? `command ${text.trim()}` : 'no command');
  }

  #outcome(text: string, outcome: CommandOutcome): void {
    const told = typeof outcome === 'string' ? outcome : outcome.kind;
    this.events.emit('command', { line: `AT${text.trim()}`, outcome: told });
    if (typeof outcome === 'string') this.#writer.result(outcome);
    else if (outcome.kind === 'voice') {
      this.#voice = new VoiceStream(outcome.direction);
      this.#writer.result('CONNECT');
    } else if (outcome.kind === 'answer') this.#answer();
    else
      this.#control.dial(
        outcome.digits,
        (digits) => this.line.dial(digits),
        this.#waits(),
        (code) => this.#writer.result(code),
      );
    this.#linesChanged();
  }

  #answer(): void {
    this.#control.answer(this.line.ringing, this.#waits(), (code) => this.#writer.result(code));
  }

  #waits() {
    return { carrierWaitMs: this.settings.register(7) * 1_000, dialWaitMs: this.settings.register(6) * 1_000 };
  }

  #hear(byte: number, voice: VoiceStream): void {
    if (!voice.isEndedBy(byte)) return;
    this.#voice = undefined;
    if (voice.direction === 'receive') this.#writer.voiceEvent('\x03');
    this.#writer.result('OK');
  }

  #hangUp(): void {
    this.#voice = undefined;
    this.#control.hangUp();
  }

  #ringBegins(count: number, call: LineCall): void {
    if (!this.#isOn) return;
    this.#setRinging(true);
    this.events.emit('ring', { count });
    this.#say(() => {
      if (this.settings.values.serviceClass === '8') this.#writer.voiceEvent('R');
      else {
        for (const report of ringTimes('before', count, this.settings, this.line.profile)) this.#writer.report(report);
        const text = ringText(call.ringPattern, this.settings);
        if (text !== undefined) this.#writer.ring(text);
      }
    });
    const answersAfter = this.settings.register(0);
    if (answersAfter > 0 && this.line.ringCount >= answersAfter && !this.#control.isWorking) this.#answer();
  }

  #ringEnds(call: LineCall): void {
    if (!this.#isOn) return;
    this.#setRinging(false);
    if (call.state !== 'ringing') return;
    this.#say(() => {
      for (const report of ringTimes('after', 1, this.settings, this.line.profile)) this.#writer.report(report);
    });
  }

  #dataArrive(data: CallerData): void {
    const { callerIdCountries } = this.#options;
    const { callerId, country } = this.settings.values;
    const isDeaf = this.faults.has('callerIdStuck') || (callerIdCountries && !callerIdCountries.includes(country));
    if (!this.#isOn || isDeaf) return;
    this.#lastData = data;
    if (callerId !== 0) this.#say(() => this.#tellCaller(data, callerId));
  }

  #tellCaller(data: CallerData, mode: 1 | 2): void {
    const lines = callerLines(data, mode, this.model.spacing, this.faults);
    if (this.#writer.callerId(lines)) this.events.emit('callerId', { lines });
  }

  /** Says something nobody asked for: at once, or after the answer that is under way. */
  #say(speak: () => void): void {
    const isHeldBack = this.#options.ringDuringCommand === 'after' && this.#commands.isBusy;
    if (isHeldBack) this.#heldBack.push(speak);
    else speak();
  }

  #sayHeldBack(): void {
    const waiting = this.#heldBack;
    this.#heldBack = [];
    for (const speak of waiting) speak();
  }

  #setRinging(isRinging: boolean): void {
    this.#isRinging = isRinging;
    this.#linesChanged();
  }

  #linesChanged(): void {
    const { lines } = this;
    for (const door of this.doors) door.linesChanged(lines);
    this.events.emit('lines', lines);
  }

  #deliver(bytes: Buffer): void {
    for (const door of this.doors) door.send(bytes);
  }

  #context(): CommandContext {
    const { line, settings, model } = this;
    return {
      model,
      settings,
      print: (lines) => this.#writer.information(lines),
      get ringCount() {
        return line.ringCount;
      },
      hangUp: () => this.#hangUp(),
      pickUp: () => this.#control.pickUp(line.ringing),
      reprintCaller: (mode) => {
        if (this.#lastData)
          this.#writer.callerIdAgain(callerLines(this.#lastData, mode, this.model.spacing, this.faults));
      },
    };
  }
}
