import { CommandReader, type CommandSink } from './command-reader.ts';
import { COMMANDS } from './command-table.ts';

const SHOWN_PARAMETERS = 12;
const SHOWN_TOKENS = 200;

/** The bytes in one readable line: text in quotes, commands by name with their parameters in hex. */
export function describeBytes(bytes: Uint8Array, direction: 'in' | 'out'): string {
  if (direction === 'out') return hex(bytes, bytes.length);
  const tokens = new Tokens();
  const reader = new CommandReader(tokens);
  reader.read(bytes, 0, bytes.length);
  if (reader.isInsideCommand) tokens.words.push('…');
  return tokens.words.slice(0, SHOWN_TOKENS).join(' ');
}

class Tokens implements CommandSink {
  readonly isHalted = false;
  readonly words: string[] = [];

  text(bytes: Uint8Array, from: number, to: number): number {
    this.words.push(JSON.stringify(Buffer.from(bytes.subarray(from, to)).toString('latin1')));
    return to;
  }

  command(number: number, parameters: Uint8Array, length: number): void {
    const { name } = COMMANDS[number]!;
    // Families are known by their letter: `GS ( k`; the two bytes behind it are only the length.
    const isFamily = name.endsWith('(');
    const title = isFamily ? `${name} ${String.fromCharCode(parameters[0]!)}` : name;
    const from = isFamily ? 3 : 0;
    const shown = hex(parameters.subarray(from), length - from);
    this.words.push(shown === '' ? `⟨${title}⟩` : `⟨${title} ${shown}⟩`);
  }

  ignored(byte: number): void {
    this.words.push(`⟨ignored ${hex(Uint8Array.of(byte), 1)}⟩`);
  }

  unknown(bytes: Uint8Array, length: number): void {
    this.words.push(`⟨unknown ${hex(bytes, length)}⟩`);
  }

  oversized(number: number, length: number): void {
    this.words.push(`⟨${COMMANDS[number]!.name} with ${length} bytes, skipped⟩`);
  }
}

function hex(bytes: Uint8Array, length: number): string {
  const shown = Buffer.from(bytes.subarray(0, Math.min(length, SHOWN_PARAMETERS))).toString('hex');
  const spaced = shown.replace(/(..)(?=.)/g, '$1 ');
  return length > SHOWN_PARAMETERS ? `${spaced} … (${length} bytes)` : spaced;
}
