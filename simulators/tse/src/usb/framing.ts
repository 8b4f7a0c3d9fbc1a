/** Size of `TSE-IO.bin` and of every block that is read. */
export const BLOCK_BYTES = 8192;
const SECTOR_BYTES = 512;

/** `AdVancED SeCuRe SD/MMC CArd` and 01: the magic that tells the flash controller that a write is a command. */
const MAGIC = Uint8Array.of(...[...'AdVancED SeCuRe SD/MMC CArd'].map((letter) => letter.charCodeAt(0)), 0x01);
const LENGTH_AT = 32;
const MODE_AT = 34;
const COMMAND_AT = 36;
const ANSWER_AT = 34;

/** Bytes of one answer that fit into a block. */
export const ANSWER_BYTES = BLOCK_BYTES - ANSWER_AT;

/** Length value of an answer that is not there yet. */
export const BUSY = 0xffff;
/** Length value: the secure element did not answer the flash controller in time. */
export const TSE_TIMEOUT = 0xff45;

export type FrameMode = 'normal' | 'disableSuspend' | 'enableSuspend';

export interface CommandFrame {
  readonly mode: FrameMode;
  readonly command: Uint8Array;
}

/** A block written to `TSE-IO.bin`, or undefined when it is no command (then it is mere file content). */
export function parseCommandFrame(block: Uint8Array): CommandFrame | undefined {
  if (block.length < SECTOR_BYTES || !hasMagic(block)) return undefined;
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const mode = frameMode(view.getUint16(MODE_AT));
  if (mode === undefined) return undefined;
  const length = Math.min(view.getUint16(LENGTH_AT), block.length - COMMAND_AT);
  return { mode, command: block.slice(COMMAND_AT, COMMAND_AT + length) };
}

/** The block that a client reads: magic, zeroed token, length, answer; what follows is left over from the request. */
export function answerFrame(length: number, answer: Uint8Array, request: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(request.subarray(0, BLOCK_BYTES));
  block.set(MAGIC);
  block.fill(0, MAGIC.length, LENGTH_AT);
  new DataView(block.buffer).setUint16(LENGTH_AT, length);
  block.set(answer, ANSWER_AT);
  return block;
}

function frameMode(value: number): FrameMode | undefined {
  switch (value) {
    case 0x0000:
      return 'normal';
    case 0x5344:
      return 'disableSuspend';
    case 0x5345:
      return 'enableSuspend';
    default:
      return undefined;
  }
}

function hasMagic(block: Uint8Array): boolean {
  return MAGIC.every((byte, at) => block[at] === byte);
}
