import type { ExportFilter } from '../../export/export-filter.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandHandlers, OK, parameters } from '../command-handler.ts';
import { encode } from '../parameters.ts';
import type { StickDevice } from '../stick-device.ts';
import { WireError } from '../wire-error.ts';

/** Exports and deletion (codes 0D to 10, 16, 1B). */
export const exportCommands: CommandHandlers = {
  exportData: (stick, args) => ({ kind: 'stream', archive: stick.tse.exportData(filter(args)) }),

  exportMoreData: (stick, args) => {
    requireKey(stick, args.bytes(0));
    const archive = stick.tse.exportMoreData(args.requiredNumber(1), args.optionalNumber(2) ?? 0);
    return { kind: 'stream', archive };
  },

  getCertificates: (stick) => parameters(encode.bytes(stick.tse.exportCertificates().toBytes())),

  readLogMessage: (stick) => parameters(encode.bytes(stick.tse.readLogMessage())),

  erase: (stick) => {
    stick.tse.deleteStoredData();
    return OK;
  },

  deleteUpTo: (stick, args) => {
    requireKey(stick, args.bytes(0));
    stick.tse.deleteUpTo(args.requiredNumber(1));
    return OK;
  },
};

/**
 * clientId, txNo, fromTx, toTx, fromTime, toTime, maxRecords. Clients fill unused numbers with 0, FFFFFFFF or nothing, so the
 * whole interval or the whole of time means "no filter".
 */
function filter(args: Arguments): ExportFilter {
  const clientId = args.string(0);
  const transactionNumber = args.optionalNumber(1);
  const startTransactionNumber = args.optionalNumber(2) || undefined;
  const endTransactionNumber = args.optionalNumber(3);
  const startDate = args.number(4) || undefined;
  const endDate = args.optionalNumber(5);
  return {
    ...(clientId === '' ? {} : { clientId }),
    ...(transactionNumber === undefined ? {} : { transactionNumber }),
    ...(startTransactionNumber === undefined ? {} : { startTransactionNumber }),
    ...(endTransactionNumber === undefined ? {} : { endTransactionNumber }),
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
    maximumNumberRecords: args.optionalNumber(6) ?? 0,
  };
}

export function requireKey(stick: StickDevice, serialNumber: Uint8Array): void {
  if (!Buffer.from(serialNumber).equals(stick.tse.key.serialNumber)) throw new WireError('noKey');
}
