import type { Host } from '@kassensturz/host';
import type { Variant } from '../salon/plan.ts';
import type { BrowserDesk, BrowserRules, SetUpStep } from './contract/browser-desk.ts';
import type { CardDesk, TerminalAccess } from './contract/card-desk.ts';
import type { CubeDesk, CubesInSalon } from './contract/cube.ts';
import type { DayDesk } from './contract/day-desk.ts';
import type { DeviceCard, DeviceDesk } from './contract/device-desk.ts';
import type { DigitalReceiptDesk } from './contract/digital-receipt-desk.ts';
import type { DrawerDesk } from './contract/drawer-desk.ts';
import type { ExportDesk } from './contract/export-desk.ts';
import type { OfficeDesk } from './contract/office-desk.ts';
import type { CallerIdAccess, PhoneDesk } from './contract/phone-desk.ts';
import type { TradeDesk } from './contract/trade-desk.ts';
import type { TseCare } from './contract/tse-care.ts';

/**
 * The contract between harness and POS, in the words of the trade. It operates and never observes: what happened is
 * read from the devices, the exports and the till's screen.
 */
export interface PosAdapter {
  readonly name: string;
  readonly version: string;
  /** What this POS can do; what a requirement needs and nobody declares fails. */
  readonly capabilities: readonly PosCapability[];
  /** Sets the POS up in a salon; it is switched off afterwards. */
  install(site: PosSite): Promise<InstalledPos>;
}

export type PosCapability =
  | 'cash-sale'
  | 'card-sale'
  | 'void-line'
  | 'cancel-sale'
  | 'reprint'
  | 'cash-report'
  | 'daily-closing'
  | 'dsfinvk-export'
  | 'receipt-export'
  | 'tse-export'
  | 'choose-tse'
  | 'cube-pairing'
  | 'browser-till';

/** A TCP endpoint as one machine sees it. */
export interface SeenEndpoint {
  readonly host: string;
  readonly port: number;
}

/** Machines that may stand in a salon or outside of it. */
export type Place = 'box' | 'provider' | 'cube' | 'second-cube' | 'tablet' | 'phone';

/** What the POS is told when it is set up; addresses are as seen from the machine that uses them. */
export interface PosSite {
  readonly variant: Variant;
  readonly physics: 'simulated' | 'live';
  /** Kleinunternehmer (§ 19 UStG): the salon owes no VAT. */
  readonly isSmallBusiness: boolean;
  /** A machine, switched on by `start`, that runs the POS's programs (reference POS: simulated or own process). */
  readonly machines: Machines;
  /** Raw port of the receipt printer as the box or the cube sees it. */
  printerRaw(from: Place): Promise<SeenEndpoint>;
  /** URL of the printer's ePOS-Print service as the browser sees it. */
  eposUrl(from: Place): Promise<string>;
  /** Whether somebody has told the till where the printer is when it is set up; otherwise it is found out at the till. */
  readonly isPrinterKnown: boolean;
  /** The browser on the cashier's device. */
  readonly browser: BrowserRules;
  readonly paperMm: 58 | 80;
  /** How the card terminal is reached; missing where it is worked by hand. */
  readonly terminal: TerminalAccess | undefined;
  /** What tells who calls; missing where nothing does. */
  readonly callerId: CallerIdAccess | undefined;
  /** The drawer on the printer's kick connector: what its switch says, as the set-up of a till asks for it. */
  readonly drawer: { readonly sensor: 'low-is-open' | 'high-is-open' | 'none' };
  readonly tse: TseAccess;
  /** A second TSE that may step in while the first one fails. */
  readonly spareTse?: TseAccess;
}

export type TseAccess =
  | {
      readonly kind: 'cloud';
      /** Base URL of the cloud TSE as the POS server sees it. */
      baseUrl(from: Place): Promise<string>;
      readonly apiKey: string;
      readonly apiSecret: string;
      readonly tssId: string;
      readonly adminPuk: string;
    }
  | { readonly kind: 'usb'; readonly path: string };

