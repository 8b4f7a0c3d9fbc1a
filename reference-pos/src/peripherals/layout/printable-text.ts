import { pc858ByteOf } from './code-page-858.ts';

/** Characters that receipts meet and the page lacks, with what a reader would write instead. */
const replacements: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u00ad': '',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u200b': '',
  '\u202f': ' ',
  '\u2060': '',
  '\ufeff': '',
  '\t': ' ',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‹': '<',
  '›': '>',
  '…': '...',
  '•': '·',
  '→': '->',
  '™': '(TM)',
  '‰': 'o/oo',
  ẞ: 'SS',
  Œ: 'OE',
  œ: 'oe',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
};

/**
 * Text as a receipt printer can show it: PC858 characters and line feeds. Names from elsewhere lose their foreign accents
 * (`Škoda` becomes `Skoda`), what has no likeness becomes `?`; control characters go, so no text can steer the printer.
 */
export function printableText(text: string): string {
  let printable = '';
  for (const character of text.normalize('NFC').replaceAll('\r\n', '\n')) printable += printableCharacter(character);
  return printable;
}

function printableCharacter(character: string): string {
  if (character === '\n') return character;
  const replacement = replacements[character];
  if (replacement !== undefined) return replacement;
  if (pc858ByteOf(character) !== undefined) return character;
  if (/\p{Cc}|\p{M}|\p{Cf}/u.test(character)) return '';
  const base = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...base].every((part) => pc858ByteOf(part) !== undefined) && base !== '' ? base : '?';
}
