import type { PaperMm } from '../jobs/printer-delivery.ts';

/** Longest JSON text of a payload, a progress report or a result, in characters; what is longer belongs into the database. */
export const longestPayload = 48_000;

/** Which devices stand in the salon and how they are set up, by name; each device reads its own entry. */
export interface CubeSettings {
  readonly paperMm: PaperMm;
  readonly devices: Readonly<Record<string, unknown>>;
}

/**
 * What became of a call. `failed`: surely not done, or done up to where `text` says. `dropped`: too old when its turn
 * came, nothing was done. `unknown`: perhaps done; ask the device before anybody tries again.
 */
export type CallOutcome =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed' | 'dropped' | 'unknown'; readonly code: string; readonly text: string };

/** Answer to "what became of that id?": never heard of, at work, or how it ended. */
export type CallStanding = { readonly state: 'unheard-of' } | { readonly state: 'running' } | CallOutcome;

/** What the server sends, one JSON object a line. Ages are durations: the clocks of cube and server may differ. */
export type ServerMessage =
  | { readonly type: 'alive' }
  | ({ readonly type: 'settings' } & CubeSettings)
  | CallMessage
  | { readonly type: 'inquiry'; readonly id: string };

export interface CallMessage {
  readonly type: 'call';
  readonly id: string;
  /** Which handler of the cube is meant, e.g. `print`. */
  readonly name: string;
  readonly payload: unknown;
  readonly ageMs: number;
  /** Older than this when its turn comes, it is dropped (CK-15). */
  readonly lifeMs?: number;
}

/** What the cube sends, in order, a list at a time. */
export type CubeMessage =
  | { readonly type: 'state'; readonly devices: Readonly<Record<string, unknown>> }
  | { readonly type: 'progress'; readonly id: string; readonly payload: unknown }
  | { readonly type: 'outcome'; readonly id: string; readonly outcome: CallOutcome }
  | { readonly type: 'standing'; readonly id: string; readonly standing: CallStanding }
  | {
      readonly type: 'event';
      /** Made by the cube; the server hears an event once, however often it is sent. */
      readonly id: string;
      readonly name: string;
      readonly payload: unknown;
      readonly ageMs: number;
    };

/** The call was begun and a power cut or restart of the cube broke it off. */
export const brokenOff: CallOutcome = {
  state: 'unknown',
  code: 'broken-off',
  text: 'Der Cube wurde mitten im Auftrag unterbrochen. Bitte am Gerät nachsehen, was geschehen ist.',
};

export const tooOld: CallOutcome = {
  state: 'dropped',
  code: 'too-old',
  text: 'Der Auftrag war zu alt und wurde nicht mehr ausgeführt.',
};
