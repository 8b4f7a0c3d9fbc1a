import type { CashDrawer } from './cash-drawer.ts';
import type { Clock } from './clock.ts';

/**
 * Drawers on a serial line: `apg` (SerialPRO, 9600 baud, 7 data bits, odd parity) opens by `[[` and shows its state on
 * CTS and RI about 200 ms later; `surepos` opens by 07 and 1B 07 and answers to 06 and 1B 06. Single-source: unverified.
 */
export type SerialDrawerKind = 'apg' | 'surepos';

/** The drawer's end of the line; the serial connections of a host have this shape. */
export interface SerialLine {
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
  write(bytes: Uint8Array): unknown;
  setLines(lines: { readonly cts?: boolean; readonly ri?: boolean }): void;
}

const BRACKET = 0x5b;
const ESC = 0x1b;
const OPEN = 0x07;
const ASK = 0x06;
const STATE_LAG_MS = 200;
/** As long as any drawer needs. */
const PULSE_MS = 150;

/** Puts one drawer (or two, with `surepos`) at the end of a serial line. */
export class SerialDrawer {
  readonly #kind: SerialDrawerKind;
  readonly #drawers: readonly [CashDrawer, CashDrawer?];
  #last = 0;

  constructor(kind: SerialDrawerKind, first: CashDrawer, second?: CashDrawer) {
    this.#kind = kind;
    this.#drawers = second === undefined ? [first] : [first, second];
  }

  /** Begins to listen on the line. */
  plugInto(line: SerialLine, clock: Clock): void {
    for (const drawer of this.#drawers) drawer?.attach(clock);
    line.on('data', (bytes) => {
      for (const byte of bytes) this.#take(byte, line);
    });
    if (this.#kind !== 'apg') return;
    const show = () => line.setLines({ cts: this.#drawers[0].isOpen, ri: this.#drawers[0].isOpen });
    this.#drawers[0].onSenseChange(() => clock.after(STATE_LAG_MS, show));
    show();
  }

  #take(byte: number, line: SerialLine): void {
    const last = this.#last;
    this.#last = byte;
    if (this.#kind === 'apg') {
      if (byte !== BRACKET || last !== BRACKET) return;
      this.#last = 0;
      this.#open(this.#drawers[0]);
      return;
    }
    const drawer = this.#drawers[last === ESC ? 1 : 0];
    if (drawer === undefined) return;
    if (byte === OPEN) this.#open(drawer);
    // What the answer looks like is unverified: 1 for open, 0 for shut.
    else if (byte === ASK) line.write(Uint8Array.of(drawer.isOpen ? 1 : 0));
  }

  #open(drawer: CashDrawer): void {
    drawer.pulse(drawer.pin, PULSE_MS, PULSE_MS);
  }
}
