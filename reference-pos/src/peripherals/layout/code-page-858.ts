/**
 * Upper half (0x80–0xFF) of code page PC858: PC850 with the euro at D5. Every Epson receipt printer has it as page 19,
 * and it holds all German letters, § and ½.
 */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const byteOfCharacter = new Map<string, number>([...upperHalf].map((character, index) => [character, 0x80 + index]));

/** The byte of a character in PC858, or undefined when the page lacks it. */
export function pc858ByteOf(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x20 && code < 0x7f ? code : byteOfCharacter.get(character);
}

/** Bytes of a text that holds PC858 characters only (see `printableText`). */
export function toPc858(text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => pc858ByteOf(character) ?? 0x3f);
}
