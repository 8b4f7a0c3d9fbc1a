import { encodeCharacter } from '../protocol/code-pages.ts';

const FALLBACK = 0x3f;

/** Text in the bytes of a character code table; what the table lacks becomes `?` and is reported. */
export function encodeText(text: string, page: number, onMissing: (character: string) => void): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const byte = code < 0x80 ? code : encodeCharacter(character, page);
    if (byte === undefined) onMissing(character);
    bytes[length++] = byte ?? FALLBACK;
  }
  return bytes.subarray(0, length);
}

/** Data of codes: `\\` is a backslash, `\xNN` a byte; every other character goes through `encode`. */
export function unescapeData(text: string, encode: (character: string) => Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [part, hex] of text.matchAll(/\\x([0-9a-fA-F]{2})|\\\\|[\s\S]/gu)) {
    if (hex !== undefined) parts.push(Uint8Array.of(Number.parseInt(hex, 16)));
    else if (part === '\\\\') parts.push(Uint8Array.of(0x5c));
    else parts.push(encode(part));
  }
  return Buffer.concat(parts);
}

let shiftJis: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * A character as Shift JIS, which QR data go through; one that JIS lacks (every umlaut) becomes `?`. What real printers
 * put there is unverified.
 */
export function toShiftJis(character: string): Uint8Array {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return Uint8Array.of(code);
  shiftJis ??= buildShiftJis();
  return shiftJis.get(character) ?? Uint8Array.of(FALLBACK);
}

function buildShiftJis(): ReadonlyMap<string, Uint8Array> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const map = new Map<string, Uint8Array>();
  const learn = (bytes: Uint8Array) => {
    try {
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && !map.has(character)) map.set(character, bytes);
    } catch {
      // Not every pair of bytes is a character.
    }
  };
  for (let byte = 0xa1; byte <= 0xdf; byte++) learn(Uint8Array.of(byte));
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) learn(Uint8Array.of(lead, trail));
  }
  return map;
}
