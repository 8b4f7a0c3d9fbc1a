import { type Apdu, decodeApdu, MOST_DATA_BYTES } from './apdu.ts';
import { crc16 } from './crc.ts';
import { ACK, DLE, ETX, NAK, STX } from './serial-frame.ts';

export type SerialEvent =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  | { readonly kind: 'frame'; readonly message: Apdu }
  /** A frame that must be answered by NAK. */
  | { readonly kind: 'damaged'; readonly why: string };

const MOST_FRAME_BYTES = MOST_DATA_BYTES + 5;
type Step = 'outside' | 'start' | 'inside' | 'escaped' | 'crcLow' | 'crcHigh';

/** Takes the bytes of a serial line and says what they are. Noise between frames is dropped. */
export class SerialFrameReader {
  #step: Step = 'outside';
  #bytes: number[] = [];
  #crc = 0;

  /** Is a frame begun and not ended? Then T1 runs. */
  get isInFrame(): boolean {
    return this.#step !== 'outside';
  }

  /** T1 has passed within a frame: it is lost. */
  giveUp(): void {
    this.#step = 'outside';
    this.#bytes = [];
  }

  push(chunk: Uint8Array): readonly SerialEvent[] {
    const events: SerialEvent[] = [];
    for (const byte of chunk) {
      const event = this.#take(byte);
      if (event !== undefined) events.push(event);
    }
    return events;
  }

  #take(byte: number): SerialEvent | undefined {
    switch (this.#step) {
      case 'outside':
        if (byte === ACK) return { kind: 'ack' };
        if (byte === NAK) return { kind: 'nak' };
        if (byte === DLE) this.#step = 'start';
        return undefined;
      case 'start':
        this.#bytes = [];
        if (byte !== DLE) this.#step = byte === STX ? 'inside' : 'outside';
        return undefined;
      case 'inside':
        if (byte === DLE) this.#step = 'escaped';
        else return this.#keep(byte);
        return undefined;
      case 'escaped':
        return this.#takeEscaped(byte);
      case 'crcLow':
        this.#crc = byte;
        this.#step = 'crcHigh';
        return undefined;
      case 'crcHigh':
        return this.#finish(this.#crc + byte * 256);
    }
  }

  #takeEscaped(byte: number): SerialEvent | undefined {
    if (byte === DLE) {
      this.#step = 'inside';
      return this.#keep(DLE);
    }
    if (byte === ETX) {
      this.#step = 'crcLow';
      return undefined;
    }
    // A new frame begins although the old one has not ended: the sender has started again.
    if (byte === STX) {
      this.#bytes = [];
      this.#step = 'inside';
      return undefined;
    }
    this.giveUp();
    return { kind: 'damaged', why: 'a DLE that nothing explains' };
  }

  #keep(byte: number): SerialEvent | undefined {
    this.#bytes.push(byte);
    if (this.#bytes.length <= MOST_FRAME_BYTES) return undefined;
    this.giveUp();
    return { kind: 'damaged', why: 'longer than any APDU' };
  }

  #finish(crc: number): SerialEvent {
    const bytes = Uint8Array.from(this.#bytes);
    this.giveUp();
    if (crc !== crc16([...bytes, ETX])) return { kind: 'damaged', why: 'wrong CRC' };
    const message = decodeApdu(bytes);
    return message ? { kind: 'frame', message } : { kind: 'damaged', why: 'wrong length' };
  }
}
