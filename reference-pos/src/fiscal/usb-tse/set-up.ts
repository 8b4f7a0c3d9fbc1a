import type { UsbTseConfig } from '../../config.ts';
import { isTestCertificate } from '../tse/certificate.ts';
import type { TseIdentity } from '../tse/tse.ts';
import { TseError } from '../tse/tse-error.ts';
import { codes, configItem, keyItem, lifeCycle, statusItem } from './codes.ts';
import type { CommandLine } from './command-line.ts';
import { elements } from './log-message.ts';
import { bytes, bytesAt, numberAt, short, text, textBytes } from './parameters.ts';
import type { StickUsers } from './stick-users.ts';
import { tarMembers } from './tar-members.ts';

/** Firmware of the first generation sets all PINs and PUKs with one command. */
const firstGeneration = ['240346', '425545', '793041'];

/** OID 0.4.0.127.0.7.1.1.4.1.x, without its last digit: ecdsa-plain with some SHA-2 (BSI TR-03111). */
const ecdsaPlain = '04007f0007010104010';
const hashOf: Readonly<Record<string, string>> = { '2': '224', '3': '256', '4': '384', '5': '512' };

export interface StickSetUpOptions {
  readonly line: CommandLine;
  readonly config: UsbTseConfig;
  readonly clientId: string;
  readonly users: StickUsers;
  /** The stick that is known to be here: another one is left alone. */
  readonly expectedSerial: string | undefined;
}

/** Leads the stick from its box to where it signs for this register; every step is asked for first, so it can be repeated. */
export class StickSetUp {
  readonly #options: StickSetUpOptions;

  constructor(options: StickSetUpOptions) {
    this.#options = options;
  }

  /** To be called inside a turn. */
  async run(): Promise<TseIdentity & { readonly timeSyncMs: number }> {
    const { line, users } = this.#options;
    await this.wake();
    await this.#bringToLife();
    await users.setTime();
    const serial = await this.#serialNumber();
    await this.#registerClient(serial);
    const [algorithm, formats, interval, key, expiry] = [
      bytesAt(await line.command(codes.getConfigData, [short(configItem.signatureAlgorithm)]), 0),
      numberAt(await line.command(codes.getConfigData, [short(configItem.timeFormats)]), 0),
      numberAt(await line.command(codes.getConfigData, [short(configItem.timeSyncInterval)]), 0),
      bytesAt(await line.command(codes.getKeyData, [short(keyItem.publicKey), bytes(serial)]), 0),
      numberAt(await line.command(codes.getKeyData, [short(keyItem.expiry), bytes(serial)]), 0),
    ];
    const certificate = await this.#certificate(serial);
    const certificationId = await this.#certificationId();
    if (formats !== 0x03) throw new TseError('protocol', { detail: `Zeitformat ${formats}` });
    return {
      kind: 'usb',
      serialNumber: Buffer.from(serial).toString('hex'),
      clientId: this.#options.clientId,
      publicKey: Buffer.from(key).toString('base64'),
      signatureAlgorithm: algorithmName(algorithm),
      timeFormat: 'unixTime',
      certificateEndsAtMs: expiry * 1000,
      isTest: isTestCertificate(certificate),
      ...(certificate === undefined ? {} : { certificate }),
      ...(certificationId === undefined ? {} : { certificationId }),
      timeSyncMs: interval * 1000,
    };
  }

  /** After plugging in the stick wants to be started before it takes any other command. */
  async wake(): Promise<void> {
    const { line, config, users } = this.#options;
    await line.stayAwake();
    const [firmware] = await line.command(codes.start);
    await this.#refuseStranger();
    const isFirstGeneration = firmware?.type === 'text' && firstGeneration.some((id) => firmware.value.includes(id));
    const states = bytesAt(await line.command(codes.getPinStates), 0);
    if (states.every((state) => state === 0)) return;
    if (isFirstGeneration) {
      const { adminPuk, adminPin, timeAdminPuk, timeAdminPin } = config;
      await line.command(codes.initializePins, [adminPuk, adminPin, timeAdminPuk, timeAdminPin].map(textBytes));
      return;
    }
    const [adminPin, adminPuk, timePin, timePuk] = states;
    await users.setSecrets('Admin', { isPukNew: adminPuk !== 0, isPinNew: adminPin !== 0 });
    await users.setSecrets('TimeAdmin', { isPukNew: timePuk !== 0, isPinNew: timePin !== 0 });
  }

  async #refuseStranger(): Promise<void> {
    const { expectedSerial } = this.#options;
    if (expectedSerial === undefined) return;
    const found = Buffer.from(await this.#serialNumber()).toString('hex');
    if (found !== expectedSerial) throw new TseError('other-device', { detail: `gefunden ${found.slice(0, 16)}…` });
  }

  /** Its own certificate out of the TAR of certificates; only exports need it, so a stick without one signs all the same. */
  async #certificate(serial: Uint8Array): Promise<string | undefined> {
    const answer = await this.#options.line.command(codes.getCertificates).catch(() => undefined);
    const name = Buffer.from(serial).toString('hex');
    const member = answer && tarMembers(bytesAt(answer, 0)).find((file) => file.name.toLowerCase().startsWith(name));
    return member && Buffer.from(member.content).toString('base64');
  }

  async #certificationId(): Promise<string | undefined> {
    const [answer] = await this.#options.line
      .command(codes.getConfigData, [short(configItem.certificationId)])
      .catch(() => []);
    return answer?.type === 'text' ? answer.value : undefined;
  }

  async #bringToLife(): Promise<void> {
    const { line, users } = this.#options;
    const state = numberAt(await line.command(codes.getStatus, [short(statusItem.lifeCycle)]), 0);
    if (state === lifeCycle.notInitialized) await users.as('Admin', () => line.command(codes.initialize));
    else if (state !== lifeCycle.noTime && state !== lifeCycle.active)
      throw new TseError('disabled', { detail: `Zustand ${state}` });
  }

  /** The first key's serial number out of `30 { 30 { 04 serial … } … }` (TR-03151 appendix D). */
  async #serialNumber(): Promise<Uint8Array> {
    const [list] = elements(bytesAt(await this.#options.line.command(codes.getSerialNumbers), 0));
    const [record] = list ? elements(list.value) : [];
    const serial = record ? elements(record.value).find((part) => part.tag === 0x04)?.value : undefined;
    if (serial?.length !== 32) throw new TseError('protocol', { detail: 'keine Seriennummer' });
    return serial;
  }

  async #registerClient(serial: Uint8Array): Promise<void> {
    const { line, users, clientId } = this.#options;
    const mappings = Buffer.from(bytesAt(await line.command(codes.getMappings), 0));
    // Some firmware gives a wrong length in this structure, so the client id is looked for as it stands.
    if (mappings.includes(Buffer.concat([Uint8Array.of(0x04, clientId.length), Buffer.from(clientId)]))) return;
    await users.as('Admin', () => line.command(codes.mapClient, [text(clientId), bytes(serial)]));
  }
}

/** `300c060a04007f00070101040103` → `ecdsa-plain-SHA256`. */
function algorithmName(encoded: Uint8Array): string {
  const [sequence] = elements(encoded);
  const oid = sequence ? elements(sequence.value)[0]?.value : undefined;
  const hex = Buffer.from(oid ?? []).toString('hex');
  const hash = hashOf[hex.slice(-1)];
  if (hex.slice(0, -1) !== ecdsaPlain || !hash) throw new TseError('protocol', { detail: `Signaturverfahren ${hex}` });
  return `ecdsa-plain-SHA${hash}`;
}
