import { COMMANDS } from '../../src/protocol/command-table.ts';
import { salonReceipt } from '../salon-receipt.ts';
import type { Chance } from './chance.ts';

const RECEIPT = salonReceipt();
const FAMILIES = Buffer.from('ABCDEHKLMNPQkz');

/** Random bytes, commands with parameters, families with lengths, and true receipts that were mutilated. */
export function byteCase(chance: Chance): Uint8Array {
  switch (chance.below(4)) {
    case 0:
      return chance.bytes(chance.below(40));
    case 1:
      return Buffer.concat(Array.from({ length: 1 + chance.below(8) }, () => command(chance)));
    case 2:
      return Buffer.concat(Array.from({ length: 1 + chance.below(6) }, () => family(chance)));
    default:
      return mutated(chance);
  }
}

function command(chance: Chance): Uint8Array {
  const row = chance.pick(COMMANDS);
  const head = row.lead === 0 ? [row.code] : [row.lead, row.code];
  const parameters = chance.bytes(row.first + chance.below(6));
  // Small parameters are the ones that mean something.
  if (chance.below(2) === 0) for (let i = 0; i < parameters.length; i++) parameters[i] = parameters[i]! % 9;
  return Buffer.concat([Uint8Array.from(head), parameters]);
}

function family(chance: Chance): Uint8Array {
  const data = chance.bytes(chance.below(24));
  if (data.length > 1 && chance.below(3) > 0) {
    data[0] = 0x30 + chance.below(8);
    data[1] = 0x30 + chance.below(90);
  }
  const lead = chance.pick([0x1b, 0x1c, 0x1d]);
  return Buffer.concat([Uint8Array.of(lead, 0x28, chance.pick([...FAMILIES]), data.length, 0), data]);
}

function mutated(chance: Chance): Uint8Array {
  const start = chance.below(RECEIPT.length);
  const bytes = Uint8Array.from(RECEIPT.subarray(start, start + 20 + chance.below(180)));
  for (let change = chance.below(6); change > 0; change--) {
    const at = chance.below(Math.max(1, bytes.length));
    if (chance.below(3) === 0) bytes.copyWithin(at, chance.below(bytes.length));
    else bytes[at] = chance.below(256);
  }
  return bytes;
}
