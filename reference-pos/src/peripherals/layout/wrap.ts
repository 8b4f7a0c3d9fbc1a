/** Breaks text into lines of at most `columns` characters: at words where possible, inside of words where not. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, columns));
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = [...paragraph.trimEnd()];
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const isWordBreak = space > 0 && rest.slice(0, space).some((character) => character !== ' ');
    const end = isWordBreak ? space : columns;
    lines.push(rest.slice(0, end).join('').trimEnd());
    rest = rest.slice(end);
    while (rest[0] === ' ') rest.shift();
  }
  lines.push(rest.join(''));
  return lines;
}
