import type { TerminalSettings } from '../cards/terminal-settings.ts';
import { zvtTerminalFor } from '../cards/zvt-terminal-for.ts';
import type { Authorisation, AuthoriseRequest, CardTerminal } from '../peripherals/terminal/card-terminal.ts';
import { CallFailure, type CubeDevice, type CubeDeviceParts } from './cube-device.ts';
import { terminalCalls } from './terminal-calls.ts';

/** The card terminal beside the cube; its settings come from the server. Amounts that are too old are not asked for. */
export function terminalDevice({ host }: CubeDeviceParts): CubeDevice {
  let known: { readonly text: string; readonly driver: CardTerminal | undefined } | undefined;
  const running = new Map<string, Authorisation>();
  const driver = (): CardTerminal => {
    if (known?.driver) return known.driver;
    throw new CallFailure('terminal-not-set-up', 'Am Cube ist kein Kartenterminal eingerichtet.');
  };
  return {
    name: 'terminal',
    handlers: {
      [terminalCalls.authorise]: async (payload, emit, call) => {
        call.demandFresh();
        const request = payload as AuthoriseRequest;
        const authorisation = driver().authorise(request, {
          onProgress: emit,
          // Its turn may have come late, behind another act of the terminal.
          onAsking: () => call.demandFresh(),
        });
        running.set(request.id, authorisation);
        try {
          return await authorisation.outcome;
        } finally {
          running.delete(request.id);
        }
      },
      [terminalCalls.cancel]: async (payload) => running.get((payload as { readonly id: string }).id)?.cancel(),
      [terminalCalls.last]: () => driver().lastResult(),
      [terminalCalls.reverse]: (payload) => driver().reverse(payload as { id: string; receiptNumber: number }),
      [terminalCalls.close]: (_payload, _emit, call) => driver().endOfDay({ id: call.id }),
      [terminalCalls.lastClosing]: () => driver().lastEndOfDay(),
      [terminalCalls.state]: () => driver().state(),
      [terminalCalls.repeat]: () => driver().repeatReceipt(),
    },
    configure: ({ devices }) => {
      const settings = (devices['terminal'] ?? { mode: 'by-hand' }) as TerminalSettings;
      const text = JSON.stringify(settings);
      // The same settings come with every connection; a terminal at work keeps its driver.
      if (text !== known?.text) known = { text, driver: zvtTerminalFor(host, settings) };
    },
    stop: () => Promise.resolve(),
  };
}
