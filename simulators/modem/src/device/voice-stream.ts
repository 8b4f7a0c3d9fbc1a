const DLE = 0x10;
const ETX = 0x03;
const ESC = 0x1b;
const BANG = 0x21;

/** Sound between computer and modem: bytes with DLE codes in them. What is said is not kept. */
export class VoiceStream {
  readonly direction: 'transmit' | 'receive';
  #isAfterDle = false;

  constructor(direction: 'transmit' | 'receive') {
    this.direction = direction;
  }

  /** Whether this byte ends the stream: DLE ETX when playing, DLE ! or DLE ESC always. */
  isEndedBy(byte: number): boolean {
    if (!this.#isAfterDle) {
      this.#isAfterDle = byte === DLE;
      return false;
    }
    this.#isAfterDle = false;
    return byte === ESC || byte === BANG || (byte === ETX && this.direction === 'transmit');
  }
}
