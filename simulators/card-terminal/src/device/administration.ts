import { apdu } from '../protocol/apdu.ts';
import { digitsToBcd, fromBcd, toBcd } from '../protocol/bcd.ts';
import { encodeFields, field } from '../protocol/bitmaps.ts';
import { parseRegistration } from '../protocol/registration.ts';
import { decodeText } from '../protocol/text.ts';
import { encodeTlv, tlv, tlvOf } from '../protocol/tlv.ts';
import type { Command } from './dispatch.ts';
import { localTime } from './local-time.ts';
import type { Operation } from './operation.ts';

const WRONG_CURRENCY = 0x841e;

/** Some brands do not look at the last digit. */
export function isPasswordRight({ device }: Operation, password: number | undefined): boolean {
  if (password === undefined) return false;
  const digits = device.profile.passwordDigits;
  return String(password).padStart(6, '0').slice(0, digits) === device.options.password.slice(0, digits);
}

/** `06 00`: from now on the terminal prints, tells and locks what was asked for. */
export async function register(op: Operation, { data }: Command): Promise<void> {
  const { device } = op;
  const parsed = parseRegistration(data);
  if (!parsed.ok) return op.reply(apdu(0x8400 + parsed.code));
  if (!isPasswordRight(op, parsed.password)) return op.reply(apdu(0x8437));
  const { registration } = parsed;
  if (registration.currency !== undefined && registration.currency !== device.options.currency) {
    return op.reply(apdu(WRONG_CURRENCY, [0x6f], toBcd(device.options.currency, 2)));
  }
  device.store.change({ registration });
  op.reply(apdu(0x8000));
  const status = device.faults.status === 0x51 ? 0x01 : 0x00;
  const content = registration.takesTextBlocks ? [tlvOf(0x26, tlv(0x0a, [0x06, 0xd3]))] : [];
  await op.complete(
    encodeFields([
      field(0x19, [status]),
      field(0x29, digitsToBcd(device.options.terminalId)),
      ...(registration.currency === undefined ? [] : [field(0x49, toBcd(registration.currency, 2))]),
      ...(device.hasTlv ? [field(0x06, encodeTlv(content))] : []),
    ]),
  );
}

export async function logOff({ device }: Operation): Promise<void> {
  device.store.change({ registration: undefined });
}

/** `05 01`: how the terminal is. */
export async function statusEnquiry(op: Operation, { data, fields }: Command): Promise<void> {
  const { device } = op;
  const hasPassword = data.length >= 3 && data[0] !== 0x03 && data[0] !== 0x06;
  const isWanted = hasPassword || device.profile.doesStatusNeedPassword;
  if (isWanted && !isPasswordRight(op, hasPassword ? fromBcd(data.subarray(0, 3)) : undefined)) {
    return op.reply(apdu(0x8437));
  }
  op.reply(apdu(0x8000));
  const status = device.faults.status ?? (device.isCardInside ? 0xdc : device.faults.isOn('paperOut') ? 0xcc : 0x00);
  const service = fields.get(0x03)?.[0] ?? 0;
  const version = (service & 0x02) === 0 ? versionField(device.options.softwareVersion) : [];
  await op.complete(Uint8Array.from([...version, status]));
}

function versionField(version: string): readonly number[] {
  const digits = String(version.length).padStart(3, '0');
  return [...[...digits].map((digit) => 0xf0 + Number(digit)), ...Buffer.from(version, 'latin1')];
}

/** `06 70`: asks the host whether it is there, and tells the register its time (`04 01`). */
export async function diagnosis(op: Operation): Promise<void> {
  const { device } = op;
  await op.status(0xc9);
  const { isDown, latencyMs, dialMs } = device.paymentHost;
  await op.sleep(isDown ? dialMs : latencyMs);
  if (isDown) {
    await op.fail(0x9b);
    return;
  }
  const { hhmmss, yymmdd } = localTime(device.host.clock.now());
  await op.command(apdu(0x0401, encodeFields([field(0xaa, digitsToBcd(yymmdd)), field(0x0c, digitsToBcd(hhmmss))])));
  await op.complete();
}

/** `06 93`: the terminal is set up anew; that ends the need for it. */
export async function initialise(op: Operation): Promise<void> {
  const { device } = op;
  await op.status(0xca);
  const { isDown, latencyMs, dialMs } = device.paymentHost;
  await op.sleep(isDown ? dialMs : latencyMs);
  if (isDown) {
    await op.fail(0x9b);
    return;
  }
  device.faults.set('initialisationNeeded', false);
  await op.complete();
}

/** `06 18`: completion, then a restart. */
export async function reset(op: Operation): Promise<void> {
  await op.complete();
  op.device.onRestart();
}

export async function finish(op: Operation): Promise<void> {
  await op.complete();
}

/** Commands that end with their `80 00`. */
export async function nothingMore(): Promise<void> {}

/** `06 E0`: lines on the display. */
export async function displayText({ device }: Operation, { fields }: Command): Promise<void> {
  const lines = fields.fields.filter(({ bmp }) => bmp >= 0xf1 && bmp <= 0xf8);
  device.show('idle', lines.map(({ value }) => decodeText(value, device.characterSet)).join('\n'));
}

const BAUD_RATES: ReadonlyMap<number, number> = new Map([
  [0, 9_600],
  [1, 19_200],
  [6, 57_600],
  [7, 115_200],
]);

/** `08 40`: the new rate holds 2 s after the answer. */
export async function baudRate(op: Operation, { data }: Command): Promise<void> {
  const rate = BAUD_RATES.get(data[0] ?? -1);
  if (rate === undefined) return op.reply(apdu(0x84fd));
  op.reply(apdu(0x8000));
  op.device.onBaudRate(rate);
}
