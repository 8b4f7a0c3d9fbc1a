import { type CutPlan, SWITCHES, type SwitchName } from './device/device-faults.ts';

/** Faults of the wire and of the host, beside the switches of the device. */
const OTHERS = {
  cutAtMessage:
    'cable or power fails before or after a message: { message or code, when, how }; what is left out is drawn from { seed }',
  connectionRefused: 'nobody can connect any more',
  fragmented: 'messages leave in pieces: { bytes }, default 1',
  coalesced: 'an answer and the command after it leave in one piece (TCP)',
  noise: 'the next frames on the serial line are damaged: { frames, seed }, default 1 frame, in its check sum',
  ackLost: 'the next ACKs on the serial line are not sent: { frames }, default 1',
  hostDown: 'the payment host cannot be reached',
  hostSlow: 'the payment host takes long: { latencyMs }, default 20,000',
  hostAnswerLost: 'the payment host does what it is asked, its next answers get lost: { answers }, default 1',
} as const;

/** All faults by name, with what they do. */
export const FAULTS = { ...SWITCHES, ...OTHERS } as const;

export type FaultName = keyof typeof FAULTS;

export interface FaultOptions extends Partial<CutPlan> {
  readonly bytes?: number;
  readonly frames?: number;
  readonly answers?: number;
  readonly latencyMs?: number;
  /** Draws what is left open; the same seed draws the same. */
  readonly seed?: number;
  /** Begins so much later. */
  readonly afterMs?: number;
  /** Ends by itself after so long. */
  readonly forMs?: number;
}

export function isSwitch(name: FaultName): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}
