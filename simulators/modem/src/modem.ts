import type { Host } from '@kassensturz/host';
import { type BindingDoorOptions, ModemBinding } from './connections/modem-binding.ts';
import { SerialDoor, type SerialDoorOptions } from './connections/serial-door.ts';
import { TcpDoor, type TcpDoorOptions } from './connections/tcp-door.ts';
import { LINES, type LineProfile } from './device/line-profile.ts';
import { MODELS } from './device/models.ts';
import { ModemDevice } from './device/modem-device.ts';
import type { ModemOptions } from './device/modem-options.ts';
import type { TelephoneNetwork } from './device/telephone-line.ts';
import { ModemError } from './modem-error.ts';
import { StartedModem } from './started-modem.ts';

const OPTIONS: readonly string[] = [
  'model',
  'line',
  'commandLatencyMs',
  'ringDuringCommand',
  'keepsCallerId',
  'callerIdCountries',
  'quietStillRings',
] satisfies readonly (keyof ModemOptions)[];

/** A modem in its box: say which, plug it in, start it. */
export class Modem {
  readonly #options: ModemOptions;
  #network: { readonly network: TelephoneNetwork; readonly numbers: readonly string[] } | undefined;
  #serial: SerialDoorOptions | undefined;
  #binding: BindingDoorOptions | undefined;
  #tcp: TcpDoorOptions | undefined;

  /** Throws `MODEM_OPTION_INVALID` for options that no modem has. */
  constructor(options: ModemOptions = {}) {
    const stranger = Object.keys(options).find((name) => !OPTIONS.includes(name));
    if (stranger !== undefined || !Object.hasOwn(MODELS, options.model ?? 'USR5637')) {
      const what = stranger === undefined ? `model "${options.model}"` : `option "${stranger}"`;
      const known = `Options are ${OPTIONS.join(', ')}; models are ${Object.keys(MODELS).join(', ')}.`;
      throw new ModemError('MODEM_OPTION_INVALID', `There is no ${what} of a modem. ${known}`);
    }
    this.#options = options;
  }

  /** Its telephone plug: an exchange, and the numbers under which this line is called. */
  withLine(network: TelephoneNetwork, ...numbers: readonly string[]): this {
    this.#network = { network, numbers };
    return this;
  }

  /** At the end of a serial line of its host (in a world: `world.connectSerial`). */
  withSerial(options: SerialDoorOptions): this {
    this.#serial = options;
    return this;
  }

  /** As a driver for `SerialPort` and for `nodeHost({ serialDriver })`. */
  withBinding(options: BindingDoorOptions = {}): this {
    this.#binding = options;
    return this;
  }

  /** On a raw TCP port; also what a pseudo-terminal is joined to. */
  withTcp(options: TcpDoorOptions = {}): this {
    this.#tcp = options;
    return this;
  }

  async start(host: Host): Promise<StartedModem> {
    const { model = 'USR5637' } = this.#options;
    const device = new ModemDevice(host, MODELS[model], lineProfile(this.#options.line), this.#options);
    const binding = this.#binding && new ModemBinding(device, host.random.stream('modem port'), this.#binding);
    const serial = this.#serial && new SerialDoor(host, this.#serial, device);
    const tcp = this.#tcp && new TcpDoor(host, this.#tcp, device);
    if (!binding && !serial && !tcp)
      throw new ModemError(
        'MODEM_NO_DOOR',
        'The modem is plugged in nowhere: call withSerial, withBinding or withTcp first.',
      );
    device.doors.push(...[binding, serial, tcp].filter((door) => door !== undefined));
    await serial?.open();
    await tcp?.open();
    const started = new StartedModem(device, { binding, tcp }, this.#network);
    started.plugLine();
    return started;
  }
}

function lineProfile(line: ModemOptions['line'] = 'germany'): LineProfile {
  if (typeof line === 'string') return LINES[line];
  const { like, ...changes } = line;
  return { ...LINES[like], ...changes };
}
