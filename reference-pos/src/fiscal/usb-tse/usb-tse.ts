import type { Host, Timer } from '@kassensturz/host';
import type { UsbTseConfig } from '../../config.ts';
import type {
  FinishedTransaction,
  FoundTransaction,
  LogPosition,
  StartedTransaction,
  TransactionContent,
  TransactionReference,
  Tse,
  TseHealth,
  TseIdentity,
} from '../tse/tse.ts';
import { TseError } from '../tse/tse-error.ts';
import { codes, keyItem, lifeCycle, noFilter, statusItem } from './codes.ts';
import { CommandLine } from './command-line.ts';
import { JoinedSlices } from './joined-slices.ts';
import { readTransactionLog } from './log-message.ts';
import { bytes, bytesAt, number4, numberAt, short, text, textBytes } from './parameters.ts';
import { StickSetUp } from './set-up.ts';
import { isStickCode, stickCodes } from './stick-errors.ts';
import { StickFile } from './stick-file.ts';
import { StickUsers } from './stick-users.ts';
import { tarMembers } from './tar-members.ts';

const setUpMs = 75_000;
/** An answer of the stick can take minutes after long idle; a slice of the log is asked for with that patience. */
const exportMs = 20 * 60_000;
/** Log messages per slice of an export: about a second, and between two slices a sale has its turn. */
const sliceMessages = 400;
const defaultSignatureQuota = 20_000_000;
/** The clock is set a little before the stick asks for it, while nobody is selling. */
const timeSyncShare = 0.9;
/** After a sale had its turn, the next customer may be at the till already. */
const afterSaleMs = 5_000;
const askMs = 1_000;

export interface UsbTseOptions {
  readonly host: Host;
  readonly config: UsbTseConfig;
  /** Serial number of the register; it becomes the client id in the TSE (1–30 bytes). */
  readonly serialNumber: string;
  /** The stick that is known to be here; another one is left alone. */
  readonly expectedSerial?: string;
}

/** A TSE on a USB stick, spoken to through the file `TSE-IO.bin` on its volume (cryptovision protocol). */
export class UsbTse implements Tse {
  readonly kind = 'usb';
  readonly #host: Host;
  readonly #line: CommandLine;
  readonly #users: StickUsers;
  readonly #setUp: StickSetUp;
  readonly #clientId: string;
  readonly #signatureQuota: number;
  #serial = new Uint8Array();
  #isWaking = false;
  #timeTimer: Timer | undefined;
  #isClosed = false;

