import type { TerminalSettings } from './cards/terminal-settings.ts';
import type { TseLimits } from './fiscal/limits.ts';
import type { CallerIdSettings } from './peripherals/caller-id/index.ts';
import type { DrawerSensor } from './peripherals/drawer/drawer.ts';
import type { SalonMasterData } from './till/salon.ts';

/** `cube` is the cloud server with a cube paired. */
export type Variant = 'cloud' | 'cube' | 'box';

/** A cloud TSE after SIGN DE V2. PUK and PIN serve the set-up at the first start. */
export interface CloudTseConfig {
  readonly kind: 'cloud';
  /** With `/api/v2`, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly tssId: string;
  readonly adminPuk: string;
  readonly adminPin: string;
}

/** A cryptovision stick. `path` is where it is mounted (it holds `TSE-IO.bin`). PINs have 8 characters, PUKs 10. */
export interface UsbTseConfig {
  readonly kind: 'usb';
  readonly path: string;
  readonly adminPin: string;
  readonly adminPuk: string;
  readonly timeAdminPin: string;
  readonly timeAdminPuk: string;
  /** Signatures the product can make in its life, from its data sheet (default 20 million). */
  readonly signatureQuota?: number;
}

export type TseConfig = CloudTseConfig | UsbTseConfig;

/** The drawer at the printer's kick connector: drive pin (default 2) and what its switch says (default `low-is-open`). */
export interface DrawerConfig {
  readonly pin?: 2 | 5;
  readonly sensor?: DrawerSensor;
}

export interface PosConfig {
  readonly variant: Variant;
  /** `port: 0` takes a free one. */
  readonly http: { readonly port: number; readonly address?: string };
  /** Where the database lives on the host's disk, e.g. `/var/pos`. */
  readonly dataDirectory: string;
  /** Under which address customers reach this server for their digital receipts (default: as the till's page does). */
  readonly publicUrl?: string;
  /** Master data that differ from the demo salon. */
  readonly salon?: Partial<SalonMasterData>;
  readonly tse: TseConfig;
  /** Steps in while the other one fails (TSE-02). */
  readonly spareTse?: TseConfig;
  readonly tseLimits?: Partial<TseLimits>;
  /** The till locks itself after this long without a touch (default 30 minutes). */
  readonly sessionIdleMs?: number;
  /** Box: the receipt printer by raw ESC/POS. */
  readonly printer?: { readonly kind: 'escpos'; readonly host: string; readonly port: number };
  readonly drawer?: DrawerConfig;
  /** Width of the paper in the salon's printer (default 80). */
  readonly paperMm?: 58 | 80;
  /** Box and cube: the card terminal the till knows at first; it can be changed in the settings. */
  readonly terminal?: TerminalSettings;
  /** Cloud: the ePOS printer the page is told of at first. */
  readonly eposPrinter?: { readonly url: string };
  /** Cloud server: the pairing code delivered with a new cube; it counts at the very first start, once, for 14 days. */
  readonly cubeFirstCode?: string;
  /** Box and cube: the device that tells who calls, until another one is set up at the till; as the box or the cube reaches it. */
  readonly callerId?: CallerIdSettings;
}

/** The cube in the salon: connects outward to its server and to the printer beside it, and listens to nobody. */
export interface CubeConfig {
  readonly serverUrl: string;
  /** The code made at the till (or delivered with the cube); needed once, until the cube is paired. */
  readonly pairingCode?: string;
  /** How the till calls it (default `Cube`). */
  readonly name?: string;
  readonly printer: { readonly host: string; readonly port: number };
  readonly drawer?: DrawerConfig;
  /** Where it keeps its secret and notes which calls it has carried out, on its own disk (default `/var/cube`). */
  readonly dataDirectory?: string;
}
