/** One event of the call monitor. Fields as FRITZ!OS writes them; a withheld number is an empty text. */
export type CallMonitorEvent =
  | { readonly type: 'RING'; readonly id: number; readonly caller: string; readonly called: string }
  | { readonly type: 'CALL'; readonly id: number; readonly dialled: string }
  | { readonly type: 'CONNECT'; readonly id: number; readonly extension: string }
  | { readonly type: 'DISCONNECT'; readonly id: number; readonly seconds: number };

/** No line of the call monitor is longer; what is, is passed over up to its end. */
const longestLine = 1_000;

/** Cuts the stream into lines, wherever the network has cut it, and reads them. */
export class CallMonitorReader {
  #rest = '';
  #isTooLong = false;

  /** Events that are complete by now. What is none (other firmware, another service on that port) is passed over. */
  take(piece: Uint8Array): readonly CallMonitorEvent[] {
    const parts = (this.#rest + Buffer.from(piece).toString('latin1')).split('\n');
    this.#rest = parts.pop() ?? '';
    const events: CallMonitorEvent[] = [];
    for (const line of parts) {
      const event = this.#isTooLong || line.length > longestLine ? undefined : readCallMonitorLine(line);
      this.#isTooLong = false;
      if (event) events.push(event);
    }
    if (this.#rest.length > longestLine) {
      this.#isTooLong = true;
      this.#rest = '';
    }
    return events;
  }
}

/** `12.05.26 09:14:03;RING;0;03023125201;987654;SIP0;`; the box's own time is not trusted (it may have none yet). */
export function readCallMonitorLine(line: string): CallMonitorEvent | undefined {
  const [time = '', type, idText = '', first = '', second = '', third = ''] = line.trimEnd().split(';');
  if (!/^\d{2}\.\d{2}\.\d{2} \d{2}:\d{2}:\d{2}$/.test(time) || !/^\d{1,4}$/.test(idText)) return undefined;
  const id = Number(idText);
  switch (type) {
    case 'RING':
      return { type, id, caller: first.trim(), called: second.trim() };
    case 'CALL':
      return { type, id, dialled: third.trim() };
    case 'CONNECT':
      return { type, id, extension: first };
    case 'DISCONNECT':
      return { type, id, seconds: Number(first) || 0 };
    default:
      return undefined;
  }
}
