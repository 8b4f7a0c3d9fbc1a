import type { Clock, Timer } from '@kassensturz/host';
import type { Interpreter } from '../interpreter/interpreter.ts';
import type { Session } from './session.ts';

/** What decides whether the queue may go on. */
export interface QueueGate {
  isOffline(): boolean;
  isBufferHeld(): boolean;
}

/**
 * Brings the bytes of all sessions to the interpreter, one session after the other, and waits while the mechanism is
 * busy. A session keeps its turn until it has nothing more to print and is not inside a command.
 */
export class PrintQueue {
  readonly sessions = new Set<Session>();
  readonly #clock: Clock;
  readonly #gate: QueueGate;
  readonly #interpreter: Interpreter;
  readonly #onIdle: () => void;
  #turn: Session | undefined;
  #busyMs = 0;
  #busy: Timer | undefined;
  #isRunning = false;

  constructor(clock: Clock, gate: QueueGate, interpreter: Interpreter, onIdle: () => void) {
    this.#clock = clock;
    this.#gate = gate;
    this.#interpreter = interpreter;
    this.#onIdle = onIdle;
  }

  /** Whose bytes are being carried out (or were last). */
  get turn(): Session | undefined {
    return this.#turn;
  }

  /** Is somebody's data being printed or waiting? */
  get isPrinting(): boolean {
    return this.#busy !== undefined || [...this.sessions].some((session) => !session.isEmpty);
  }

  /** The client is gone; what it sent is still printed. */
  close(session: Session): void {
    session.isClosed = true;
    if (session.isEmpty) this.#forget(session);
  }

  /** The mechanism needs so much more time before anything else is carried out. */
  takeTime(ms: number): void {
    if (ms <= 0) return;
    this.#busyMs += ms;
    this.#interpreter.isHalted = true;
  }

  /** Throws away everything that waits. */
  clear(): void {
    for (const session of this.sessions) session.clear();
    this.#turn = undefined;
  }

  /** Stops the mechanism where it is. */
  halt(): void {
    this.#busy?.cancel();
    this.#busy = undefined;
    this.#busyMs = 0;
  }

  /** Carries out what waits, until the mechanism is busy, the gate shut, or nothing left. */
  run(): void {
    if (this.#isRunning || this.#busy !== undefined) return;
    this.#isRunning = true;
    try {
      while (this.#step());
    } finally {
      this.#isRunning = false;
    }
  }

  #step(): boolean {
    if (this.#gate.isOffline() || this.#gate.isBufferHeld()) return false;
    const session = this.#whoseTurn();
    const entry = session?.peek();
    if (session === undefined || entry === undefined) return false;
    if ('mark' in entry) {
      session.consumed(0);
      entry.mark();
    } else {
      this.#interpreter.isHalted = false;
      session.consumed(this.#interpreter.run(entry.bytes, entry.at) - entry.at);
    }
    if (session.isEmpty && session.isClosed) this.#forget(session);
    return !this.#waits();
  }

  #waits(): boolean {
    if (this.#busyMs === 0) return false;
    this.#busy = this.#clock.after(this.#busyMs, () => {
      this.#busy = undefined;
      this.run();
      if (!this.isPrinting) this.#onIdle();
    });
    this.#busyMs = 0;
    return true;
  }

  #whoseTurn(): Session | undefined {
    const current = this.#turn;
    const isMidCommand = current !== undefined && !current.isClosed && this.#interpreter.isInsideCommand;
    if (current !== undefined && (!current.isEmpty || isMidCommand)) return current;
    for (const session of this.sessions) {
      if (session.isEmpty) continue;
      this.#turn = session;
      return session;
    }
    return undefined;
  }

  #forget(session: Session): void {
    this.sessions.delete(session);
    if (this.#turn === session) this.#turn = undefined;
  }
}
