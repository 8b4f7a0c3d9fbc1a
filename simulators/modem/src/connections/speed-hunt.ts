/** Speeds at which a computer may talk, the usual ones first. */
export const BAUD_RATES: readonly number[] = [
  115_200, 57_600, 38_400, 19_200, 9_600, 4_800, 2_400, 1_200, 300, 230_400,
];

/** BS, LF, CR, XON and XOFF, DLE, ETX, ESC and text: all that a computer says to a modem at the right speed. */
const SENSIBLE: ReadonlySet<number> = new Set([0x03, 0x08, 0x09, 0x0a, 0x0d, 0x10, 0x11, 0x13, 0x1b]);

/**
 * Finds the computer's speed by trying: garbage moves on to the next one. A real modem measures the first bit of the `A`
 * and needs no second try; a line of a host cannot be measured.
 */
export class SpeedHunt {
  #baudRate: number;

  constructor(baudRate: number) {
    this.#baudRate = baudRate;
  }

  get baudRate(): number {
    return this.#baudRate;
  }

  /** Whether these bytes were sent at another speed; the next one to try is then `baudRate`. A fixed speed stays (+IPR). */
  isWrongSpeed(bytes: Uint8Array, fixedBaudRate: number): boolean {
    if (fixedBaudRate !== 0 || bytes.every(isSensible)) return false;
    const index = BAUD_RATES.indexOf(this.#baudRate);
    this.#baudRate = BAUD_RATES[(index + 1) % BAUD_RATES.length] ?? this.#baudRate;
    return true;
  }
}

function isSensible(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || SENSIBLE.has(byte);
}
