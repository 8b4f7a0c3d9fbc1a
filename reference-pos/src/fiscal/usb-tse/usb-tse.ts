import type { Host, Timer } from '@kassensturz/host';
import type { UsbTseConfig } from '../../config.ts';
import type {
  FinishedTransaction,
  FoundTransaction,
  StartedTransaction,
  TransactionContent,
  TransactionReference,
  Tse,
  TseIdentity,
} from '../tse/tse.ts';
import { TseError } from '../tse/tse-error.ts';
import { codes, noFilter, statusItem } from './codes.ts';
import { CommandLine } from './command-line.ts';
import { readTransactionLog } from './log-message.ts';
import { bytes, bytesAt, number4, numberAt, short, text, textBytes } from './parameters.ts';
import { StickSetUp } from './set-up.ts';
import { isStickCode, stickCodes } from './stick-errors.ts';
import { StickFile } from './stick-file.ts';
import { StickUsers } from './stick-users.ts';
import { tarMembers } from './tar-members.ts';

const setUpMs = 75_000;
const exportMs = 10 * 60_000;
const exportTries = 5;
/** The clock is set a little before the stick asks for it, while nobody is selling. */
const timeSyncShare = 0.9;

export interface UsbTseOptions {
  readonly host: Host;
  readonly config: UsbTseConfig;
  /** Serial number of the register; it becomes the client id in the TSE (1–30 bytes). */
  readonly serialNumber: string;
}

/** A TSE on a USB stick, spoken to through the file `TSE-IO.bin` on its volume (cryptovision protocol). */
export class UsbTse implements Tse {
  readonly kind = 'usb';
  readonly #host: Host;
  readonly #line: CommandLine;
  readonly #users: StickUsers;
  readonly #setUp: StickSetUp;
  readonly #clientId: string;
  #timeTimer: Timer | undefined;
  #isClosed = false;

  constructor({ host, config, serialNumber }: UsbTseOptions) {
    this.#host = host;
    this.#line = new CommandLine(host, new StickFile(host, config.path));
    this.#users = new StickUsers(this.#line, host.clock, config);
    this.#clientId = serialNumber;
    this.#setUp = new StickSetUp({ line: this.#line, config, clientId: serialNumber, users: this.#users });
  }

  async prepare(): Promise<TseIdentity> {
    const { timeSyncMs, ...identity } = await this.#line.turn(setUpMs, () => this.#setUp.run());
    this.#setTimeLater(timeSyncMs);
    return identity;
  }

  start(_key: string, limitMs: number): Promise<StartedTransaction> {
    return this.#line.turn(limitMs, () => this.#awake(() => this.#startNow()));
  }

  finish(
    transaction: TransactionReference & StartedTransaction,
    content: TransactionContent,
    limitMs: number,
  ): Promise<FinishedTransaction> {
    return this.#line.turn(limitMs, () => this.#awake(() => this.#finishNow(transaction.number, content)));
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

  async *exportTar(): AsyncIterable<Uint8Array> {
    const everything = exportFilter(noFilter);
    for (let attempt = 1; ; attempt++) {
      try {
        const isWanted = () => this.#line.isWanted;
        yield await this.#line.turn(exportMs, () =>
          this.#awake(() => this.#line.stream(codes.exportData, everything, isWanted)),
        );
        // The device leaves out the two empty blocks that end an archive.
        yield new Uint8Array(1024);
        return;
      } catch (error) {
        const makesWay = error instanceof TseError && error.code === 'busy';
        if (!makesWay || attempt === exportTries) throw error;
      }
    }
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#timeTimer?.cancel();
    return Promise.resolve();
  }

  /** A stick that was pulled and plugged in again has forgotten that it was started, and the time: both are given back. */
  async #awake<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (isStickCode(error, stickCodes.noStartup)) await this.#setUp.wake();
      else if (!isStickCode(error, stickCodes.timeNotSet)) throw error;
      await this.#users.setTime();
      return act();
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
      archive = await this.#line.stream(codes.exportData, exportFilter(number), () => false);
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
