import { type ModelName, modelOn, type PrinterModel, paperDots } from './device/models.ts';
import type { CutKind, Hardware, Loss } from './interpreter/hardware.ts';
import { Interpreter } from './interpreter/interpreter.ts';
import { Receipt } from './paper/receipt.ts';
import type { Piece } from './paper/strip.ts';
import { asbWord } from './protocol/status-bytes.ts';

export interface InterpretOptions {
  /** Default `TM-m30III`. */
  readonly model?: ModelName;
  readonly paperMm?: 58 | 80;
}

/** What a stream of ESC/POS bytes does to a printer that is always ready. */
export interface Interpretation {
  /** What was cut off, oldest first. */
  readonly receipts: readonly Receipt[];
  /** What still hangs out. */
  readonly paper: Receipt;
  readonly pulses: readonly { readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number }[];
  /** What the printer would send back, answer by answer. */
  readonly replies: readonly Uint8Array[];
  readonly losses: readonly Loss[];
  readonly unknownBytes: { readonly count: number; readonly samples: readonly { offset: number; hex: string }[] };
}

/** Reads a recorded stream without time, doors or faults: receipts from bytes. Never throws for any bytes. */
export function interpretBytes(bytes: Uint8Array, options: InterpretOptions = {}): Interpretation {
  const model = modelOn(options.model ?? 'TM-m30III', options.paperMm);
  const hardware = new ReadyHardware(model);
  const interpreter = new Interpreter(model, hardware);
  hardware.cutStrip = () => interpreter.strip.cut(model.headToCutterDots);
  interpreter.run(bytes);
  const { count, samples } = interpreter.unknownBytes;
  return {
    receipts: hardware.receipts,
    paper: hardware.receiptOf(interpreter.strip.piece(), 'hanging'),
    pulses: hardware.pulses,
    replies: hardware.replies,
    losses: hardware.losses,
    unknownBytes: { count, samples },
  };
}

const READY = asbWord({
  isPin3High: true,
  isOffline: false,
  isCoverOpen: false,
  isFeedingByButton: false,
  isWaitingForRecovery: false,
  isButtonPressed: false,
  hasMechanicalError: false,
  hasCutterError: false,
  hasUnrecoverableError: false,
  hasAutoRecoverableError: false,
  isNearEnd: false,
  isPaperEnd: false,
});

/** Paper without end, a sharp blade, no drawer, nobody at the buttons. */
class ReadyHardware implements Hardware {
  readonly receipts: Receipt[] = [];
  readonly pulses: { readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number }[] = [];
  readonly replies: Uint8Array[] = [];
  readonly losses: Loss[] = [];
  cutStrip: () => Piece | undefined = () => undefined;
  readonly #model: PrinterModel;

  constructor(model: PrinterModel) {
    this.#model = model;
  }

  receiptOf(piece: Piece, end: Receipt['end']): Receipt {
    const { widthDots, dpi } = this.#model;
    const marginDots = Math.round((paperDots(this.#model) - widthDots) / 2);
    return new Receipt(piece, { widthDots, marginDots, dpi }, 0, end);
  }

  cut(kind: CutKind): void {
    const piece = this.cutStrip();
    if (piece !== undefined) this.receipts.push(this.receiptOf(piece, kind === 'full' ? 'full cut' : 'partial cut'));
  }

  pulse(pin: 2 | 5, onMs: number, offMs: number): void {
    this.pulses.push({ pin, onMs, offMs });
  }

  reply(bytes: Uint8Array): void {
    this.replies.push(bytes);
  }

  lost(loss: Loss): void {
    this.losses.push(loss);
  }

  statusWord(): number {
    return READY;
  }

  moved(): void {}
  buzz(): void {}
  setAutomaticStatus(): void {}
  setOfflineResponse(): void {}
  setRealTimeCommand(): void {}
  setNearEndStops(): void {}
  setPanelButtons(): void {}
  initialised(): void {}
  restart(): void {}
  waitForButton(): void {}
}
