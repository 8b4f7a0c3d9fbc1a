import npos from 'npos';

// It stops at the first command that it does not know. These two it must be told, as its README provides for, so that it
// comes to the end of the streams; both are followed by a length.
npos.rules[npos.symbols.FS]!['(A'] = [0, 'd16'];
npos.rules[npos.symbols.GS]!['(k'] = [0, 'd16'];
const parser = npos.parser(npos.rules);

/**
 * The same bytes read by npos 0.1.19, the one reader of ESC/POS that we found on npm. It splits them into commands and gathers the text's
 * bytes: no code page, no line layout, no columns, no codes, no dots.
 */
export function textByNpos(stream: Uint8Array): Buffer {
  let text: Buffer | undefined;
  parser.parse(Buffer.from(stream), {}, (error, read) => {
    if (error) throw error;
    text = Buffer.concat(read!.entries.filter(({ type }) => type === 'text').map(({ data }) => data as Buffer));
  });
  if (text === undefined) throw new Error('npos did not come to the end of the stream');
  return text;
}
