import type { Connection, Host, Listener } from '@kassensturz/host';

type Four = readonly [number, number, number, number];

/** The far end of the wire in tests: takes a job apart just enough to answer as a printer's manual says. */
export class ScriptedPrinter {
  /** Answers to DLE EOT 1–4; these two lists are what a test changes to open the cover, end the paper … */
  status: Four = [0x12, 0x12, 0x12, 0x12];
  automatic: Four = [0x10, 0x00, 0x00, 0x0f];
  /** Called with the letter of a process id before it is answered. */
  beforeMark: ((letter: string) => void) | undefined;
  /** Called for each drawer pulse (pin, duration). */
  onPulse: ((pin: number, hundredMs: number) => void) | undefined;
  /** Called for DLE ENQ n. */
  onRecovery: ((n: number) => void) | undefined;
  answersStatus = true;
  answersMarks = true;
  answersClear = true;
  readonly received: Uint8Array[] = [];
  #connection: Connection | undefined;
  #pending: number[] = [];
  #isReporting = false;
  #listener: Listener | undefined;

  async start(host: Host, port = 9100): Promise<void> {
    this.#listener = await host.network.listen({ port }, (connection) => {
      this.#connection = connection;
      this.#isReporting = false;
      this.#pending = [];
      connection.on('data', (chunk: Uint8Array) => this.#take(chunk));
      connection.on('end', () => connection.end());
      connection.on('error', () => undefined);
    });
  }

  async stop(): Promise<void> {
    await this.#listener?.close({ connections: true });
  }

  /** All job bytes as one text of hexadecimal pairs. */
  get hex(): string {
    return Buffer.concat(this.received).toString('hex');
  }

  /** A fault (or its end) while connected: reported by itself when the driver asked for that. */
  change(status: Four, automatic: Four): void {
    this.status = status;
    this.automatic = automatic;
    if (this.#isReporting) this.#send(...automatic);
  }

  losePower(): void {
    this.#connection?.reset();
  }

  #take(chunk: Uint8Array): void {
    this.received.push(chunk);
    this.#pending = [...this.#pending, ...chunk];
    while (this.#pending.length > 0) {
      const length = commandLength(this.#pending);
      if (length === undefined || this.#pending.length < length) return;
      this.#obey(this.#pending.splice(0, length));
    }
  }

  #obey([first, second, third = 0, fourth = 0, fifth = 0, ...rest]: readonly number[]): void {
    if (first === 0x10 && second === 4 && this.answersStatus) this.#send(this.status[third - 1] ?? 0x12);
    if (first === 0x10 && second === 5) this.onRecovery?.(third);
    if (first === 0x10 && second === 0x14 && third === 1) this.onPulse?.(fourth === 0 ? 2 : 5, fifth);
    if (first === 0x10 && second === 0x14 && third === 8 && this.answersClear) this.#send(0x37, 0x25, 0);
    if (first === 0x1d && second === 0x61 && third > 0) this.#report();
    if (first === 0x1d && second === 0x28 && third === 0x48) this.#mark(rest.slice(2));
    if (first === 0x1d && second === 0x72 && this.answersMarks) this.#send(0);
  }

  #report(): void {
    this.#isReporting = true;
    this.#send(...this.automatic);
  }

  #mark(id: readonly number[]): void {
    this.beforeMark?.(String.fromCharCode(id[3] ?? 0));
    if (this.answersMarks) this.#send(0x37, 0x22, ...id, 0);
  }

  #send(...bytes: readonly number[]): void {
    if (!this.#connection?.destroyed) this.#connection?.write(Uint8Array.from(bytes));
  }
}

/** Length of the command at the front, 1 for anything that is of no interest here, undefined when more is needed to tell. */
function commandLength([first, second, third]: readonly number[]): number | undefined {
  if (first !== 0x10 && first !== 0x1d) return 1;
  if (second === undefined) return undefined;
  if (first === 0x10 && (second === 4 || second === 5)) return 3;
  if (first === 0x1d && (second === 0x61 || second === 0x72)) return 3;
  if (second !== 0x14 && second !== 0x28) return 1;
  if (third === undefined) return undefined;
  if (first === 0x10) return third === 8 ? 10 : 5;
  return third === 0x48 ? 11 : 1;
}
