import type { PrintFailure } from '../print-outcome.ts';

/** Which level of the printer's drawer line means open; makes differ, and some drawers have no switch. */
export type DrawerSensor = 'low-is-open' | 'high-is-open' | 'none';

export type DrawerState = 'open' | 'closed' | 'unknown';

/**
 * What became of the wish to open the drawer. `opened`: the sensor saw it. `kicked`: the pulse was sent, no sensor tells.
 * `by-key`: this till cannot open it; the cashier does. `failed`: it is shut as far as anybody can tell.
 */
export type DrawerOutcome =
  | { readonly outcome: 'opened' | 'kicked' | 'by-key' }
  | { readonly outcome: 'failed'; readonly cause: PrintFailure | 'jammed'; readonly text: string };

/** A drawer that stands open for longer than that was forgotten (PH-21). */
export const longestOpenMs = 60_000;

export const isLeftOpen = (drawer: { readonly isOpen: boolean; readonly openForMs: number } | undefined): boolean =>
  drawer?.isOpen === true && drawer.openForMs > longestOpenMs;

/** A cash drawer, however it is opened. */
export interface CashDrawerDriver {
  open(): Promise<DrawerOutcome>;
  state(): Promise<DrawerState>;
}

/** What a level says, given the drawer's switch. An unplugged drawer reads high. */
export function drawerStateOf(level: 'high' | 'low' | undefined, sensor: DrawerSensor): DrawerState {
  if (level === undefined || sensor === 'none') return 'unknown';
  return (level === 'low') === (sensor === 'low-is-open') ? 'open' : 'closed';
}

/** The drawer of a till without a line to it: a key opens it, nobody knows its state. */
export const drawerByKey: CashDrawerDriver = {
  open: () => Promise.resolve({ outcome: 'by-key' }),
  state: () => Promise.resolve('unknown'),
};
