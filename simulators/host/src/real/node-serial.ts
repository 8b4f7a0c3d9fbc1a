import type { SerialConnection, SerialPorts, SerialSettings } from '../doors/serial.ts';
import { SerialError } from '../errors.ts';

/** Stands for a driver in the shape of `@serialport/bindings-interface`. */
export type SerialDriver = unknown;

export class NodeSerialPorts implements SerialPorts {
  constructor(_driver?: SerialDriver) {}
  list(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
  open(path: string, _settings: SerialSettings): Promise<SerialConnection> {
    return Promise.reject(new SerialError('SERIAL_DRIVER_MISSING', path, 'not yet'));
  }
}
