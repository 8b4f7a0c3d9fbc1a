import type { SerialLines } from '../../doors/serial.ts';
import type { RecordEvent } from '../event-log.ts';
import { SerialPlug } from './serial-plug.ts';

/**
 * `null-modem` joins two computers (their DTR is the other's DSR and DCD); `straight` joins a computer and a device with
 * RS-232; `usb` is a straight one whose port is there only while it is plugged in, and whose speed is that of USB.
 */
export type SerialCableKind = 'null-modem' | 'straight' | 'usb';

export interface SerialCableOptions {
  /** How people call it; default `<host a>-<host b> serial`. */
  readonly name?: string;
  /** Default `straight`: the first end is the computer, the second the device. */
  readonly kind?: SerialCableKind;
}

const ALL_LOW: SerialLines = { cts: false, dsr: false, dcd: false, ri: false, dtr: false, rts: false };

/** A serial cable between two ports. */
export class SerialCable {
  readonly name: string;
  readonly kind: SerialCableKind;
  readonly ends: readonly [SerialPlug, SerialPlug];
  readonly #record: RecordEvent;
  #isPlugged = true;

  constructor(
    record: RecordEvent,
    a: { readonly host: string; readonly path: string },
    b: { readonly host: string; readonly path: string },
    options: SerialCableOptions,
  ) {
    this.#record = record;
    this.kind = options.kind ?? 'straight';
    this.name = options.name ?? `${a.host}-${b.host} serial`;
    const isNullModem = this.kind === 'null-modem';
    this.ends = [new SerialPlug(this, a, 'computer'), new SerialPlug(this, b, isNullModem ? 'computer' : 'device')];
  }

  get isPlugged(): boolean {
    return this.#isPlugged;
  }

  plug(): void {
    if (this.#isPlugged) return;
    this.#isPlugged = true;
    this.#record(this.name, 'cable.plugged');
    this.linesChanged();
  }

  /** All lines fall and bytes are lost; the port of a USB cable vanishes. */
  unplug(): void {
    if (!this.#isPlugged) return;
    this.#isPlugged = false;
    this.#record(this.name, 'cable.unplugged');
    this.linesChanged();
    if (this.kind === 'usb') this.ends[0].connection?.pulled();
  }

  /** Whether a program can find the port of that end. */
  isPortThere(plug: SerialPlug): boolean {
    return this.#isPlugged || this.kind !== 'usb' || plug.role === 'device';
  }

  farEnd(plug: SerialPlug): SerialPlug {
    return plug === this.ends[0] ? this.ends[1] : this.ends[0];
  }

  /** What a plug reads of what the other drives. */
  linesAt(plug: SerialPlug): SerialLines {
    if (!this.#isPlugged) return ALL_LOW;
    const far = this.farEnd(plug).driven();
    if (plug.role === 'device') return { ...ALL_LOW, dtr: far.dtr, rts: far.rts };
    if (this.kind === 'null-modem') return { ...ALL_LOW, cts: far.rts, dsr: far.dtr, dcd: far.dtr };
    return { ...far, dtr: false, rts: false };
  }

  linesChanged(): void {
    for (const plug of this.ends) plug.connection?.linesMayHaveChanged();
  }
}
