import { type Host, nodeHost } from '@kassensturz/host';
import * as act from '../../src/device/acts.ts';
import { PrinterDevice } from '../../src/device/printer-device.ts';
import type { Session } from '../../src/device/session.ts';
import { MODEL_FAMILIES, type ModelName, modelOn } from '../../src/index.ts';

const MODELS = Object.keys(MODEL_FAMILIES) as ModelName[];
const host: Host = nodeHost({ log: 'silent' });

const MOST_STOPS = 1000;

/** A whole printer without doors, that prints at once and whose operator puts everything right after each case. */
export class FuzzPrinter {
  readonly device: PrinterDevice;
  readonly #session: Session;

  constructor(number: number) {
    this.device = new PrinterDevice(host, {
      model: modelOn(MODELS[number % MODELS.length]!),
      drawers: [],
      speed: 'instant',
      realtimeInsideBlocks: number % 2 === 0,
      receiveBufferBytes: 4096,
      serialNumber: 'FUZZ',
    });
    this.#session = this.device.open({ via: 'raw', remote: 'fuzz', send: () => {} });
  }

  send(bytes: Uint8Array): void {
    this.#session.receive(bytes);
    const { state } = this.device;
    // What waits may stop the printer again: several macros that wait for FEED, metres of paper.
    for (let times = 0; state.isOffline && times < MOST_STOPS; times++) {
      state.isWaitingForRecovery = false;
      act.loadPaper(this.device);
      this.device.statusChanged();
    }
    if (state.isOffline) throw new Error(`The printer stays offline: ${JSON.stringify(state)}`);
  }

  /** Draws and reads what has come out lately. */
  look(): void {
    const { records, interpreter } = this.device;
    const hanging = this.device.receiptOf(interpreter.strip.piece(), 'hanging');
    for (const receipt of [...records.receipts.slice(-2), hanging]) {
      receipt.toSvg();
      receipt.toPng();
      void receipt.text;
      void receipt.codes;
    }
  }
}
