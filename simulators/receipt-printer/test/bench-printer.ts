import { type ModelName, modelOn } from '../src/device/models.ts';
import type { CutKind, Hardware, Loss } from '../src/interpreter/hardware.ts';
import { Interpreter } from '../src/interpreter/interpreter.ts';
import { Receipt } from '../src/paper/receipt.ts';

/** Hardware without time, doors or faults: what commands ask of it is written down. */
export class BenchHardware implements Hardware {
  readonly cuts: CutKind[] = [];
  readonly pulses: (readonly [pin: 2 | 5, onMs: number, offMs: number])[] = [];
  readonly replies: string[] = [];
  readonly losses: Loss[] = [];
  word = 0x0f000010;
  onCut: (kind: CutKind) => void = () => {};

  moved(): void {}
  cut(kind: CutKind): void {
    this.cuts.push(kind);
    this.onCut(kind);
  }
  pulse(pin: 2 | 5, onMs: number, offMs: number): void {
    this.pulses.push([pin, onMs, offMs]);
  }
  buzz(): void {}
  reply(bytes: Uint8Array): void {
    this.replies.push(Buffer.from(bytes).toString('hex'));
  }
  statusWord(): number {
    return this.word;
  }
  setAutomaticStatus(): void {}
  setOfflineResponse(): void {}
  setRealTimeCommand(): void {}
  setNearEndStops(): void {}
  setPanelButtons(): void {}
  initialised(): void {}
  restart(): void {}
  waitForButton(): void {}
  lost(loss: Loss): void {
    this.losses.push(loss);
  }
}

/** An interpreter on a bench: bytes in, receipts out. */
export class BenchPrinter {
  readonly hardware = new BenchHardware();
  readonly interpreter: Interpreter;
  readonly receipts: Receipt[] = [];
  readonly #paper: { readonly widthDots: number; readonly marginDots: number; readonly dpi: number };

  constructor(model: ModelName = 'TM-m30III', paperMm?: 58 | 80) {
    const data = modelOn(model, paperMm);
    this.#paper = { widthDots: data.widthDots, marginDots: 32, dpi: data.dpi };
    this.interpreter = new Interpreter(data, this.hardware);
    this.hardware.onCut = (kind) => {
      const piece = this.interpreter.strip.cut(data.headToCutterDots);
      if (piece !== undefined) this.receipts.push(new Receipt(piece, this.#paper, 0, `${kind} cut`));
    };
  }

  /** Sends bytes, and text as Latin-1. */
  send(...parts: readonly (string | Uint8Array | readonly number[])[]): this {
    for (const part of parts) {
      this.interpreter.run(typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part));
    }
    return this;
  }

  /** What hangs out. */
  get paper(): Receipt {
    return new Receipt(this.interpreter.strip.piece(), this.#paper, 0, 'hanging');
  }
}
