import type { Random } from '@kassensturz/host';

/** A way into the terminal. */
export interface Door {
  powerOn(): Promise<void>;
  powerOff(): Promise<void>;
  stop(): Promise<void>;
  /** The cable is put back that a cut had taken out. */
  plugIn(): void;
}

/** What is wrong with the wires. */
export interface LineFaults {
  isRefusing: boolean;
  /** Messages leave in pieces of so many bytes. */
  fragmentBytes: number | undefined;
  /** An answer waits for the command after it, so that both leave in one piece (TCP). */
  isCoalescing: boolean;
  /** Which byte of a frame the noise hits; same seed, same bytes. */
  noise: Random | undefined;
  /** So many of the next frames get a wrong byte on their way out (serial). */
  noisyFrames: number;
  /** So many of the next ACKs are not sent (serial). */
  lostAcks: number;
}

export function noLineFaults(): LineFaults {
  return {
    isRefusing: false,
    fragmentBytes: undefined,
    isCoalescing: false,
    noise: undefined,
    noisyFrames: 0,
    lostAcks: 0,
  };
}
