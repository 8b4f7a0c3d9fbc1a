import type { Host } from '@kassensturz/host';
import { PROFILES, type ProfileName, type TseProfile } from '../core/profile.ts';
import { Tse } from '../core/tse.ts';
import type { UserOptions } from '../core/user.ts';
import type { TestPki } from '../crypto/test-pki.ts';
import { STICK_FAULTS } from '../faults/catalogue.ts';
import { FaultSet } from '../faults/fault-set.ts';
import type { StickLatency } from './mass-storage-transport.ts';
import { StartedUsbTse } from './started-usb-tse.ts';
import { StickDevice, type StickQuirks } from './stick-device.ts';
import { livingHost } from './stick-host.ts';

export interface UsbTseOptions {
  /** The wire is cryptovision's; the profile decides key, texts and limits. @default 'cryptovision' */
  readonly profile?: ProfileName | TseProfile;
  /** Distinguishes several sticks on one host. @default 'usb-tse' */
  readonly name?: string;
  /** Answer of `Start`. Contains `240346`, `425545` or `793041`: first generation. @default '547421 Mar 17 2021 10:22:41' */
  readonly firmware?: string;
  /** @default { commandMs: 5, signatureMs: 150 } */
  readonly latency?: Partial<StickLatency>;
  /** How often the stick wants the time. @default 3600 */
  readonly timeSyncIntervalSeconds?: number;
  /** PINs and PUKs already set, so that the set-up is shorter. @default transport state */
  readonly secrets?: StickSecrets;
  readonly quirks?: StickQuirks;
  readonly isEngineeringSample?: boolean;
  readonly pki?: TestPki;
}

export interface StickSecrets {
  /** 8 characters. */
  readonly adminPin: string;
  /** 10 characters. */
  readonly adminPuk: string;
  readonly timeAdminPin: string;
  readonly timeAdminPuk: string;
}

const DEFAULT_LATENCY: StickLatency = { commandMs: 5, signatureMs: 150 };

/** A TSE as a USB stick: a volume with `TSE-IO.bin`, spoken to in the cryptovision protocol. */
export class UsbTse {
  readonly #options: UsbTseOptions;

  constructor(options: UsbTseOptions = {}) {
    this.#options = options;
  }

  /** Plugs the stick in. The returned `volume` is to be mounted where the POS looks for it. */
  async start(machine: Pick<Host, 'clock' | 'random'>): Promise<StartedUsbTse> {
    const options = this.#options;
    const host = livingHost(machine);
    const { profile = 'cryptovision', name = 'usb-tse' } = options;
    const faults = new FaultSet(host.clock, STICK_FAULTS);
    const resolved = typeof profile === 'string' ? PROFILES[profile] : profile;
    let generation = 0;
    const makeTse = () => {
      generation += 1;
      return new Tse({
        host,
        profile: resolved,
        name: generation === 1 ? name : `${name}-${generation}`,
        users: users(generation === 1 ? options.secrets : undefined),
        faults,
        ...(options.pki === undefined ? {} : { pki: options.pki }),
      });
    };
    const stick = new StickDevice({
      makeTse,
      host,
      firmware: options.firmware ?? '547421 Mar 17 2021 10:22:41',
      timeSyncIntervalSeconds: options.timeSyncIntervalSeconds ?? 3600,
      quirks: options.quirks ?? {},
      isEngineeringSample: options.isEngineeringSample ?? false,
    });
    return new StartedUsbTse(host, stick, faults, { ...DEFAULT_LATENCY, ...options.latency });
  }
}

function users(secrets: StickSecrets | undefined): readonly UserOptions[] {
  if (secrets === undefined) {
    return [
      { userId: 'Admin', role: 'admin' },
      { userId: 'TimeAdmin', role: 'timeAdmin' },
    ];
  }
  return [
    { userId: 'Admin', role: 'admin', pin: secrets.adminPin, puk: secrets.adminPuk },
    { userId: 'TimeAdmin', role: 'timeAdmin', pin: secrets.timeAdminPin, puk: secrets.timeAdminPuk },
  ];
}
