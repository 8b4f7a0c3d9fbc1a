/** Text from a file as it may go to a terminal: names and ids of a hostile file could carry control sequences. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16).padStart(4, '0');
    return `\\u{${code}}`;
  });
}
