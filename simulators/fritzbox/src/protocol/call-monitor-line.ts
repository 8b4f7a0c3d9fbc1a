import { boxTime } from './box-time.ts';

/** What the call monitor tells. `id` is the lowest small number that is free, so ids come back. */
export type CallEvent =
  | {
      readonly event: 'RING';
      readonly id: number;
      readonly caller: string;
      readonly called: string;
      readonly line: string;
    }
  | {
      readonly event: 'CALL';
      readonly id: number;
      readonly extension: number;
      readonly from: string;
      readonly dialled: string;
      readonly line: string;
    }
  | { readonly event: 'CONNECT'; readonly id: number; readonly extension: number; readonly remote: string }
  | { readonly event: 'DISCONNECT'; readonly id: number; readonly seconds: number };

export interface LineForm {
  /** Default CR LF. */
  readonly end?: '\r\n' | '\n';
  /** Default true. */
  readonly hasLineField?: boolean;
}

/** `12.05.26 09:14:03;RING;0;03023125000;987654;SIP0;` with its end; every field is followed by a semicolon. */
export function callMonitorLine(
  at: number,
  event: CallEvent,
  { end = '\r\n', hasLineField = true }: LineForm = {},
): string {
  const fields = [boxTime(at), event.event, event.id, ...details(event, hasLineField)];
  return `${fields.map((field) => `${field};`).join('')}${end}`;
}

function details(event: CallEvent, hasLineField: boolean): readonly (string | number)[] {
  switch (event.event) {
    case 'RING':
      return [event.caller, event.called, ...(hasLineField ? [event.line] : [])];
    case 'CALL':
      return [event.extension, event.from, event.dialled, ...(hasLineField ? [event.line] : [])];
    case 'CONNECT':
      return [event.extension, event.remote];
    case 'DISCONNECT':
      return [event.seconds];
  }
}
