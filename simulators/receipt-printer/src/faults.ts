import type { DoorFaults } from './connections/door.ts';
import * as act from './device/acts.ts';
import type { PrinterDevice } from './device/printer-device.ts';

/** Parameters of faults; each fault names the ones it reads. */
export interface FaultOptions {
  /** Starts so many milliseconds from now (default 0). */
  readonly afterMs?: number;
  /** Ends by itself after so many milliseconds (default: when it is healed). */
  readonly forMs?: number;
  /** `slowPrint`: how many times slower (default 10). */
  readonly factor?: number;
  /** `slowTls`: how long (default 5,000). */
  readonly delayMs?: number;
  /** `cutConnection`: after how many bytes from now (default: a number from `seed`, up to 2,000). */
  readonly bytes?: number;
  /** `cutConnection`: how it breaks (default `reset`). */
  readonly how?: 'reset' | 'end' | 'silence';
  /** `wrongCodePage`: the table that the printer falls back to (default 0, PC437). */
  readonly page?: number;
  /** `paperOut`, `nearEnd`: millimetres that are left (default 0; 2,000). */
  readonly mm?: number;
  /** Draws what is left open: same seed, same choice. */
  readonly seed?: number;
}

/** What faults act on. */
export interface FaultTarget {
  readonly device: PrinterDevice;
  readonly door: DoorFaults;
  powerOff(): void;
  powerOn(): void;
  changeAddress(): void;
}

interface Fault {
  readonly says: string;
  begin(target: FaultTarget, options: FaultOptions): void;
  end(target: FaultTarget): void;
}

const LONG_MS = 365 * 24 * 3600 * 1000;

/** All faults by name. */
export const FAULTS = {
  nearEnd: {
    says: 'the roll is nearly used up',
    begin: ({ device }, { mm = 2000 }) => act.reachNearEnd(device, mm),
    end: ({ device }) => act.loadPaper(device),
  },
  paperOut: {
    says: 'the roll ends, at once or in the middle of what comes',
    begin: ({ device }, { mm = 0 }) => act.runOutOfPaper(device, mm),
    end: ({ device }) => act.loadPaper(device),
  },
  coverOpen: {
    says: 'the cover stands open',
    begin: ({ device }) => act.openCover(device),
    end: ({ device }) => act.closeCover(device),
  },
  cutterJam: {
    says: 'the next cut fails and stops the printer',
    begin: ({ device }) => act.jamCutter(device),
    end: ({ device }) => {
      act.clearJam(device);
      device.recover(false);
    },
  },
  paperJam: {
    says: 'a mechanical error',
    begin: ({ device }) => act.jamPaper(device),
    end: ({ device }) => device.recover(false),
  },
  overheating: {
    says: 'the head is too hot and has to cool down',
    begin: ({ device }) => act.overheat(device, LONG_MS),
    end: ({ device }) => act.coolDown(device),
  },
  unrecoverable: {
    says: 'an error that only a power cycle ends',
    begin: ({ device }) => act.breakDown(device),
    end: ({ powerOff, powerOn }) => {
      powerOff();
      powerOn();
    },
  },
  offline: {
    says: 'taken offline',
    begin: ({ device }) => act.goOffline(device),
    end: ({ device }) => act.goOnline(device),
  },
  powerOff: {
    says: 'no power; the buffer is lost',
    begin: ({ powerOff }) => powerOff(),
    end: ({ powerOn }) => powerOn(),
  },
  slowPrint: {
    says: 'prints many times slower than it should',
    begin: ({ device }, { factor = 10 }) => {
      device.slowness = factor;
    },
    end: ({ device }) => {
      device.slowness = 1;
    },
  },
  fullBuffer: {
    says: 'the receive buffer takes nothing more',
    begin: ({ device }) => device.holdBuffer(true),
    end: ({ device }) => device.holdBuffer(false),
  },
  cutConnection: {
    says: 'the raw connection breaks after a number of bytes',
    begin: ({ device, door }, { bytes, how = 'reset', seed = 1 }) => {
      const drawn = device.host.random.stream(`cut ${seed}`).integer(1, 2000);
      door.cutAfterBytes = { remaining: bytes ?? drawn, how };
    },
    end: ({ door }) => {
      door.cutAfterBytes = undefined;
    },
  },
  answerLost: {
    says: 'the job is printed and what confirms it never arrives (ePOS answer; raw: process id, queued status)',
    begin: ({ door }) => {
      door.losesAnswer = true;
    },
    end: ({ door }) => {
      door.losesAnswer = false;
    },
  },
  noCors: {
    says: 'ePOS: answers without CORS headers, so browsers refuse them',
    begin: ({ door }) => {
      door.hasNoCors = true;
    },
    end: ({ door }) => {
      door.hasNoCors = false;
    },
  },
  redirectToTls: {
    says: 'ePOS: HTTP answers only with a redirection to HTTPS',
    begin: ({ door }) => {
      door.redirectsToTls = true;
    },
    end: ({ door }) => {
      door.redirectsToTls = false;
    },
  },
  slowTls: {
    says: 'ePOS: a long time passes before the printer begins to speak TLS',
    begin: ({ door }, { delayMs = 5000 }) => {
      door.tlsDelayMs = delayMs;
    },
    end: ({ door }) => {
      door.tlsDelayMs = 0;
    },
  },
  badPort: {
    says: 'ePOS: the service has lost its link to the printing part (EX_BADPORT)',
    begin: ({ door }) => {
      door.hasNoEngine = true;
    },
    end: ({ door }) => {
      door.hasNoEngine = false;
    },
  },
  changedAddress: {
    says: 'the printer answers at other ports; nobody is at the old ones',
    begin: ({ changeAddress }) => changeAddress(),
    end: ({ changeAddress }) => changeAddress(),
  },
  otherClient: {
    says: 'another till holds port 9100; who comes now waits',
    begin: ({ door }) => {
      door.isHeldByOther = true;
    },
    end: ({ door }) => {
      door.isHeldByOther = false;
      door.onOtherLeft();
    },
  },
  tarpit: {
    says: 'new connections are taken and never read',
    begin: ({ door }) => {
      door.isTarpit = true;
    },
    end: ({ door }) => {
      door.isTarpit = false;
    },
  },
  wrongCodePage: {
    says: 'every character code table prints like another one',
    begin: ({ device }, { page = 0 }) => device.interpreter.forcePage(page),
    end: ({ device }) => device.interpreter.forcePage(undefined),
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}
