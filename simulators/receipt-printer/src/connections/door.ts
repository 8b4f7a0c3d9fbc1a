/** A way into the printer from outside. */
export interface Door {
  /** The printer lost power: whoever is connected hears nothing more, nobody new gets in. */
  powerOff(): Promise<void>;
  /** Power is back; connections of before are dead. Resolves when the door is open. */
  powerOn(): Promise<void>;
  /** The printer has another address from now on (a port of its own choice, or that one); who knew the old one is lost. */
  moveTo(port: number | undefined): Promise<void>;
  /** Closes the door for good. */
  stop(): Promise<void>;
}

/** What can go wrong on the way to the printer, set by faults. */
export interface DoorFaults {
  /** Connections are taken and never read or answered. */
  isTarpit: boolean;
  /** The connection breaks after this many more bytes from the client. */
  cutAfterBytes: { remaining: number; readonly how: 'reset' | 'end' | 'silence' } | undefined;
  /** Another till holds port 9100: who comes now waits until it has gone. */
  isHeldByOther: boolean;
  /** Called when it has gone. */
  onOtherLeft: () => void;
  /** The job is printed, and what would confirm it never comes. */
  losesAnswer: boolean;
  /** ePOS: answers carry no CORS headers. */
  hasNoCors: boolean;
  /** ePOS: HTTP only sends to HTTPS. */
  redirectsToTls: boolean;
  /** ePOS: how long the printer thinks before it begins to speak TLS. */
  tlsDelayMs: number;
  /** ePOS: the service has lost its link to the printing part. */
  hasNoEngine: boolean;
}

export function noFaults(): DoorFaults {
  return {
    isTarpit: false,
    isHeldByOther: false,
    onOtherLeft: () => undefined,
    cutAfterBytes: undefined,
    losesAnswer: false,
    hasNoCors: false,
    redirectsToTls: false,
    tlsDelayMs: 0,
    hasNoEngine: false,
  };
}
