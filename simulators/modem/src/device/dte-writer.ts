import type { FaultBoard } from '../fault-board.ts';
import { allowedBy, type Framing, frameInformation, frameResult, type ResultCode } from '../protocol/result-codes.ts';
import type { ModemModel } from './models.ts';
import type { ModemSettings } from './modem-settings.ts';
import type { Output } from './output.ts';
import type { WireRecord } from './wire-record.ts';

/** Everything the modem says, framed as its settings want it. */
export class DteWriter {
  readonly #settings: ModemSettings;
  readonly #model: ModemModel;
  readonly #output: Output;
  readonly #wire: WireRecord;
  readonly #faults: FaultBoard;
  readonly #quietStillRings: boolean;

  constructor(parts: {
    readonly settings: ModemSettings;
    readonly model: ModemModel;
    readonly output: Output;
    readonly wire: WireRecord;
    readonly faults: FaultBoard;
    readonly quietStillRings: boolean;
  }) {
    this.#settings = parts.settings;
    this.#model = parts.model;
    this.#output = parts.output;
    this.#wire = parts.wire;
    this.#faults = parts.faults;
    this.#quietStillRings = parts.quietStillRings;
  }

  echo(text: string): void {
    if (this.#settings.flag('E') === 1) this.#output.write(text);
  }

  /** Final result of a command line; Q1 keeps it back. */
  result(code: ResultCode): void {
    if (this.#isQuiet) return;
    const allowed = allowedBy(this.#settings.flag('X'), code);
    const text = allowed === 'NO DIALTONE' ? this.#model.noDialTone : allowed;
    this.#say(frameResult(allowed, this.#framing, text), `result ${allowed}`);
  }

  information(lines: readonly string[]): void {
    this.#say(frameInformation(lines, this.#framing), `information ${lines.join(' | ')}`);
  }

  ring(text: string): void {
    if (this.#isQuiet && !this.#quietStillRings) return;
    this.#say(frameResult('RING', this.#framing, text), 'ring');
  }

  /** Ring durations and other reports that come without being asked for. */
  report(line: string): void {
    if (!this.#isQuiet || this.#quietStillRings) this.#say(frameInformation([line], this.#framing), `report ${line}`);
  }

  /** A DLE-shielded event of voice mode. */
  voiceEvent(code: string): void {
    this.#say(`\x10${code}`, `voice event ${code}`);
  }

  /** Caller ID; returns whether anything was written. */
  callerId(lines: readonly string[]): boolean {
    if (lines.length === 0 || (this.#isQuiet && !this.#quietStillRings)) return false;
    this.callerIdAgain(lines);
    return true;
  }

  /** The same because it was asked for (+VRID): information text, which Q1 lets pass. */
  callerIdAgain(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const isJoined = this.#faults.get('oddCallerId')?.form === 'one line end between items';
    for (const group of isJoined ? [lines] : lines.map((line) => [line]))
      this.#say(frameInformation(group, this.#framing), `caller ID ${group.join(' ')}`);
  }

  #say(text: string, meaning: string): void {
    this.#wire.add('modem', text, meaning);
    this.#output.write(text);
  }

  get #isQuiet(): boolean {
    return this.#settings.flag('Q') === 1;
  }

  get #framing(): Framing {
    return {
      isVerbose: this.#settings.flag('V') === 1,
      carriageReturn: String.fromCharCode(this.#settings.register(3)),
      lineFeed: String.fromCharCode(this.#settings.register(4)),
    };
  }
}
