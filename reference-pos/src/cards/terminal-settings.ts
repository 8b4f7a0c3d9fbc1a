import type { Fields } from '../http/fields.ts';
import type { SettingRecords } from '../till/records/setting-records.ts';

/** How the salon's terminal is worked. `by-hand`: it stands beside the till and knows nothing of it (PH-09). */
export type TerminalSettings =
  | { readonly mode: 'by-hand' }
  | (ZvtAccess & {
      readonly mode: 'tcp';
      readonly host: string;
      readonly port: number;
    })
  | (ZvtAccess & { readonly mode: 'serial'; readonly path: string; readonly baudRate: number });

interface ZvtAccess {
  /** Kassenpasswort, six digits. */
  readonly password: string;
  /** May amounts be typed at the terminal itself? */
  readonly isHandWorkAllowed: boolean;
}

const name = 'card-terminal';
const baudRates = [9_600, 19_200, 57_600, 115_200];

/** What was set at the till, else what came with the installation. */
export function readTerminalSettings(settings: SettingRecords, first: TerminalSettings | undefined): TerminalSettings {
  const text = settings.read(name);
  return text === undefined ? (first ?? { mode: 'by-hand' }) : (JSON.parse(text) as TerminalSettings);
}

export function writeTerminalSettings(settings: SettingRecords, value: TerminalSettings): void {
  settings.write(name, JSON.stringify(value));
}

/** Settings as they come from outside; `known` fills in the password, which is never shown and need not be typed again. */
export function terminalSettingsOf(fields: Fields, known: TerminalSettings): TerminalSettings {
  const mode = fields.oneOf('mode', ['by-hand', 'tcp', 'serial']);
  if (mode === 'by-hand') {
    fields.only('mode');
    return { mode };
  }
  const password = fields.has('password')
    ? fields.matching('password', /^\d{6}$/, 'sechs Ziffern')
    : known.mode === 'by-hand'
      ? '000000'
      : known.password;
  const access = {
    password,
    isHandWorkAllowed: fields.has('isHandWorkAllowed') ? fields.flag('isHandWorkAllowed') : true,
  };
  if (mode === 'tcp') {
    fields.only('mode', 'host', 'port', 'password', 'isHandWorkAllowed');
    const host = fields.matching('host', /^[A-Za-z0-9.:-]{1,120}$/, 'Adresse wie 192.168.178.50');
    return { mode, host, port: fields.wholeNumber('port', 1, 65_535), ...access };
  }
  fields.only('mode', 'path', 'baudRate', 'password', 'isHandWorkAllowed');
  const path = fields.matching('path', /^[\w/.:-]{1,120}$/, 'Anschluss wie /dev/ttyUSB0');
  const baudRate = fields.has('baudRate') ? fields.wholeNumber('baudRate', 9_600, 115_200) : 9_600;
  return { mode, path, baudRate: baudRates.includes(baudRate) ? baudRate : 9_600, ...access };
}

/** Settings as they may be shown. */
export function shownTerminalSettings(settings: TerminalSettings) {
  if (settings.mode === 'by-hand') return { mode: settings.mode };
  const { password: _, ...shown } = settings;
  return shown;
}
