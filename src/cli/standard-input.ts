import { recognise, recognitionLength } from '../verify/index.ts';
import { type Evidence, notRecognised } from './evidence.ts';

/** What comes in on standard input, told by its beginning. */
export async function evidenceOnStandardInput(stdin: AsyncIterable<Uint8Array>): Promise<Evidence> {
  const { beginning, all } = await peek(stdin);
  const name = 'standard input';
  const kind = recognise(beginning, name);
  if (!kind) throw notRecognised(name, beginning);
  return { name, kind, path: undefined, stream: () => all };
}

/** The beginning of a stream, and the stream with that beginning put back. */
async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ beginning: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < recognitionLength) {
    const next = await chunks.next();
    if (next.done) break;
    seen.push(Buffer.from(next.value));
    length += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* seen;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { beginning: Buffer.concat(seen), all: all() };
}
