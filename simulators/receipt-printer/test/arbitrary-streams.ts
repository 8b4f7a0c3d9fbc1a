import fc from 'fast-check';
import { COMMANDS } from '../src/protocol/command-table.ts';
import { salonReceipt } from './salon-receipt.ts';

const byte = fc.integer({ min: 0, max: 255 });
const small = fc.integer({ min: 0, max: 6 });

/** A command with random parameters of about the right length. */
const command = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.array(fc.oneof(small, byte), { maxLength: 24 }))
  .map(([row, parameters]) => [...(row.lead === 0 ? [] : [row.lead]), row.code, ...parameters]);

/** A command of a `(` family whose length is right. */
const family = fc
  .tuple(
    fc.constantFrom(0x1b, 0x1c, 0x1d),
    fc.constantFrom(...Buffer.from('ABCDEHKLMNPQkz')),
    fc.array(fc.oneof(small, byte), { maxLength: 40 }),
  )
  .map(([lead, letter, data]) => [lead, 0x28, letter, data.length, 0, ...data]);

const text = fc.string({ maxLength: 60 }).map((words) => [...Buffer.from(words, 'utf8')]);

/** Byte streams that look like print data, with anything in between. */
export const printStream = fc
  .array(fc.oneof(command, family, text, fc.array(byte, { maxLength: 30 })), { maxLength: 40 })
  .map((parts) => Uint8Array.from(parts.flat()));

/** A true receipt with some bytes changed, added and lost. */
export const mutatedReceipt = fc
  .array(fc.tuple(fc.nat(10_000), byte, fc.constantFrom('change', 'insert', 'remove')), { maxLength: 20 })
  .map((changes) => {
    const bytes = [...salonReceipt()];
    for (const [place, value, how] of changes) {
      const at = place % bytes.length;
      if (how === 'change') bytes[at] = value;
      else bytes.splice(at, how === 'remove' ? 1 : 0, ...(how === 'insert' ? [value] : []));
    }
    return Uint8Array.from(bytes);
  });