  constructor({ host, config, serialNumber, expectedSerial }: UsbTseOptions) {
    this.#host = host;
    this.#line = new CommandLine(host, new StickFile(host, config.path));
    this.#users = new StickUsers(this.#line, host.clock, config);
    this.#clientId = serialNumber;
    this.#signatureQuota = config.signatureQuota ?? defaultSignatureQuota;
    this.#setUp = new StickSetUp({
      line: this.#line,
      config,
      clientId: serialNumber,
      users: this.#users,
      expectedSerial,
    });
  }

  async prepare(): Promise<TseIdentity> {
    const { timeSyncMs, ...identity } = await this.#line.turn(setUpMs, () => this.#setUp.run());
    this.#serial = new Uint8Array(Buffer.from(identity.serialNumber, 'hex'));
    this.#setTimeLater(timeSyncMs);
    return identity;
  }

  start(_key: string, limitMs: number): Promise<StartedTransaction> {
    return this.#inSale(limitMs, () => this.#startNow());
  }

  finish(
    transaction: TransactionReference & StartedTransaction,
    content: TransactionContent,
    limitMs: number,
  ): Promise<FinishedTransaction> {
    return this.#inSale(limitMs, () => this.#finishNow(transaction.number, content));
  }

  find({ number }: TransactionReference, limitMs: number): Promise<FoundTransaction> {
    // Without a number nothing can be asked for; what an unanswered start left behind is found among the open ones.
    if (number === undefined) return Promise.resolve({ state: 'absent' });
    return this.#line.turn(limitMs, () => this.#awake(() => this.#findNow(number)));
  }

  openTransactions(limitMs: number): Promise<readonly StartedTransaction[]> {
    return this.#line.turn(limitMs, () =>
      this.#awake(async () => {
        const [numbers] = await this.#line.command(codes.getStatus, [short(statusItem.openTransactions)]);
        if (numbers?.type !== 'longs') throw new TseError('protocol', { detail: 'Liste offener Transaktionen' });
        const open: StartedTransaction[] = [];
        for (const number of numbers.value) {
          const found = await this.#findNow(number);
          if (found.state === 'active') open.push(found.started);
        }
        return open;
      }),
    );
  }

  /** In slices by signature counter: a sale that comes in between interrupts a slice, which is then fetched again. */
  async *exportTar(after?: LogPosition): AsyncIterable<Uint8Array> {
    let last = after?.counter ?? 0;
    const joined = new JoinedSlices();
    for (;;) {
      const slice = await this.#slice(last);
      if (!slice) break;
      const { pieces, lastCounter } = joined.add(slice);
      if (lastCounter <= last) break;
      last = lastCounter;
      yield* pieces;
    }
    // The device leaves out the two empty blocks that end an archive.
    yield new Uint8Array(1024);
  }

  /** Messages after that counter as a TAR; nothing when there are none. */
  async #slice(after: number): Promise<Uint8Array | undefined> {
    const { clock } = this.#host;
    const filter = [bytes(this.#serial), number4(after), number4(sliceMessages)];
    const isWanted = () => this.#line.isWanted;
    const read = async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of this.#line.stream(codes.exportMoreData, filter, isWanted)) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    const untilMs = clock.monotonic() + exportMs;
    for (;;) {
      try {
        return await this.#line.turn(exportMs, () => this.#awake(read));
      } catch (error) {
        if (isStickCode(error, stickCodes.noData)) return undefined;
        const makesWay = error instanceof TseError && error.code === 'busy';
        if (!makesWay || clock.monotonic() > untilMs) throw error;
        await clock.sleep(afterSaleMs);
      }
    }
  }

  health(limitMs: number): Promise<TseHealth> {
    const status = async (item: number) => numberAt(await this.#line.command(codes.getStatus, [short(item)]), 0);
    return this.#line.turn(limitMs, async () => {
      const totalBytes = await status(statusItem.totalMemory);
      const freeBytes = await status(statusItem.freeMemory);
      return {
        totalBytes,
        freeBytes,
        signatureQuota: this.#signatureQuota,
        signaturesLeft: Math.max(0, this.#signatureQuota - (await this.#signatureCounter())),
      };
    });
  }

  /** Whether it is there and awake; a question that changes nothing and takes a moment. */
  async check(limitMs: number): Promise<void> {
    if (this.#line.isBusy) throw new TseError('busy');
    const state = () => this.#line.command(codes.getStatus, [short(statusItem.lifeCycle)]);
    const answer = numberAt(await this.#line.turn(limitMs, state), 0);
    if (answer === lifeCycle.noTime) throw new TseError('time-not-set');
    if (answer !== lifeCycle.active) throw new TseError('disabled', { detail: `Zustand ${answer}` });
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#timeTimer?.cancel();
    return Promise.resolve();
  }

  /** A sale does not wait for a self-test that a stick needs all of a sudden: that is an outage with this cause (TSE-13). */
  async #inSale<T>(limitMs: number, act: () => Promise<T>): Promise<T> {
    try {
      return await this.#line.turn(limitMs, () => this.#awake(act));
    } catch (error) {
      if (isStickCode(error, stickCodes.communicationFailed)) throw await this.#whyItFails(error);
      if (error instanceof TseError && error.code === 'timeout' && this.#isWaking) throw new TseError('self-test');
      throw error;
    }
  }

  /** A used-up quota looks like any failure of the security module; the counter tells. */
  async #whyItFails(error: unknown): Promise<unknown> {
    const counter = await this.#line.turn(askMs, () => this.#signatureCounter()).catch(() => 0);
    return counter >= this.#signatureQuota ? new TseError('quota-used', { cause: error }) : error;
  }

  async #signatureCounter(): Promise<number> {
    const question = [short(keyItem.signatureCounter), bytes(this.#serial)];
    return numberAt(await this.#line.command(codes.getKeyData, question), 0);
  }

  /** A stick that was pulled and plugged in again has forgotten that it was started, and the time: both are given back. */
  async #awake<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (isStickCode(error, stickCodes.noStartup)) await this.#wake();
      else if (!isStickCode(error, stickCodes.timeNotSet)) throw error;
      await this.#users.setTime();
      return act();
    }
  }

  async #wake(): Promise<void> {
    this.#isWaking = true;
    try {
      await this.#setUp.wake();
    } finally {
      this.#isWaking = false;
    }
  }

  async #startNow(): Promise<StartedTransaction> {
    const answer = await this.#line.command(codes.startTransaction, [
      text(this.#clientId),
      textBytes(''),
      text(''),
      textBytes(''),
    ]);
    return { number: numberAt(answer, 0), startedAtMs: numberAt(answer, 2) * 1000 };
  }

  async #finishNow(number: number, content: TransactionContent): Promise<FinishedTransaction> {
    const answer = await this.#line.command(codes.finishTransaction, [
      number4(number),
      text(this.#clientId),
      textBytes(content.processData),
      text(content.processType),
      bytes(new Uint8Array()),
    ]);
    return {
      signatureCounter: numberAt(answer, 0),
      loggedAtMs: numberAt(answer, 1) * 1000,
      signature: Buffer.from(bytesAt(answer, 2)).toString('base64'),
    };
  }

  async #findNow(number: number): Promise<FoundTransaction> {
    let archive: Uint8Array;
    try {
      const pieces: Uint8Array[] = [];
      for await (const piece of this.#line.stream(codes.exportData, exportFilter(number))) pieces.push(piece);
      archive = Buffer.concat(pieces);
    } catch (error) {
      const { noData, idNotFound, transactionNotFound } = stickCodes;
      if (isStickCode(error, noData, idNotFound, transactionNotFound)) return { state: 'absent' };
      throw error;
    }
    const logs = tarMembers(archive)
      .flatMap(({ content }) => readTransactionLog(content) ?? [])
      .filter((log) => log.transactionNumber === number);
    const start = logs.find((log) => log.operation === 'StartTransaction');
    const finish = logs.find((log) => log.operation === 'FinishTransaction');
    if (!start) return { state: 'absent' };
    const started = { number, startedAtMs: start.logTimeMs };
    if (!finish) return { state: 'active', started };
    return {
      state: 'finished',
      started,
      finished: {
        signatureCounter: finish.signatureCounter,
        loggedAtMs: finish.logTimeMs,
        signature: Buffer.from(finish.signature).toString('base64'),
      },
      processType: finish.processType,
      processData: finish.processData,
    };
  }

  #setTimeLater(intervalMs: number): void {
    this.#timeTimer?.cancel();
    if (this.#isClosed || intervalMs <= 0) return;
    this.#timeTimer = this.#host.clock.after(intervalMs * timeSyncShare, () => {
      this.#setTimeLater(intervalMs);
      // If it fails, the next start is refused for want of time and sets it then.
      this.#line.turn(setUpMs, () => this.#users.setTime()).catch(() => undefined);
    });
  }
}

/** Parameters of an export: one transaction, or all of them; no limits by number, time or count. */
function exportFilter(transactionNumber: number) {
  return [
    text(''),
    number4(transactionNumber),
    number4(0),
    number4(noFilter),
    number4(0),
    number4(noFilter),
    number4(0),
  ];
}
