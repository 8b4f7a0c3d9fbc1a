import type { FaultName } from '../faults.ts';
import type { CallEvent } from '../protocol/call-monitor-line.ts';

/** One message on one of the box's wires. */
export interface WireEntry {
  /** Unix milliseconds of the host, whatever the box's own clock says. */
  readonly at: number;
  readonly via: 'call monitor' | 'TR-064';
  readonly direction: 'in' | 'out' | 'note';
  readonly remote: string;
  readonly text: string;
}

export interface FritzBoxEvents {
  /** Something happened on the telephone, whether or not anybody listens at port 1012. */
  call: CallEvent;
  /** A program came to the call monitor or went. */
  client: { readonly remote: string; readonly isConnected: boolean; readonly count: number };
  callMonitor: { readonly isOn: boolean };
  power: { readonly isOn: boolean };
  wire: WireEntry;
  fault: { readonly name: FaultName; readonly isOn: boolean };
}
