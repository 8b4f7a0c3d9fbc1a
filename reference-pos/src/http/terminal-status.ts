import type { Pos } from '../pos.ts';
import type { Capabilities } from './capabilities.ts';
import type { DeviceStatus } from './status.ts';
import { iso } from './views.ts';

/** Whether amounts reach the terminal by themselves now; a cube that is gone takes its terminal along. */
export function terminalNow({ terminal, config, delivery }: Pos): Capabilities['terminal'] {
  const isBridged = config.variant !== 'cube' || delivery.channel() === 'server';
  return terminal.driver && isBridged ? 'zvt' : 'by-hand';
}

/** The terminal as it was found last; nothing where it is worked by hand. */
export function terminalStatus(pos: Pos): Readonly<Record<string, DeviceStatus>> {
  if (terminalNow(pos) === 'by-hand') return {};
  const { state } = pos.terminal;
  if (!state) return { terminal: { state: 'unknown', text: 'Das Kartenterminal wurde noch nicht gefragt.' } };
  const { isReady, cause, text, atMs, terminalId } = state;
  return {
    terminal: {
      state: isReady ? 'ready' : (cause ?? 'unknown'),
      text,
      ...(isReady ? { lastSeen: iso(atMs) } : {}),
      ...(terminalId ? { details: { terminalId } } : {}),
    },
  };
}
