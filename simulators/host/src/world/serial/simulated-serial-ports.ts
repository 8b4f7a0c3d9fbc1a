import type { SerialConnection, SerialPorts, SerialSettings } from '../../doors/serial.ts';
import { SerialError } from '../../errors.ts';
import type { Incarnation } from '../host/incarnation.ts';
import type { SerialCable } from './serial-cable.ts';
import type { SerialPlug } from './serial-plug.ts';
import { type SerialSurroundings, SimulatedSerial } from './simulated-serial.ts';

/** The serial door of one incarnation: a port for every serial cable that is plugged into the machine. */
export class SimulatedSerialPorts implements SerialPorts {
  readonly #world: SerialSurroundings;
  readonly #cables: readonly SerialCable[];
  readonly #owner: Incarnation;

  /** `cables` is the list of all serial cables of the world; it may grow. */
  constructor(world: SerialSurroundings, cables: readonly SerialCable[], owner: Incarnation) {
    this.#world = world;
    this.#cables = cables;
    this.#owner = owner;
  }

  list(): Promise<readonly string[]> {
    return this.#ifPowered(() => this.#plugs().map(({ path }) => path));
  }

  open(path: string, settings: SerialSettings): Promise<SerialConnection> {
    return this.#ifPowered(() => {
      const plug = this.#plugs().find((candidate) => candidate.path === path);
      if (!plug) throw new SerialError('ENOENT', path, `ENOENT: ${path}: there is no such serial port.`);
      if (plug.connection)
        throw new SerialError('EBUSY', path, `EBUSY: ${path}: a program has this port open already.`);
      this.#world.record(this.#owner.name, 'serial.opened', { path, baudRate: settings.baudRate });
      return new SimulatedSerial(this.#world, plug, this.#owner, settings);
    });
  }

  #plugs(): readonly SerialPlug[] {
    return this.#cables
      .flatMap(({ ends }) => ends)
      .filter((plug) => plug.host === this.#owner.name && plug.cable.isPortThere(plug))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** A door of a dead machine never answers. */
  #ifPowered<T>(act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.#owner.isAlive) return;
      try {
        resolve(act());
      } catch (error) {
        reject(error);
      }
    });
  }
}
