import type { Host } from '@kassensturz/host';
import type { CardTerminal } from '../peripherals/terminal/card-terminal.ts';
import { ZvtTerminal } from '../peripherals/zvt/zvt-terminal.ts';
import type { TerminalSettings } from './terminal-settings.ts';

/** The driver for a terminal that this machine reaches by itself. */
export function zvtTerminalFor(host: Host, settings: TerminalSettings): CardTerminal | undefined {
  if (settings.mode === 'by-hand') return undefined;
  const { mode, password, isHandWorkAllowed } = settings;
  const line =
    mode === 'tcp'
      ? { kind: mode, host: settings.host, port: settings.port }
      : { kind: mode, path: settings.path, baudRate: settings.baudRate };
  return new ZvtTerminal(host, { line, password, isHandWorkAllowed });
}
