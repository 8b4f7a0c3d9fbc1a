import type { LifeCycle } from '../../core/life-cycle.ts';
import { signatureAlgorithmElement } from '../../crypto/curves.ts';
import { concat, TAG, text, tlv } from '../../crypto/der.ts';
import { type CommandHandlers, parameters } from '../command-handler.ts';
import { encode, fixedBytes } from '../parameters.ts';
import type { StickDevice } from '../stick-device.ts';
import { WireError } from '../wire-error.ts';
import { requireKey } from './export-commands.ts';

const LIFE_CYCLE: Readonly<Record<LifeCycle, number>> = {
  notInitialized: 1,
  noTime: 2,
  active: 3,
  deactivated: 4,
  disabled: 5,
};
/** updateVariants: signed only. timeFormats: Unix time. */
const SIGNED_UPDATES = 0;
const UNIX_TIME = 3;
const GOOD_WEAR = 1;

/** Questions that change nothing (codes 08, 11, 12, 17 to 19). */
export const statusCommands: CommandHandlers = {
  getSerialNumbers: (stick) => parameters(encode.bytes(stick.tse.exportSerialNumbers())),
  getConfigData: (stick, args) => parameters(configData(stick, args.short(0))),
  getStatus: (stick, args) => parameters(status(stick, args.short(0))),
  getErsMappings: (stick) => parameters(encode.bytes(ersMappings(stick))),

  getKeyData: (stick, args) => {
    requireKey(stick, args.bytes(1));
    return parameters(encode.bytes(keyData(stick, args.short(0))));
  },

  getWearIndicator: () => parameters(encode.short(GOOD_WEAR)),
};

function configData(stick: StickDevice, item: number): Uint8Array {
  const { profile, key } = stick.tse;
  switch (item) {
    case 0:
      return encode.string(stick.firmware);
    case 1:
      return encode.bytes(signatureAlgorithmElement(key.scheme, key.hash));
    case 2:
      return encode.bytes(Uint8Array.of(SIGNED_UPDATES));
    case 3:
      return encode.bytes(fixedBytes(1, 4));
    case 4:
      return encode.bytes(fixedBytes(profile.maxClients, 4));
    case 5:
      return encode.bytes(fixedBytes(profile.maxOpenTransactions, 4));
    case 6:
      return encode.bytes(fixedBytes(stick.timeSyncIntervalSeconds, 4));
    case 7:
      return encode.bytes(Uint8Array.of(UNIX_TIME));
    case 8:
      return encode.string(profile.certificationId);
    default:
      throw new WireError('commandDataInvalid');
  }
}

function status(stick: StickDevice, item: number): Uint8Array {
  const { tse } = stick;
  switch (item) {
    case 0:
      return encode.bytes(fixedBytes(tse.clients.count, 4));
    case 1:
      return encode.bytes(fixedBytes(tse.transactions.openCount, 4));
    case 2:
      return openTransactions(stick);
    case 3:
      return encode.bytes(fixedBytes(tse.transactions.counter, 4));
    case 4:
      // One byte: a public client reads the first byte only.
      return encode.bytes(Uint8Array.of(LIFE_CYCLE[tse.lifeCycle]));
    case 5:
      return encode.bytes(fixedBytes(tse.profile.logMemoryBytes, 8));
    case 6:
      return encode.bytes(fixedBytes(tse.element.availableLogBytes, 8));
    default:
      throw new WireError('commandDataInvalid');
  }
}

function openTransactions(stick: StickDevice): Uint8Array {
  const encoded = encode.longs(stick.tse.openTransactions().map((open) => open.transactionNumber));
  if (stick.quirks.hasWrongOpenTransactionsLength !== true) return encoded;
  const announced = encoded.length - 3 + 4;
  return concat(encoded.subarray(0, 1), fixedBytes(announced, 2), encoded.subarray(3), new Uint8Array(2));
}

/** SEQUENCE OF SEQUENCE { OCTET STRING clientId, OCTET STRING serialNumber }. */
function ersMappings(stick: StickDevice): Uint8Array {
  const { clients, key } = stick.tse;
  const entries = clients.all.map((clientId) =>
    tlv(TAG.sequence, tlv(TAG.octetString, text(clientId)), tlv(TAG.octetString, key.serialNumber)),
  );
  const mappings = tlv(TAG.sequence, ...entries);
  if (stick.quirks.hasWrongErsMappingsLength === true && entries.length > 0) {
    mappings[1] = (mappings[1] ?? 0) - 1;
  }
  return mappings;
}

function keyData(stick: StickDevice, item: number): Uint8Array {
  const { tse } = stick;
  switch (item) {
    case 0:
      return fixedBytes(tse.signatureCounter, 4);
    case 1:
      return fixedBytes(tse.element.certificateExpirySeconds, 8);
    case 2:
      return tse.key.publicPoint;
    default:
      throw new WireError('commandDataInvalid');
  }
}
