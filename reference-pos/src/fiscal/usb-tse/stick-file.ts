import { DiskError, type Host, type OpenFile } from '@kassensturz/host';
import { TseError } from '../tse/tse-error.ts';
import { garbled } from './parameters.ts';

/** Every block in either direction begins with these 28 bytes. */
const mark = Uint8Array.from([...new TextEncoder().encode('AdVancED SeCuRe SD/MMC CArd'), 0x01]);
const token = Uint8Array.of(0xde, 0xad, 0xbe, 0xef);
const blockSize = 8192;
const sectorSize = 512;
const pollMs = 10;
const longPollMs = 50;
const busy = 0xffff;
const deviceTimeout = 0xff45;

/** Mode of a block: an ordinary command, or "do not fall asleep" (sent with a length of 2). */
export type BlockMode = 'command' | 'stay-awake';
const modes: Readonly<Record<BlockMode, number>> = { command: 0x0000, 'stay-awake': 0x5344 };

/**
 * The stick's mailbox: a command is written to the start of `TSE-IO.bin`, the answer is read from the same place once it is
 * no longer "busy". One exchange at a time; the caller sees to that.
 */
export class StickFile {
  readonly #host: Host;
  readonly #path: string;

  constructor(host: Host, path: string) {
    this.#host = host;
    this.#path = path.endsWith('.bin') ? path : `${path.replace(/\/+$/, '')}/TSE-IO.bin`;
  }

  /** Sends and waits for the answer's data, at most `limitMs`; `isInterrupted` ends the wait early. */
  async exchange(
    data: Uint8Array,
    mode: BlockMode,
    limitMs: number,
    isInterrupted: () => boolean = () => false,
  ): Promise<Uint8Array | 'interrupted'> {
    const file = this.#open();
    try {
      this.#access(() => file.write(requestBlock(data, mode), 0), true);
      return await this.#answer(file, limitMs, isInterrupted);
    } finally {
      closeQuietly(file);
    }
  }

  async #answer(file: OpenFile, limitMs: number, isInterrupted: () => boolean): Promise<Uint8Array | 'interrupted'> {
    const { clock } = this.#host;
    const beganMs = clock.monotonic();
    const block = new Uint8Array(blockSize);
    for (;;) {
      const count = this.#access(() => file.read(block, 0), true);
      const answer = count === blockSize ? answerIn(block) : undefined;
      if (answer) return answer;
      if (isInterrupted()) return 'interrupted';
      const waitedMs = clock.monotonic() - beganMs;
      if (waitedMs >= limitMs) throw new TseError('timeout', { detail: 'Stick', isOutcomeUnknown: true });
      // What takes long is not asked for a hundred times a second.
      await clock.sleep(waitedMs < 2_000 ? pollMs : longPollMs);
    }
  }

  #open(): OpenFile {
    return this.#access(() => this.#host.disk.open(this.#path), false);
  }

  #access<T>(act: () => T, isSent: boolean): T {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      const isGone = error.code === 'ENOENT' || error.code === 'ENODEV' || error.code === 'ENOTDIR';
      throw new TseError(isGone ? 'unplugged' : 'io-error', {
        detail: error.code,
        isOutcomeUnknown: isSent,
        cause: error,
      });
    }
  }
}

function requestBlock(data: Uint8Array, mode: BlockMode): Uint8Array {
  const size = Math.ceil((36 + data.length) / sectorSize) * sectorSize;
  if (size > blockSize) throw new TseError('refused', { detail: 'Befehl zu lang' });
  const block = new Uint8Array(size);
  block.set(mark, 0);
  block.set(token, 28);
  const view = new DataView(block.buffer);
  view.setUint16(32, data.length);
  view.setUint16(34, modes[mode]);
  block.set(data, 36);
  return block;
}

/** The data of a finished answer; nothing while the stick is busy or the block still holds the request. */
function answerIn(block: Uint8Array): Uint8Array | undefined {
  if (token.every((byte, at) => block[28 + at] === byte)) return undefined;
  if (!mark.every((byte, at) => block[at] === byte)) return undefined;
  const length = new DataView(block.buffer, block.byteOffset).getUint16(32);
  if (length === busy) return undefined;
  if (length === deviceTimeout) throw new TseError('timeout', { detail: 'FF45', isOutcomeUnknown: true });
  if (length >= 0xff00) throw new TseError('io-error', { detail: length.toString(16), isOutcomeUnknown: true });
  if (length > blockSize - 34) throw garbled(`Länge ${length}`);
  return block.slice(34, 34 + length);
}

function closeQuietly(file: OpenFile): void {
  try {
    file.close();
  } catch {
    // The stick was pulled; what matters has been read or failed already.
  }
}
