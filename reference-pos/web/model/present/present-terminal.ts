import type { Facts } from '../facts.ts';
import type { DeviceState, TerminalSettingsState } from '../till-state.ts';
import { problemText, type Words } from '../words/index.ts';
import { defined } from './fields.ts';

/** The set-up of the terminal on the page about devices. */
export function terminalSettingsState(
  { terminal, language, capabilities }: Facts,
  words: Words,
): TerminalSettingsState | undefined {
  const { answer, isTesting, problem, isSaved } = terminal;
  if (!answer) return undefined;
  const { mode, host = '', port = 20_007, path = '/dev/ttyUSB0', isHandWorkAllowed = true } = answer.settings;
  return defined({
    mode,
    host,
    port: String(port),
    path,
    isHandWorkAllowed,
    // A terminal is reached by the box, or by the cube beside it; a plain cloud has nobody in the salon.
    choices: capabilities?.variant === 'cloud' ? (['by-hand'] as const) : (['by-hand', 'tcp', 'serial'] as const),
    problem: problem && problemText(problem, words),
    isSaved,
    test: testOf(),
    checks: words.card.checks,
  });

  function testOf(): TerminalSettingsState['test'] {
    if (isTesting) return { state: 'running', text: words.terminalSettings.testRunning };
    const state = answer?.state;
    if (!state) return { state: 'none', text: '' };
    if (state.isReady) return { state: 'ready', text: words.terminalSettings.testReady };
    const text = language === 'de' ? state.text : (words.card.causes[state.cause ?? ''] ?? state.text);
    return { state: 'failed', text };
  }
}

/** The terminal among the devices, where the till drives one. */
export function terminalDevice(facts: Facts, { devices, card, terminalSettings }: Words): readonly DeviceState[] {
  const status = facts.devices['terminal'];
  if (facts.capabilities?.terminal !== 'zvt' || !status || facts.connection.state === 'lost') return [];
  const { state, text, lastSeen } = status;
  const word = state === 'ready' ? 'ready' : state === 'unknown' ? 'not-asked' : 'unreachable';
  const isGerman = facts.language === 'de';
  return [
    defined({
      kind: 'terminal' as const,
      name: devices.names.terminal,
      state,
      tone: state === 'ready' ? ('good' as const) : state === 'unknown' ? ('quiet' as const) : ('warn' as const),
      word: devices.words[word],
      text: state === 'ready' ? terminalSettings.testReady : isGerman ? text : (card.causes[state] ?? text),
      lastSeen,
    }),
  ];
}
