import type { PrinterDevice } from './device/printer-device.ts';
import type { LossReport, Pulse, StatusReport } from './device/printer-events.ts';
import type { FaultName } from './faults.ts';
import type { StartedReceiptPrinter } from './started-receipt-printer.ts';

/** A printer's state as plain data. */
export interface PrinterSnapshot {
  readonly model: string;
  readonly paperMm: number;
  readonly status: StatusReport;
  readonly remainingPaperMm: number;
  readonly isCutterJammed: boolean;
  readonly receipts: readonly ReceiptSnapshot[];
  readonly hanging: string;
  readonly pulses: readonly Pulse[];
  readonly losses: readonly LossReport[];
  readonly faults: readonly FaultName[];
  readonly rawClients: readonly string[];
  readonly unknownBytes: number;
}

export interface ReceiptSnapshot {
  readonly at: number;
  readonly end: string;
  readonly text: string;
  readonly qrCodes: readonly string[];
}

/** Copies what can be seen of a printer now. */
export function snapshotOf(printer: StartedReceiptPrinter, device: PrinterDevice): PrinterSnapshot {
  const { model, roll, isCutterJammed } = device;
  return {
    model: model.name,
    paperMm: model.paperMm,
    status: printer.status,
    remainingPaperMm: Math.round(roll.remainingMm),
    isCutterJammed,
    receipts: printer.receipts.map(({ at, end, text, qrCodes }) => ({ at, end, text, qrCodes })),
    hanging: printer.paper.text,
    pulses: [...printer.pulses],
    losses: [...printer.losses],
    faults: printer.faults,
    rawClients: printer.rawClients,
    unknownBytes: printer.unknownBytes.count,
  };
}
