import { type Apdu, apdu } from '../protocol/apdu.ts';
import { fromBcd } from '../protocol/bcd.ts';
import { FieldSet, parseFields } from '../protocol/bitmaps.ts';
import { fixedBytes } from '../protocol/commands.ts';
import * as administration from './administration.ts';
import { isPasswordRight } from './administration.ts';
import { runClosing } from './closing.ts';
import * as money from './money-commands.ts';
import type { Operation } from './operation.ts';
import { repeatReceipt, reprint } from './repeat.ts';

/** A command of a register, read: its fixed part, its bitmaps. */
export interface Command {
  readonly code: number;
  readonly data: Uint8Array;
  readonly fields: FieldSet;
}

interface Entry {
  readonly run: (op: Operation, command: Command) => Promise<void>;
  /** Three bytes of password come first. */
  readonly needsPassword?: boolean;
  /** Answers `80 00` at once, before anything is done; others answer by themselves. */
  readonly isAcknowledged?: boolean;
  /** Impossible while a fault locks the terminal. */
  readonly isLockable?: boolean;
}

const paying = { isLockable: true };
const guarded = { needsPassword: true, isLockable: true };

const COMMANDS: ReadonlyMap<number, Entry> = new Map<number, Entry>([
  [0x0600, { run: administration.register }],
  [0x0601, { run: money.authorisation, ...paying }],
  [0x0602, { run: administration.logOff, isAcknowledged: true }],
  [0x060c, { run: money.bookTip, ...paying }],
  [0x0610, { run: (op) => done(runClosing(op, false)), isAcknowledged: true, ...guarded }],
  [0x0612, { run: reprint, ...guarded }],
  [0x0618, { run: administration.reset, isAcknowledged: true }],
  [0x0620, { run: repeatReceipt, ...guarded }],
  [0x0623, { run: money.openPreAuthorisations, needsPassword: false }],
  [0x0630, { run: money.reversal, ...guarded }],
  [0x0631, { run: money.refund, ...guarded }],
  [0x0650, { run: money.endOfDay, isAcknowledged: true, ...guarded }],
  [0x0670, { run: administration.diagnosis, isAcknowledged: true }],
  [0x0679, { run: administration.finish, isAcknowledged: true }],
  [0x0691, { run: administration.nothingMore, isAcknowledged: true }],
  [0x0693, { run: administration.initialise, isAcknowledged: true, needsPassword: true }],
  [0x06c0, { run: money.readCard, ...paying }],
  [0x06e0, { run: administration.displayText, isAcknowledged: true }],
  [0x0501, { run: administration.statusEnquiry }],
  [0x0830, { run: administration.nothingMore, isAcknowledged: true }],
  [0x0840, { run: administration.baudRate }],
]);

const UNKNOWN = 0x8483;
const PASSWORD_WRONG = 0x8437;

/** Does what a register asks for. Whatever it sends gets an answer. */
export async function dispatch(op: Operation, message: Apdu): Promise<void> {
  const { code, data } = message;
  const entry = COMMANDS.get(code);
  if (entry === undefined) return op.reply(apdu(UNKNOWN));
  const fixed = fixedBytes(message);
  const parsed = parseFields(data.subarray(Math.min(fixed, data.length)));
  // Registration reads itself; a bitmap in no table makes the rest unreadable (PA00P015: 84 83 00).
  if (data.length < fixed || (!parsed.ok && code !== 0x0600)) return op.reply(apdu(UNKNOWN));
  if (entry.needsPassword && !isPasswordRight(op, fromBcd(data.subarray(0, 3)))) return op.reply(apdu(PASSWORD_WRONG));
  const locked = op.device.faults.status;
  if (entry.isLockable && locked !== undefined && code !== 0x0650) {
    op.reply(apdu(0x8000));
    await op.fail(locked === 0x51 ? 0xe4 : locked);
    return;
  }
  if (entry.isAcknowledged) op.reply(apdu(0x8000));
  await entry.run(op, { code, data, fields: new FieldSet(parsed.ok ? parsed.fields : []) });
}

async function done(work: Promise<unknown>): Promise<void> {
  await work;
}
