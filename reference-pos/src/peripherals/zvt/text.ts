/** Letters of CP437 that German slips use; the rest of it is drawn as a dot. */
const cp437: ReadonlyMap<number, string> = new Map([
  [0x80, 'Ç'],
  [0x81, 'ü'],
  [0x82, 'é'],
  [0x84, 'ä'],
  [0x85, 'à'],
  [0x8a, 'è'],
  [0x8e, 'Ä'],
  [0x90, 'É'],
  [0x94, 'ö'],
  [0x99, 'Ö'],
  [0x9a, 'Ü'],
  [0xe1, 'ß'],
  [0xee, '€'],
  [0xf8, '°'],
]);

const sevenBit: Readonly<Record<string, string>> = {
  '[': 'Ä',
  '\\': 'Ö',
  ']': 'Ü',
  '{': 'ä',
  '|': 'ö',
  '}': 'ü',
  '~': 'ß',
};

/** Text of a terminal; `set` is TLV tag 14 (00 seven bits, 01–10 ISO 8859, FE UTF-8, else CP437). */
export function readText(bytes: Uint8Array, set: number | undefined): string {
  if (set === 0xfe) return Buffer.from(bytes).toString('utf8');
  if (set !== undefined && set >= 0x01 && set <= 0x10) return Buffer.from(bytes).toString('latin1');
  if (set === 0x00)
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[[\]\\{|}~]/g, (letter) => sevenBit[letter] ?? letter);
  return Array.from(bytes, (byte) => {
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return cp437.get(byte) ?? (byte >= 0xa0 ? latin(byte) : '·');
  }).join('');
}

/** Some brands send ISO 8859 without saying so (card complete); its umlauts mean nothing else on a slip in CP437. */
function latin(byte: number): string {
  const letter = String.fromCharCode(byte);
  return 'ÄÖÜäöüßé'.includes(letter) ? letter : '·';
}