/** The machines of a salon, however they exist. */
export interface Machines {
  /** Runs a program on a machine (simulated physics: in process; live: an own process of the same program). */
  install(place: Place, program: MachineProgram): void;
  /** Switches a machine on; resolves when its program is ready. */
  switchOn(place: Place): Promise<void>;
  /** Ends the program in good order. */
  switchOff(place: Place): Promise<void>;
  /** How `from` reaches the port that a program on `to` opened. */
  endpoint(from: Place, to: Place, port: number): Promise<SeenEndpoint>;
  /** Doors of a machine that has no program of its own, e.g. the tablet with the till. */
  host(place: Place): Host;
}

/** A program for a machine: in process under simulated physics, a command line under live physics. */
export interface MachineProgram {
  readonly inProcess: (host: Host) => Promise<{ stop(): Promise<void> }>;
  readonly ownProcess: OwnProcess;
}

export interface OwnProcess {
  /** JavaScript or TypeScript file to start with Node. */
  readonly entry: string;
  /** Written to a file whose path follows `--config`. */
  readonly config: unknown;
}

/** A POS that stands in the salon. */
export interface InstalledPos {
  switchOn(): Promise<void>;
  switchOff(): Promise<void>;
  /** The machine whose loss of power or disk hits the data. */
  readonly server: Place;
  /** Cube variant: the bridges of the salon; the first one is paired when the salon is switched on. */
  readonly cubes?: CubesInSalon;
  /** Changes an amount of that finished receipt behind the POS's back, on the disk, while it is switched off (LAW-16). */
  tamperWithReceipt(number: number): Promise<void>;
  /** Opens the till on a client device, at the sign-in screen. */
  openTill(at: Place): Promise<Till>;
}

