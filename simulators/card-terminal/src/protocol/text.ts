/** Character sets of PA00P015 chapter 15: CP437 is the default, the 7-bit set is old; some brands send ISO 8859-1. */
export type CharacterSet = 'cp437' | '7-bit' | 'iso-8859-1' | 'utf-8';

const UMLAUTS = 'ÄÖÜäöüß';
const CODES: Readonly<Record<'cp437' | '7-bit', readonly number[]>> = {
  cp437: [0x8e, 0x99, 0x9a, 0x84, 0x94, 0x81, 0xe1],
  '7-bit': [0x5b, 0x5c, 0x5d, 0x7b, 0x7c, 0x7d, 0x7e],
};

/** Text as the bytes of a set; what the set does not have becomes `?`. */
export function encodeText(text: string, set: CharacterSet): Uint8Array {
  if (set === 'utf-8') return new Uint8Array(Buffer.from(text, 'utf8'));
  return Uint8Array.from([...text].map((character) => codeOf(character, set)));
}

function codeOf(character: string, set: Exclude<CharacterSet, 'utf-8'>): number {
  const code = character.codePointAt(0)!;
  if (set === 'iso-8859-1') return code < 0x100 ? code : 0x3f;
  const umlaut = UMLAUTS.indexOf(character);
  if (umlaut >= 0) return CODES[set][umlaut]!;
  return code < 0x80 ? code : 0x3f;
}

/** The text in bytes of a set; control characters are dots. */
export function decodeText(bytes: Uint8Array, set: CharacterSet): string {
  if (set === 'utf-8') return Buffer.from(bytes).toString('utf8');
  return [...bytes].map((byte) => characterOf(byte, set)).join('');
}

function characterOf(byte: number, set: Exclude<CharacterSet, 'utf-8'>): string {
  if (set !== 'iso-8859-1') {
    const umlaut = CODES[set].indexOf(byte);
    if (umlaut >= 0) return UMLAUTS[umlaut]!;
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
  }
  return byte >= 0x20 ? String.fromCharCode(byte) : '.';
}

/** The set that an ECR asked for by TLV tag 14, when this terminal has it. */
export function characterSetOf(tag: number | undefined): CharacterSet | undefined {
  return (Object.keys(CHARACTER_SET_TAG) as CharacterSet[]).find((set) => CHARACTER_SET_TAG[set] === tag);
}

/** The value of TLV tag 14 (chapter 9) that names a set. */
export const CHARACTER_SET_TAG: Readonly<Record<CharacterSet, number>> = {
  '7-bit': 0x00,
  'iso-8859-1': 0x01,
  'utf-8': 0xfe,
  cp437: 0xff,
};
