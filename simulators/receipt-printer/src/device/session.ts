import { CommandAwareScanner } from '../protocol/command-aware-scanner.ts';
import type { RealTimeRequest } from '../protocol/real-time-scanner.ts';
import { RealTimeScanner } from '../protocol/real-time-scanner.ts';

/** What a session needs of the device. */
export interface SessionOwner {
  realTime(session: Session, request: RealTimeRequest): void;
  arrived(session: Session): void;
  readonly isBufferHeld: boolean;
}

export interface SessionOptions {
  readonly receiveBufferBytes: number;
  readonly realtimeInsideBlocks: boolean;
}

/** The client's end of a session. */
export interface SessionDoor {
  /** Which door: `raw`, `epos`, `serial`. */
  readonly via: string;
  /** Who is there, for example an address. */
  readonly remote: string;
  send(bytes: Uint8Array): void;
}

type Entry = { readonly bytes: Uint8Array; at: number } | { readonly mark: () => void };

/**
 * One client's way into the printer: bytes wait here in order until the printer gets to them; real-time requests are
 * seen as they arrive. Status back is switched on per session.
 */
export class Session {
  readonly door: SessionDoor;
  /** `GS a`. */
  automaticStatus = 0;
  lastStatus = 0;
  offlineResponse: 0 | 1 | 2 = 0;
  isClosed = false;
  readonly #owner: SessionOwner;
  readonly #scanner: RealTimeScanner | CommandAwareScanner;
  readonly #capacity: number;
  #entries: Entry[] = [];
  #next = 0;
  #waitingBytes = 0;
  #onRoom: (() => void) | undefined;

  constructor(door: SessionDoor, owner: SessionOwner, options: SessionOptions) {
    this.door = door;
    this.#owner = owner;
    this.#capacity = options.receiveBufferBytes;
    const Scanner = options.realtimeInsideBlocks ? RealTimeScanner : CommandAwareScanner;
    this.#scanner = new Scanner((request) => owner.realTime(this, request));
  }

  /** Takes bytes that arrived. They are kept, not copied. */
  receive(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#entries.push({ bytes, at: 0 });
    this.#waitingBytes += bytes.length;
    this.#scanner.scan(bytes);
    this.#owner.arrived(this);
  }

  /** Calls `action` when everything received before has been carried out. */
  mark(action: () => void): void {
    this.#entries.push({ mark: action });
    this.#owner.arrived(this);
  }

  get isEmpty(): boolean {
    return this.#next >= this.#entries.length;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** The receive buffer takes no more: the door should stop reading. */
  get isFull(): boolean {
    return this.#owner.isBufferHeld || this.#waitingBytes >= this.#capacity;
  }

  /** Calls `action` once when there is room again. */
  whenRoom(action: () => void): void {
    this.#onRoom = action;
  }

  peek(): Entry | undefined {
    return this.#entries[this.#next];
  }

  /** Says how far the printer got in the first entry. */
  consumed(count: number): void {
    const entry = this.#entries[this.#next];
    if (entry === undefined) return;
    if ('bytes' in entry) {
      entry.at += count;
      this.#waitingBytes -= count;
      if (entry.at < entry.bytes.length) {
        this.tellRoom();
        return;
      }
    }
    this.#next += 1;
    if (this.#next > 64 || this.#next === this.#entries.length) {
      this.#entries = this.#entries.slice(this.#next);
      this.#next = 0;
    }
    this.tellRoom();
  }

  /** Throws away what waits. */
  clear(): void {
    this.#entries = [];
    this.#next = 0;
    this.#waitingBytes = 0;
    this.tellRoom();
  }

  /** Forgets everything a power cycle forgets. */
  reset(): void {
    this.clear();
    this.#scanner.reset();
    this.automaticStatus = 0;
    this.offlineResponse = 0;
  }

  /** Tells a door that waits when there is room again. */
  tellRoom(): void {
    if (this.#owner.isBufferHeld) return;
    // Epson printers say "ready" again with some room to spare.
    if (this.#onRoom === undefined || this.#waitingBytes > this.#capacity - Math.min(256, this.#capacity / 2)) return;
    const action = this.#onRoom;
    this.#onRoom = undefined;
    action();
  }
}
