/** What the exchange sends about a caller between the rings. */
export interface CallerIdContent {
  /** MMDDHHMM, local time of the exchange. */
  readonly time?: string;
  readonly number?: string;
  /** Instead of a number: `P` withheld by the caller, `O` not available. */
  readonly absence?: 'P' | 'O';
  readonly name?: string;
  readonly nameAbsence?: 'P' | 'O';
  /** Parameters that a formatted display does not know, such as the call type of British lines. */
  readonly others?: readonly Parameter[];
}

export interface Parameter {
  readonly tag: number;
  readonly data: Uint8Array;
}

/** Message and parameter types of EN 300 659-3 and Bellcore. */
export const MESSAGE = { singleData: 0x04, callSetUp: 0x80, messageWaiting: 0x82 } as const;
export const PARAMETER = {
  time: 0x01,
  number: 0x02,
  calledNumber: 0x03,
  absence: 0x04,
  name: 0x07,
  nameAbsence: 0x08,
  visualIndicator: 0x0b,
  callType: 0x11,
} as const;

/** Call type "voice call", as British lines send it. */
export const VOICE_CALL: Parameter = { tag: PARAMETER.callType, data: Uint8Array.of(0x01) };

/** Multiple data message format: type, length, parameters, checksum. */
export function multipleDataPacket(content: CallerIdContent): Uint8Array {
  const parameters: Parameter[] = [...(content.others ?? [])];
  const add = (tag: number, text: string | undefined): void => {
    if (text !== undefined) parameters.push({ tag, data: Buffer.from(text, 'latin1') });
  };
  add(PARAMETER.time, content.time);
  add(PARAMETER.number, content.number);
  add(PARAMETER.absence, content.absence);
  add(PARAMETER.name, content.name);
  add(PARAMETER.nameAbsence, content.nameAbsence);
  return packet(MESSAGE.callSetUp, parameters);
}

/** Single data message format: the older one, without tags; it always has a time. */
export function singleDataPacket(content: CallerIdContent): Uint8Array {
  const body = Buffer.from((content.time ?? '01010000') + (content.number ?? content.absence ?? 'O'), 'latin1');
  return withChecksum([MESSAGE.singleData, body.length, ...body]);
}

/** Lights or darkens the "message waiting" lamp; no call follows. */
export function messageWaitingPacket(isWaiting: boolean): Uint8Array {
  return packet(MESSAGE.messageWaiting, [
    { tag: PARAMETER.visualIndicator, data: Uint8Array.of(isWaiting ? 0xff : 0) },
  ]);
}

function packet(type: number, parameters: readonly Parameter[]): Uint8Array {
  const body = parameters.flatMap(({ tag, data }) => [tag, data.length, ...data]);
  return withChecksum([type, body.length, ...body]);
}

/** The checksum makes the sum of all bytes a multiple of 256. */
function withChecksum(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from([...bytes, (256 - (sum(bytes) % 256)) % 256]);
}

function sum(bytes: Iterable<number>): number {
  let total = 0;
  for (const byte of bytes) total += byte;
  return total;
}

/** A packet with type, length and sum as they must be. */
export function isIntact(bytes: Uint8Array): boolean {
  return bytes.length >= 3 && bytes[1] === bytes.length - 3 && sum(bytes) % 256 === 0;
}

/** Parameters of an intact packet, in order; undefined when a length leads out of it. */
export function parametersOf(bytes: Uint8Array): readonly Parameter[] | undefined {
  const body = bytes.subarray(2, -1);
  if (bytes[0] === MESSAGE.singleData) return singleDataParameters(body);
  const parameters: Parameter[] = [];
  for (let at = 0; at < body.length; ) {
    const [tag, length] = [body[at], body[at + 1]];
    if (tag === undefined || length === undefined || at + 2 + length > body.length) return undefined;
    parameters.push({ tag, data: body.subarray(at + 2, at + 2 + length) });
    at += 2 + length;
  }
  return parameters;
}

function singleDataParameters(body: Uint8Array): readonly Parameter[] {
  const rest = body.subarray(8);
  const isAbsent = rest.length === 1 && (rest[0] === 0x50 || rest[0] === 0x4f);
  const tag = isAbsent ? PARAMETER.absence : PARAMETER.number;
  return [
    { tag: PARAMETER.time, data: body.subarray(0, 8) },
    { tag, data: rest },
  ];
}
