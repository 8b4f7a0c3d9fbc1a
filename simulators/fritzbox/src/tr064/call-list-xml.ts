import type { ListedCall } from '../device/call-list.ts';
import { boxTime } from '../protocol/box-time.ts';
import { element } from './xml-text.ts';

const DAY_MS = 86_400_000;

export interface CallListQuery {
  readonly days?: number;
  readonly max?: number;
  /** Only calls with a greater id. */
  readonly id?: number;
}

/** The call list as TR-064 hands it out, newest first. `now` in Unix milliseconds. */
export function callListXml(
  calls: readonly ListedCall[],
  nameOf: (number: string) => string | undefined,
  now: number,
  { days, max, id }: CallListQuery = {},
): string {
  const wanted = calls
    .filter(({ at }) => days === undefined || at >= now - days * DAY_MS)
    .filter((call) => id === undefined || call.id > id)
    .slice(0, max ?? calls.length);
  return `<?xml version="1.0" encoding="UTF-8"?>
<root>${element('timestamp', Math.floor(now / 1_000))}
${wanted.map((call) => callXml(call, nameOf(call.remote))).join('\n')}
</root>
`;
}

function callXml(call: ListedCall, name = ''): string {
  const isOutgoing = call.kind === 3 || call.kind === 11;
  const own = `${call.line.replace(/\d+$/, '')}: ${call.own}`;
  const [caller, called] = isOutgoing ? [own, call.remote] : [call.remote, own];
  const numbers = isOutgoing ? element('CallerNumber', call.own) : element('CalledNumber', call.own);
  return `<Call>${element('Id', call.id)}${element('Type', call.kind)}${element('Caller', caller)}${element('Called', called)}${numbers}${element('Name', name)}<Numbertype>sip</Numbertype>${element('Device', deviceName(call.extension))}${element('Port', call.extension ?? -1)}${element('Date', boxTime(call.at).slice(0, 14))}${element('Duration', duration(call.seconds))}<Count></Count><Path></Path></Call>`;
}

/** Numbers of FHEM's table: 10 to 15 cordless, 40 to 44 answering machines. */
function deviceName(extension: number | undefined): string {
  if (extension === undefined) return '';
  if (extension >= 40 && extension <= 44) return 'Anrufbeantworter';
  if (extension >= 10 && extension <= 15) return `Mobilteil ${extension - 9}`;
  return extension <= 2 ? `FON ${extension + 1}` : `Telefon ${extension}`;
}

/** Hours and minutes, begun minutes counted: a call of 20 s lasted `0:01`. */
function duration(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
