import type { Host } from '@kassensturz/host';
import { CallMonitorDoor, type CallMonitorDoorOptions } from './connections/call-monitor-door.ts';
import { Tr064Door, type Tr064DoorOptions } from './connections/tr064-door.ts';
import { FritzBoxDevice } from './device/fritz-box-device.ts';
import { DEFAULT_OPTIONS, type FritzBoxOptions } from './device/fritz-box-options.ts';
import type { TelephoneNetwork } from './device/telephone-network.ts';
import { FritzBoxError } from './fritz-box-error.ts';
import { StartedFritzBox } from './started-fritz-box.ts';

/** A FRITZ!Box in its carton: say which, plug it in, start it. */
export class FritzBox {
  readonly #options: Required<FritzBoxOptions>;
  #network: TelephoneNetwork | undefined;
  #monitor: CallMonitorDoorOptions | undefined;
  #tr064: Tr064DoorOptions | undefined;

  /** Throws `FRITZBOX_OPTION_INVALID` for options that no box has. */
  constructor(options: FritzBoxOptions = {}) {
    const stranger = Object.keys(options).find((name) => !Object.hasOwn(DEFAULT_OPTIONS, name));
    if (stranger !== undefined) throw invalid(`there is no option "${stranger}"`);
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    this.#options = { ...DEFAULT_OPTIONS, ...given };
    if (this.#options.numbers.length === 0) throw invalid('a box needs at least one number');
    if (!/^[1-9]\d{1,4}$/.test(this.#options.areaCode))
      throw invalid(`areaCode "${this.#options.areaCode}" must be 2 to 5 digits without the leading 0, like 30`);
  }

  /** Its telephone line. */
  withLine(network: TelephoneNetwork): this {
    this.#network = network;
    return this;
  }

  /** Port 1012; open only while the call monitor is switched on. */
  withCallMonitor(options: CallMonitorDoorOptions = {}): this {
    this.#monitor = options;
    return this;
  }

  /** Port 49000. */
  withTr064(options: Tr064DoorOptions = {}): this {
    this.#tr064 = options;
    return this;
  }

  async start(host: Host): Promise<StartedFritzBox> {
    if (!this.#monitor && !this.#tr064)
      throw new FritzBoxError('FRITZBOX_NO_DOOR', 'The box has no port: call withCallMonitor or withTr064 first.');
    const device = new FritzBoxDevice(host, this.#options, this.#network);
    const monitor = this.#monitor && new CallMonitorDoor(device, this.#monitor);
    const tr064 = this.#tr064 && new Tr064Door(device, this.#tr064);
    await monitor?.open();
    await tr064?.open();
    return new StartedFritzBox(device, { monitor, tr064 });
  }
}

function invalid(what: string): FritzBoxError {
  const known = Object.keys(DEFAULT_OPTIONS).join(', ');
  return new FritzBoxError('FRITZBOX_OPTION_INVALID', `The FRITZ!Box cannot be built: ${what}. Options are ${known}.`);
}
