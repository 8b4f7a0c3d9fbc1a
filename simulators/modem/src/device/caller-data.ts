import {
  type CallerIdContent,
  multipleDataPacket,
  singleDataPacket,
  VOICE_CALL,
} from '../protocol/caller-id-packet.ts';
import type { LineProfile } from './line-profile.ts';
import type { LineCaller } from './telephone-line.ts';

/** What comes over the line about a caller: a packet in FSK, or digits in tones. */
export type CallerData =
  | { readonly kind: 'packet'; readonly bytes: Uint8Array }
  | { readonly kind: 'tones'; readonly digits: string };

/** Names are cut to what networks carry. */
const NAME_CHARACTERS = 15;

/** What an exchange with that line sends; undefined where it sends nothing. */
export function callerData(
  caller: LineCaller,
  line: LineProfile,
  now: number,
  sendsTime: boolean,
): CallerData | undefined {
  if (line.callerId === 'none') return undefined;
  if (line.signalling === 'dtmf') return caller.kind === 'number' ? { kind: 'tones', digits: caller.sent } : undefined;
  const content = contentOf(caller, line, sendsTime && line.sendsTime ? exchangeTime(now, line.timeZone) : undefined);
  return {
    kind: 'packet',
    bytes: line.signalling === 'single data' ? singleDataPacket(content) : multipleDataPacket(content),
  };
}

function contentOf(caller: LineCaller, line: LineProfile, time: string | undefined): CallerIdContent {
  const absence = caller.kind === 'withheld' ? 'P' : 'O';
  const name = caller.kind === 'number' ? caller.name?.slice(0, NAME_CHARACTERS) : undefined;
  return {
    ...(time === undefined ? {} : { time }),
    ...(caller.kind === 'number' ? { number: caller.sent } : { absence }),
    ...(line.sendsName && name !== undefined ? { name } : {}),
    ...(line.sendsName && caller.kind !== 'number' ? { nameAbsence: absence } : {}),
    ...(line.sendsCallType ? { others: [VOICE_CALL] } : {}),
  };
}

/** MMDDHHMM where the exchange stands. */
function exchangeTime(now: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part['month']}${part['day']}${part['hour']}${part['minute']}`;
}
