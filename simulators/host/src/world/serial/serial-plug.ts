import type { SerialLines } from '../../doors/serial.ts';
import type { SerialCable } from './serial-cable.ts';
import type { SimulatedSerial } from './simulated-serial.ts';

const NOTHING_DRIVEN: SerialLines = { cts: false, dsr: false, dcd: false, ri: false, dtr: false, rts: false };

/** One end of a serial cable in the port of a machine. */
export class SerialPlug {
  readonly cable: SerialCable;
  readonly host: string;
  readonly path: string;
  readonly role: 'computer' | 'device';
  #connection: SimulatedSerial | undefined;

  constructor(cable: SerialCable, port: { readonly host: string; readonly path: string }, role: 'computer' | 'device') {
    this.cable = cable;
    this.host = port.host;
    this.path = port.path;
    this.role = role;
  }

  /** The program that has the port open now. */
  get connection(): SimulatedSerial | undefined {
    return this.#connection?.isAlive ? this.#connection : undefined;
  }

  opened(connection: SimulatedSerial): void {
    this.#connection = connection;
    this.cable.linesChanged();
  }

  closed(connection: SimulatedSerial): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    this.cable.linesChanged();
  }

  /** The lines this end drives; a port that nobody has open drives none. */
  driven(): SerialLines {
    return this.connection?.driven ?? NOTHING_DRIVEN;
  }
}
