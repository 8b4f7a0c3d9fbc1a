export type CutKind = 'full' | 'partial';

/** A notice about something that a real printer swallows without a word. */
export interface Loss {
  readonly kind: 'tooWide' | 'tooMuchData' | 'badData' | 'unsupported' | 'nothingStored' | 'oversized' | 'overrun';
  readonly what: string;
}

/** The machine around the interpreter: what commands make it do besides marking paper. */
export interface Hardware {
  /** The paper moved by so many dots (negative: back); the machine takes its time for it. */
  moved(dots: number): void;
  cut(kind: CutKind): void;
  /** Drawer pulse in milliseconds. */
  pulse(pin: 2 | 5, onMs: number, offMs: number): void;
  buzz(ms: number): void;
  /** Sends bytes back to whoever sent the command. */
  reply(bytes: Uint8Array): void;
  /** The four ASB bytes as a number, byte 1 lowest. */
  statusWord(): number;
  setAutomaticStatus(mask: number): void;
  setOfflineResponse(mode: 0 | 1 | 2): void;
  setRealTimeCommand(which: 'pulse' | 'powerOff', isOn: boolean): void;
  setNearEndStops(isOn: boolean): void;
  setPanelButtons(isOn: boolean): void;
  /** `ESC @` was carried out. */
  initialised(): void;
  /** The printer restarts by command. */
  restart(): void;
  waitForButton(): void;
  lost(loss: Loss): void;
}
