import type { Clock } from '@kassensturz/host';

/** What hangs on a drawer connector: solenoids on pins 2 and 5, one switch on pin 3. */
export interface KickPortDevice {
  pulse(pin: 2 | 5, onMs: number, offMs: number): void;
  /** Level that the switch gives to pin 3. */
  senseLevel(): 'high' | 'low';
  onSenseChange(listener: () => void): void;
  /** Tells the device whose clock it lives by, once, when it is plugged in. */
  attach?(clock: Clock): void;
}

/** The connector. Without a device pin 3 floats high; with several, any closed switch to ground pulls it low. */
export class KickPort {
  readonly #devices: readonly KickPortDevice[];

  constructor(devices: readonly KickPortDevice[], clock: Clock, onSenseChange: () => void) {
    this.#devices = devices;
    for (const device of devices) {
      device.attach?.(clock);
      device.onSenseChange(onSenseChange);
    }
  }

  get isPin3High(): boolean {
    return this.#devices.every((device) => device.senseLevel() === 'high');
  }

  pulse(pin: 2 | 5, onMs: number, offMs: number): void {
    for (const device of this.#devices) device.pulse(pin, onMs, offMs);
  }
}
