import type { Command, ExtendedAction } from './command.ts';

const REGISTER = /^S(\d*)(?:(\?)|=(\d*))?/;
const POINTED = /^(?:(\?)|=(\d*))/;
const EXTENDED = /^([+#\-!*][A-Z0-9]+(?:-[A-Z0-9]+)*)(=\?|\?|=[^;]*)?/;
const BASIC = /^([&\\%]?[A-Z])(\d*)/;
const DIAL = /^D(.*)$/;

/** Commands of a line after its `AT`, in order; the first one that cannot be read ends the list. */
export function readCommands(body: string): readonly Command[] {
  const commands: Command[] = [];
  for (let rest = compact(body); rest.length > 0; ) {
    const [command, length] = readOne(rest);
    commands.push(command);
    if (command.kind === 'unreadable') break;
    // Extended commands end at a semicolon; elsewhere it means nothing.
    rest = rest.slice(length).replace(/^;/, '');
  }
  return commands;
}

/** Case and blanks mean nothing to a modem. */
function compact(body: string): string {
  return body.replaceAll(/[ \t]/g, '').toUpperCase();
}

function readOne(text: string): readonly [Command, number] {
  if (text.startsWith('$')) return [{ kind: 'help' }, 1];
  if (text.startsWith('&$')) return [{ kind: 'help' }, 2];
  return readDial(text) ?? readRegister(text) ?? readExtended(text) ?? readBasic(text) ?? unreadable(text);
}

function unreadable(text: string): readonly [Command, number] {
  return [{ kind: 'unreadable', text }, text.length];
}

function readDial(text: string): readonly [Command, number] | undefined {
  const match = DIAL.exec(text);
  return match ? [{ kind: 'dial', digits: match[1] ?? '' }, text.length] : undefined;
}

function readRegister(text: string): readonly [Command, number] | undefined {
  const named = REGISTER.exec(text);
  const pointed = named ? undefined : POINTED.exec(text);
  if (!named && !pointed) return undefined;
  const length = (named ?? pointed)?.[0].length ?? 0;
  const register = named ? Number(named[1] || 0) : undefined;
  const [question, value] = named ? [named[2], named[3]] : [pointed?.[1], pointed?.[2]];
  if (question !== undefined) return [{ kind: 'register', register, action: { kind: 'read' } }, length];
  if (value === undefined) return [{ kind: 'register', register, action: { kind: 'point' } }, length];
  return [{ kind: 'register', register, action: { kind: 'write', value: Number(value || 0) } }, length];
}

function readExtended(text: string): readonly [Command, number] | undefined {
  const match = EXTENDED.exec(text);
  if (!match) return undefined;
  const name = match[1] ?? '';
  return [{ kind: 'extended', name, action: actionOf(match[2]) }, match[0].length];
}

function actionOf(suffix: string | undefined): ExtendedAction {
  if (suffix === undefined || suffix === '') return { kind: 'execute' };
  if (suffix === '?') return { kind: 'read' };
  if (suffix === '=?') return { kind: 'test' };
  return { kind: 'set', value: suffix.slice(1) };
}

function readBasic(text: string): readonly [Command, number] | undefined {
  const match = BASIC.exec(text);
  return match ? [{ kind: 'basic', name: match[1] ?? '', value: Number(match[2] || 0) }, match[0].length] : undefined;
}
