import { type Facts, hasRight, printerUrl } from '../facts.ts';
import type { DeviceKind, DeviceState, TillState, Tone } from '../till-state.ts';
import type { LimitKind } from '../wire.ts';
import type { DeviceWord, Words } from '../words/index.ts';
import { defined } from './fields.ts';
import { placeOf } from './present-banner.ts';
import { terminalDevice } from './present-terminal.ts';
import { tseLines } from './present-tse.ts';

const tones: Readonly<Record<string, Tone>> = {
  ready: 'good',
  ok: 'good',
  connected: 'good',
  closed: 'good',
  kick: 'good',
  'kick-by-page': 'good',
  'left-open': 'warn',
  'by-key': 'quiet',
  'not-needed': 'quiet',
  unreachable: 'warn',
  open: 'quiet',
  starting: 'quiet',
  unknown: 'quiet',
  'not-asked': 'quiet',
  low: 'warn',
  outage: 'warn',
  spare: 'warn',
  'certificate-ending': 'warn',
  'quota-ending': 'warn',
  'memory-ending': 'warn',
  'export-failed': 'warn',
  'export-overdue': 'warn',
  'near-end': 'warn',
  'paper-near-end': 'warn',
  'not-set-up': 'warn',
  'not-paired': 'quiet',
};

/** Every device with its state as a word, a sentence and a tone, in the order a cashier looks for them. */
export function deviceStates(facts: Facts, words: Words): readonly DeviceState[] {
  const kinds = ['internet', 'tse', 'printer', 'drawer', 'cube', 'storage'] as const;
  const server = kinds.flatMap((kind) => serverDevice(kind, facts, words));
  const printer = facts.capabilities?.printer === 'epos-from-browser' ? [pagePrinter(facts, words)] : [];
  // What this page sees for itself it does not take from the server: its printer, and in the cloud the internet.
  const link = linkToServer(facts, words);
  const own = new Set<DeviceKind>([link.kind, ...printer.map(({ kind }) => kind)]);
  const callerId = callerIdDevice(facts, words);
  const others = server.filter(({ kind }) => !own.has(kind));
  const order: readonly DeviceKind[] = [
    'server',
    'internet',
    'tse',
    'printer',
    'drawer',
    'terminal',
    'callerId',
    'cube',
    'storage',
  ];
  return [link, ...printer, ...others, ...terminalDevice(facts, words), ...callerId]
    .map((device) => defined({ ...device, test: testOf(device.kind, facts, words) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The test button of a device; a drawer that only a key opens has nothing to try. */
function testOf(kind: DeviceKind, facts: Facts, { devices, failures }: Words): DeviceState['test'] {
  if (!facts.session) return undefined;
  if (kind === 'drawer' && (facts.capabilities?.drawer !== 'kick' || !hasRight(facts, 'drawer'))) return undefined;
  if (kind === 'printer' && facts.capabilities?.printer === 'epos-from-browser' && printerUrl(facts) === undefined)
    return undefined;
  const test = facts.deviceTests[kind];
  if (!test) return { state: 'none', text: '' };
  const said = test.cause ? failures[test.cause] : facts.language === 'de' ? test.text : undefined;
  const own = devices.tests[test.state];
  return { state: test.state, text: test.state === 'failed' ? (said ?? own) : own };
}

/** Whether this page reaches its server: over the internet, or over the salon's own network. */
function linkToServer(facts: Facts, { devices }: Words): DeviceState {
  const { state } = facts.connection;
  const kind = placeOf(facts) === 'box' ? 'server' : 'internet';
  const tone = state === 'connected' ? 'good' : state === 'lost' ? 'bad' : 'quiet';
  return {
    kind,
    name: devices.names[kind],
    tone,
    word: devices.words[state],
    text: devices.texts[state],
  };
}

function serverDevice(
  kind: 'internet' | 'tse' | 'printer' | 'drawer' | 'cube' | 'storage',
  facts: Facts,
  words: Words,
): readonly DeviceState[] {
  const status = facts.devices[kind];
  // What the server last said is no news while it is out of reach.
  if (!status || facts.connection.state === 'lost') return [];
  const { devices } = words;
  const device = defined({
    kind,
    name: devices.names[kind],
    state: status.state,
    tone: tones[status.state] ?? ('bad' as const),
    word: isWord(status.state, devices.words) ? devices.words[status.state] : devices.words.unknown,
    text: devices.states[`${kind}.${status.state}`] ?? failureIn(words, status.state) ?? status.text,
    lastSeen: status.lastSeen,
    lines: kind === 'tse' ? tseLines(status, facts.language, words) : undefined,
  });
  return [device];
}

const failureIn = ({ failures }: Words, state: string): string | undefined =>
  Object.hasOwn(failures, state) ? failures[state as keyof typeof failures] : undefined;

const isWord = (state: string, words: Readonly<Record<DeviceWord, string>>): state is DeviceWord =>
  Object.hasOwn(words, state);

/** What tells who calls, where the till offers that at all (PH-22); its troubles have words of their own. */
function callerIdDevice(facts: Facts, { devices, phone }: Words): readonly DeviceState[] {
  const status = facts.devices['callerId'];
  const isOffered = (facts.capabilities?.callerId ?? 'none') !== 'none';
  if (!status || !isOffered || facts.connection.state === 'lost') return [];
  const { state, text, lastSeen } = status;
  return [
    defined({
      kind: 'callerId' as const,
      name: devices.names.callerId,
      state,
      tone:
        state === 'ready'
          ? ('good' as const)
          : state === 'not-set-up' || state === 'connecting'
            ? ('quiet' as const)
            : ('warn' as const),
      word: phone.words[state] ?? (isWord(state, devices.words) ? devices.words[state] : devices.words.unknown),
      text: phone.troubles[state] ?? text,
      lastSeen,
    }),
  ];
}

/** In the plain cloud only this page knows the printer: its state is what the printer last told the page. */
function pagePrinter(facts: Facts, { devices, failures }: Words): DeviceState {
  const { seen, permission } = facts.printer;
  const make = (word: DeviceWord, tone: Tone, text: string): DeviceState =>
    defined({
      kind: 'printer' as const,
      name: devices.names.printer,
      tone,
      word: devices.words[word],
      text,
      lastSeen: seen?.isReady ? new Date(seen.atMs).toISOString() : undefined,
    });
  if (printerUrl(facts) === undefined) return make('not-set-up', 'warn', devices.texts.printerNotSetUp);
  if (permission === 'denied') return make('blocked-by-browser', 'bad', failures['blocked-by-browser']);
  if (!seen) {
    const text = permission === 'prompt' ? devices.texts.permissionNeeded : devices.texts.printerNotAsked;
    return make('not-asked', 'quiet', text);
  }
  if (seen.cause) return make(seen.cause, 'bad', failures[seen.cause]);
  if (seen.isPaperNearEnd) return make('paper-near-end', 'warn', devices.texts.printerNearEnd);
  return make('ready', 'good', devices.texts.printerReady);
}

/** The limits of the variant as the capabilities state them, in the same words (CK-11). */
export function limits({ capabilities, language }: Facts, { devices }: Words): TillState['limits'] {
  if (!capabilities) return [];
  const kinds: readonly LimitKind[] = ['printer', 'drawer', 'terminal', 'callerId', 'tse'];
  return kinds.map((kind) => {
    const value = kind === 'tse' ? capabilities.tse.join(',') : capabilities[kind];
    const translated = devices.limitTexts[`${kind}.${value}`];
    const said = capabilities.texts?.[kind];
    return { kind, name: devices.names[kind], text: (language === 'de' ? said : (translated ?? said)) ?? value };
  });
}
