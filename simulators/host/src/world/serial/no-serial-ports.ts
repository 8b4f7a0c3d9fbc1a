import type { SerialConnection, SerialPorts } from '../../doors/serial.ts';
import { SerialError } from '../../errors.ts';

/** A machine without serial ports. */
export class NoSerialPorts implements SerialPorts {
  list(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  open(path: string): Promise<SerialConnection> {
    return Promise.reject(new SerialError('ENOENT', path, `ENOENT: ${path}: there is no such serial port.`));
  }
}