/** What a cashier can do at a till. Refusals are seen on the screen; an act throws only if it could not be tried. */
export interface Till {
  readonly day: DayDesk;
  readonly drawer: DrawerDesk;
  readonly trade: TradeDesk;
  readonly tse: TseCare;
  readonly devicesPage: DeviceDesk;
  readonly phone: PhoneDesk;
  readonly digitalReceipt: DigitalReceiptDesk;
  readonly browser: BrowserDesk;
  readonly office: OfficeDesk;
  signIn(user: string, pin: string): Promise<void>;
  /** Enters one line; `article` is the number or number and variant, e.g. `111` or `101-mittel`. */
  addLine(line: LineEntry): Promise<void>;
  voidLine(position: number): Promise<void>;
  cancelSale(): Promise<void>;
  /** Takes up a sale that was left open at another device. */
  takeUpOpenSale(): Promise<void>;
  /** Takes cash: the amount given as the cashier types it, e.g. `50,00`. */
  takeCash(given: string): Promise<void>;
  /** Taking cards. */
  readonly card: CardDesk;
  /** Presses "pay" again after an error or without patience. */
  pressPayAgain(): Promise<void>;
  /** Begins with the next customer. */
  nextCustomer(): Promise<void>;
  printAgain(): Promise<void>;
  /** Closes what the till has said in passing and was read. */
  dismissNotices(): Promise<void>;
  /** Tries to choose another kind of TSE in the settings. */
  chooseTse(kind: 'cloud' | 'usb'): Promise<void>;
  openDevicesPage(): Promise<void>;
  /** Goes back from it to the sale. */
  closeDevicesPage(): Promise<void>;
  /** The salon's cube, on the page about devices. */
  readonly cube: CubeDesk;
  /** What the POS declares about its devices by its capability interface: the text for each. */
  declaredDevices(): Promise<Readonly<Record<string, string>>>;
  /** The kind of TSE that the POS says it uses. */
  tseInUse(): Promise<'cloud' | 'usb'>;
  /** Puts money into the drawer at the start of the day. */
  putFloat(amount: string): Promise<void>;
  /** The cash that should be in the drawer now, as the till shows it. */
  expectedCashCents(): Promise<number>;
  screen(): Promise<TillScreen>;
  /** Calls `listener` whenever the screen may have changed; returns how to stop that. */
  onChange(listener: () => void): () => void;
  /** Receipts as the POS exports them. */
  exportReceipts(): Promise<readonly ExportedReceipt[]>;
  /** Outages of the TSE as the POS has recorded them. */
  exportOutages(): Promise<readonly ExportedOutage[]>;
  /** TSE export (TAR) as the POS hands it out. */
  exportTse(): Promise<Uint8Array>;
  readonly exports: ExportDesk;
  /** Throws away everything the browser keeps, and closes the page. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export interface LineEntry {
  readonly article: string;
  readonly quantity?: number;
  readonly staff?: string;
}

/** What stands on the till's screen. */
export interface TillScreen {
  readonly view: 'sign-in' | 'sale' | 'payment' | 'receipt' | 'devices' | 'day' | 'other';
  readonly lines: readonly { readonly text: string; readonly amountCents: number }[];
  readonly totalCents: number;
  /** What is still to be paid; the total while nothing was paid. */
  readonly dueCents: number;
  /** Whether the screen says that this is practice. */
  readonly isTraining: boolean;
  /** Number of the receipt shown as finished, if one is shown. */
  readonly receiptNumber: number | null;
  readonly changeCents: number | null;
  /** Whether the pay button can be pressed. */
  readonly canPay: boolean;
  /** Banners, notices and hints, as read by the cashier. */
  readonly messages: readonly string[];
  /** What the page about devices says: one entry a device. */
  readonly devices: readonly DeviceOnScreen[];
  /** What the page about devices shows of each, if it is open. */
  readonly deviceCards: readonly DeviceCard[];
  /** Steps of setting up the printer that the page prints on itself, if they are shown. */
  readonly setUp: readonly SetUpStep[];
  /** Whether a button to open the drawer again is there. */
  readonly offersToOpenDrawer: boolean;
  /** Whether the receipt is offered as a QR code that the customer can scan. */
  readonly offersReceiptAsQr: boolean;
  /** Whether the till has a connection to its server. */
  readonly isConnected: boolean;
  /** State of the TSE as the till shows it. */
  readonly tseState: 'ok' | 'outage' | 'unknown';
}

export type DeviceKind =
  | 'server'
  | 'internet'
  | 'printer'
  | 'drawer'
  | 'terminal'
  | 'caller-id'
  | 'tse'
  | 'storage'
  | 'cube';

/** What the page about devices says of one of them. */
export interface DeviceOnScreen {
  readonly device: DeviceKind;
  readonly text: string;
}

/** One outage of the TSE; times are ISO 8601, `endedAt` is missing while it lasts. */
export interface ExportedOutage {
  readonly startedAt: string;
  readonly endedAt?: string;
  /**
   * Any word but those that scenarios ask for: `certificate-expired`, `memory-full`, `quota-used`, `pin-refused`, `self-test`.
   */
  readonly cause: string;
}

/** One receipt of an export, in the words of the trade. */
export interface ExportedReceipt {
  readonly number: number;
  readonly kind: 'sale' | 'cancellation' | 'training';
  /** BON_TYP of the DSFinV-K. */
  readonly type: string;
  /** Numbers of the receipts it refers to. */
  readonly refersTo: readonly number[];
  readonly issuedAt: string;
  /** Money that moved; negative when the customer got it. */
  readonly payments: readonly { readonly method: 'cash' | 'card'; readonly amountCents: number }[];
  readonly totalCents: number;
  readonly lines: readonly {
    readonly text: string;
    readonly quantity: number;
    /** Negative for what goes back or is set against the sale. */
    readonly grossCents: number;
    readonly vatRate: number;
    /** GV_TYP of the DSFinV-K. */
    readonly businessCase: string;
    /** Why its price differs or something was taken off. */
    readonly reason?: string;
    readonly voucher?: string;
    readonly performedBy: string;
    readonly responsibleFor: string;
  }[];
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly tse:
    | {
        readonly state: 'signed';
        readonly transactionNumber: number;
        readonly signatureCounter: number;
        readonly signature: string;
      }
    | { readonly state: 'outage'; readonly failure: string };
}
