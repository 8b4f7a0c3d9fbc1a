import type { Endpoint, Host } from '@kassensturz/host';
import type { LastResult, TerminalState } from '../terminal/card-terminal.ts';
import { type TerminalFailure, terminalFailureText } from '../terminal/terminal-failure.ts';
import type { CardSlip } from '../terminal/terminal-receipt.ts';
import type { Apdu } from './apdu.ts';
import { failureOf, refusalOf } from './codes.ts';
import { Dialogue, type DialogueEnd } from './dialogue.ts';
import { BitmapFields } from './fields.ts';
import * as requests from './requests.ts';
import { SerialLine } from './serial-line.ts';
import { SlipCollector } from './slips.ts';
import { approvalOf, readStatusInformation, type StatusInformation } from './status-information.ts';
import { TcpLine } from './tcp-line.ts';
import type { ZvtLine } from './zvt-line.ts';

/** How the terminal is reached and spoken to. */
export interface ZvtSettings {
  readonly line:
    | ({ readonly kind: 'tcp' } & Endpoint)
    | { readonly kind: 'serial'; readonly path: string; readonly baudRate?: number };
  /** Six digits. */
  readonly password: string;
  /** Default true: then the salon can go on by hand when the till cannot reach the terminal (PH-15). */
  readonly isHandWorkAllowed?: boolean;
}

export interface Told {
  readonly cause: TerminalFailure;
  readonly text: string;
  readonly detail?: string;
}

export interface Exchange {
  readonly end: DialogueEnd;
  readonly status: StatusInformation | undefined;
  readonly slips: readonly CardSlip[];
}

const connectMs = 2_000;
/** Registering answers at once or not at all; the cashier waits for it. */
const registerMs = 2_500;
const busyTries = 3;
const busyMs = 600;
const [intermediate, statusInformation] = [0x04ff, 0x040f];
const initialisationNeeded = 0x01;

/** One registered connection to a terminal. */
export class ZvtSession {
  readonly #host: Host;
  readonly #settings: ZvtSettings;
  readonly #line: ZvtLine;
  #terminalId: string | undefined;

  private constructor(host: Host, settings: ZvtSettings, line: ZvtLine) {
    this.#host = host;
    this.#settings = settings;
    this.#line = line;
  }

  /** Connects and registers; or says why that was not possible. */
  static async open(host: Host, settings: ZvtSettings): Promise<ZvtSession | Told> {
    let line: ZvtLine;
    try {
      const { line: way } = settings;
      line =
        way.kind === 'tcp'
          ? await TcpLine.open(host, way, connectMs)
          : await SerialLine.open(host, way.path, way.baudRate ?? 9_600);
    } catch (error) {
      return unreachable(error);
    }
    const session = new ZvtSession(host, settings, line);
    const failure = await session.#register();
    if (failure) line.abort();
    return failure ?? session;
  }

  close(): void {
    this.#line.close();
  }

  /** Drops the line, so that nothing of a lost dialogue arrives later. */
  abort(): void {
    this.#line.abort();
  }

  get password(): string {
    return this.#settings.password;
  }

