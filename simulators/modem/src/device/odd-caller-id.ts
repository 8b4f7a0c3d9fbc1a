import type { OddForm } from '../faults.ts';

/** Lines of caller ID as an odd modem, network or firmware would write them. */
export function oddLines(lines: readonly string[], form: OddForm): readonly string[] {
  const equals = lines.some((line) => line.includes(' = ')) ? ' = ' : '=';
  const rewrite = (tag: string, write: (value: string) => string): readonly string[] =>
    lines.map((line) => (line.startsWith(tag + equals) ? write(line.slice(tag.length + equals.length)) : line));
  switch (form) {
    case 'number twice':
      return lines.flatMap((line) => (line.startsWith('NMBR') ? [line, `NMBR${equals}O`] : [line]));
    case 'name first':
      return lines.toSorted((a, b) => Number(b.startsWith('NAME')) - Number(a.startsWith('NAME')));
    case 'empty date':
      return rewrite('DATE', () => `DATE${equals}`.trimEnd());
    case 'five-digit time':
      return rewrite('TIME', (time) => `TIME${equals}${time}1`);
    case 'zeros when withheld':
      return rewrite('NMBR', (number) => `NMBR${equals}${number === 'P' ? '0000000000' : number}`);
    case 'words when withheld':
      return rewrite('NMBR', (number) => `NMBR${equals}${{ P: 'Restricted', O: 'Unavailable' }[number] ?? number}`);
    case 'lower case':
      return lines.map((line) => line.toLowerCase());
    case 'dialled number tag':
      return rewrite('NMBR', (number) => `DDN_NMBR${equals}${number}`);
    case 'utf-8 name':
      return [...lines.filter((line) => !line.startsWith('NAME')), `NAME${equals}${latin1OfUtf8('JÖRG MÜLLER')}`];
    case 'one line end between items':
      return lines;
  }
}

/** Output is written byte by byte; this gives the bytes of UTF-8. */
function latin1OfUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
