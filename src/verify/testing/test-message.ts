import { der, derInteger, derOid, derText } from './der.ts';
import { signPlain, type TestKey } from './test-key.ts';

/** How the module of a test writes its messages. */
export interface MessageStyle {
  readonly version?: 2 | 3;
  readonly timeFormat?: 'Unixt' | 'Utc' | 'Gent';
  readonly hash?: 'sha256' | 'sha384' | 'sha512';
}

export interface LogFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const algorithmArcs = { sha256: 3, sha384: 4, sha512: 5 };

/** Writes the log files of one module: every call uses up the next signature counter. */
export class TestLog {
  readonly key: TestKey;
  readonly files: LogFile[] = [];
  readonly #style: Required<MessageStyle>;
  counter = 0;

  constructor(key: TestKey, style: MessageStyle = {}) {
    this.key = key;
    this.#style = { version: 2, timeFormat: 'Unixt', hash: 'sha256', ...style };
  }

  system(at: number, event: string, data: Buffer): void {
    const isVersion3 = this.#style.version === 3;
    const content = [derText(0x80, event), der(isVersion3 ? 0xa3 : 0x81, data)];
    this.#add(at, 2, content, `Log-Sys_${event}`);
  }

  audit(at: number, data: Buffer): void {
    this.#add(at, 3, [], 'Log-Aud', data);
  }

  transaction(
    at: number,
    phase: 'Start' | 'Update' | 'Finish',
    number: number,
    { clientId = 'till-1', processType = '', processData = der(0x82), extra = [] as readonly Buffer[] } = {},
  ): void {
    const operation = this.#style.version === 3 ? `${phase.toLowerCase()}Transaction` : `${phase}Transaction`;
    const content = [
      derText(0x80, operation),
      derText(0x81, clientId),
      processData,
      derText(0x83, processType),
      ...extra,
      derInteger(number, 0x85),
    ];
    this.#add(at, 1, content, `Log-Tra_No-${number}_${phase}_Client-${clientId}`);
  }

  #add(at: number, kind: 1 | 2 | 3, content: readonly Buffer[], name: string, auditData?: Buffer): void {
    this.counter += 1;
    const { version, hash, timeFormat } = this.#style;
    const signed = Buffer.concat([
      derInteger(version),
      derOid(`0.4.0.127.0.7.3.7.1.${kind}`),
      ...content,
      der(0x04, Buffer.from(this.key.serialNumber, 'hex')),
      der(0x30, derOid(`0.4.0.127.0.7.1.1.4.1.${algorithmArcs[hash]}`)),
      ...(auditData ? [der(0x04, auditData)] : []),
      derInteger(this.counter),
      this.#time(at),
    ]);
    const bytes = der(0x30, signed, der(0x04, signPlain(this.key, signed, hash)));
    this.files.push({ name: `${timeFormat}_${this.#timeText(at)}_Sig-${this.counter}_${name}.log`, bytes });
  }

  #time(at: number): Buffer {
    if (this.#style.timeFormat === 'Unixt') return derInteger(at / 1000);
    return derText(this.#style.timeFormat === 'Utc' ? 0x17 : 0x18, this.#timeText(at));
  }

  /** Time inside the data of an event: as in the message, without the tag. */
  timeInEvent(at: number, tag: number): Buffer {
    return this.#style.timeFormat === 'Unixt' ? derInteger(at / 1000, tag) : derText(tag, this.#timeText(at));
  }

  #timeText(at: number): string {
    if (this.#style.timeFormat === 'Unixt') return String(at / 1000);
    const digits = new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14);
    return `${this.#style.timeFormat === 'Utc' ? digits.slice(2) : digits}Z`;
  }
}
