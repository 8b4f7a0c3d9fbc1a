import type { Host } from '@kassensturz/host';
import type { CubeConfig } from '../config.ts';
import type { CubeSettings } from './protocol.ts';

/** The call a handler works on. */
export interface RunningCall {
  readonly id: string;
  /** How long ago it was asked for, in milliseconds, waiting included. */
  ageMs(): number;
  /** Throws when the call is older than its life by now: to be asked after every wait for a turn (CK-15). */
  demandFresh(): void;
}

/**
 * Does one kind of call. What it returns is the result; a `CallFailure` says why not; `emit` reports progress. It runs at most
 * once for each id, and beside other calls: a device that can do one thing at a time keeps its own queue.
 */
export type CallHandler = (payload: unknown, emit: (progress: unknown) => void, call: RunningCall) => Promise<unknown>;

export type CallHandlers = Readonly<Record<string, CallHandler>>;

/** A device behind the cube. */
export interface CubeDevice {
  /** Its name in settings and state, e.g. `printer`. */
  readonly name: string;
  /** By name of the call, e.g. `print`; names are small letters with dots and hyphens, no two devices share one. */
  readonly handlers: CallHandlers;
  /** The server has said which devices exist and how they are set up; its own entry is `settings.devices[name]`. */
  configure?(settings: CubeSettings): void;
  /** What the server is to know of the device, as JSON; told when `onState` was called and every few seconds. */
  state?(): unknown;
  stop(): Promise<void>;
}

export interface CubeDeviceParts {
  readonly host: Host;
  readonly config: CubeConfig;
  /** Tells the server that something happened in the salon, e.g. `call.ringing`; kept for a minute while it is away. */
  readonly tell: (event: string, payload: unknown) => void;
  /** To be called when `state()` has changed. */
  readonly onState: () => void;
}

export type MakeCubeDevice = (parts: CubeDeviceParts) => CubeDevice;

/** A handler's reason why it could not do the call; `isUnknown` when it may have been done all the same. */
export class CallFailure extends Error {
  readonly code: string;
  readonly isUnknown: boolean;

  constructor(code: string, text: string, options: { readonly isUnknown?: boolean; readonly cause?: unknown } = {}) {
    super(text, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'CallFailure';
    this.code = code;
    this.isUnknown = options.isUnknown ?? false;
  }
}