  /** Runs one command; `onMessage` hears everything before it is acknowledged. */
  async run(
    message: Apdu,
    onMessage: (message: Apdu) => void = () => {},
    onDialogue: (dialogue: Dialogue) => void = () => {},
  ): Promise<Exchange> {
    const slips = new SlipCollector();
    let status: StatusInformation | undefined;
    const dialogue = new Dialogue(this.#host.clock, this.#line, {
      onMessage: (heard) => {
        slips.take(heard);
        if (heard.code === statusInformation) status = readStatusInformation(heard.data);
        onMessage(heard);
      },
    });
    onDialogue(dialogue);
    const end = await dialogue.run(message);
    if (end.end === 'lost') this.abort();
    return { end, status, slips: slips.slips };
  }

  async lastResult(): Promise<LastResult> {
    const { end, status, slips } = await this.run(requests.repeatReceipt(this.password, false));
    if (end.end === 'aborted') return { state: 'none' };
    if (end.end !== 'completed') return { state: 'unreachable', ...this.explain(end, status) };
    if (!status) return { state: 'hidden' };
    const approval = approvalOf(status, slips);
    const { receiptNumber, trace, amountCents } = approval;
    const isApproved = status.result === 0 && !status.isReversal && receiptNumber > 0;
    return { state: 'known', last: { isApproved, amountCents, receiptNumber, trace, approval } };
  }

  /** A terminal may still be at the end of something else: it gets a moment. */
  async lastResultWhenFree(): Promise<LastResult> {
    for (let tries = 1; ; tries += 1) {
      const result = await this.lastResult();
      const isBusy = result.state === 'unreachable' && result.cause === 'busy';
      if (!isBusy || tries >= busyTries) return result;
      await this.#host.clock.sleep(busyMs);
    }
  }

  async state(): Promise<TerminalState> {
    const atMs = this.#host.clock.now();
    const id = this.#terminalId === undefined ? {} : { terminalId: this.#terminalId };
    const { end, status } = await this.run(requests.statusEnquiry(this.password));
    if (end.end !== 'completed') {
      const { cause, text } = this.explain(end, status);
      return { atMs, isReady: false, cause, text, ...id };
    }
    // The completion may begin with the version of the software; the state is the byte after it.
    const code = stateByte(end.data);
    if (code === 0x00) return { atMs, isReady: true, text: 'Das Kartenterminal ist bereit.', ...id };
    const cause = failureOf(code);
    return { atMs, isReady: false, cause, text: terminalFailureText[cause], ...id };
  }

  /** Why a command did not end well, for the cashier; the code is for the log. */
  explain(end: DialogueEnd, status: StatusInformation | undefined): Told {
    if (end.end === 'refused') return told(refusalOf(end.code), `84 ${hex(end.code)}`);
    if (end.end === 'lost') return told(causeOfLoss(end), end.why);
    const code = status && status.result !== 0 ? status.result : (end.data[0] ?? 0xff);
    const failure = told(failureOf(code), `result ${hex(code)}`);
    return status?.text ? { ...failure, text: `${failure.text} (Terminal: ${status.text.slice(0, 80)})` } : failure;
  }

  async #register(): Promise<Told | undefined> {
    const { password, isHandWorkAllowed = true } = this.#settings;
    const dialogue = new Dialogue(this.#host.clock, this.#line, { answerWithinMs: registerMs });
    const end = await dialogue.run(requests.register({ password, isHandWorkAllowed }));
    if (end.end === 'refused') return told(refusalOf(end.code), `84 ${hex(end.code)}`);
    // Whoever hangs up before the first word takes no ZVT: the wrong device, or a terminal that is worked by hand.
    if (end.end === 'lost') return told(end.why === 'closed' ? 'refused' : causeOfLoss(end), end.why);
    if (end.end === 'aborted') return told(failureOf(end.data[0] ?? 0xff), `06 1E ${hex(end.data[0] ?? 0xff)}`);
    const fields = new BitmapFields(end.data);
    const id = fields.get(0x29);
    this.#terminalId = id && Buffer.from(id).toString('hex');
    return ((fields.byte(0x19) ?? 0) & initialisationNeeded) === 0 ? undefined : told('needs-initialisation');
  }
}

function stateByte(data: Uint8Array): number {
  const [a = 0, b = 0, c = 0] = data;
  const hasVersion = [a, b, c].every((byte) => byte >= 0xf0 && byte <= 0xf9) && data.length > 3;
  const at = hasVersion ? 3 + (a - 0xf0) * 100 + (b - 0xf0) * 10 + (c - 0xf0) : 0;
  return data[at] ?? 0xff;
}

function causeOfLoss(end: Extract<DialogueEnd, { end: 'lost' }>): TerminalFailure {
  if (end.why === 'foreign') return 'not-a-terminal';
  if (end.why === 'silent') return end.wasAnswered ? 'time-over' : 'silent';
  // On a serial line nobody has acknowledged the frame: there is no terminal at the other end, or it is off.
  if (end.why === 'unsent') return 'not-found';
  return 'connection-lost';
}

function unreachable(error: unknown): Told {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return told('refused', detail);
  return told('not-found', detail);
}

function told(cause: TerminalFailure, detail?: string): Told {
  return { cause, text: terminalFailureText[cause], ...(detail === undefined ? {} : { detail }) };
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(2, '0');
export const isIntermediate = ({ code }: Apdu): boolean => code === intermediate;
