import type { Signed } from '../../core/secure-element.ts';
import type { TransactionInput } from '../../core/transactions.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandHandlers, parameters } from '../command-handler.ts';
import { encode, fixedBytes } from '../parameters.ts';
import type { StickDevice } from '../stick-device.ts';

/** Start, update, finish (codes 0A to 0C). */
export const transactionCommands: CommandHandlers = {
  startTransaction: (stick, args) => {
    const started = stick.tse.startTransaction(input(args, 0));
    return parameters(encode.bytes(fixedBytes(started.transactionNumber, 4)), ...signedParameters(stick, started));
  },

  updateTransaction: (stick, args) => {
    const signed = stick.tse.updateTransaction(args.requiredNumber(0), input(args, 1));
    return parameters(...signedParameters(stick, signed));
  },

  finishTransaction: (stick, args) => {
    const signed = stick.tse.finishTransaction(args.requiredNumber(0), input(args, 1));
    return parameters(...signedParameters(stick, signed));
  },
};

/** clientId, processData, processType, additionalData, from a position on; the last is optional and usually empty. */
function input(args: Arguments, from: number): TransactionInput {
  const additionalData = args.count > from + 3 ? args.bytes(from + 3) : new Uint8Array();
  return {
    clientId: args.string(from),
    processData: args.bytes(from + 1),
    processType: args.string(from + 2),
    ...(additionalData.length > 0 ? { additionalData } : {}),
  };
}

function signedParameters(stick: StickDevice, signed: Signed): readonly Uint8Array[] {
  return [
    encode.bytes(fixedBytes(signed.signatureCounter, 4)),
    encode.bytes(fixedBytes(signed.logTime, 8)),
    encode.bytes(signed.signatureValue),
    encode.bytes(stick.tse.key.serialNumber),
  ];
}
