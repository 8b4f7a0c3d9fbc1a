import { drawerStatus, paperStatus } from '../protocol/status-bytes.ts';
import type { Handler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';

/** A handful of bytes must not keep the printer busy for hours. */
const MOST_PLAYED_BYTES = 65_536;
const INFO_A = 0x3d;
const INFO_B = 0x5f;

function identify(printer: Interpreter, n: number): Uint8Array | undefined {
  const { model } = printer;
  switch (n) {
    case 1:
    case 49:
      return Uint8Array.of(model.modelId);
    case 2:
    case 50:
      return Uint8Array.of(model.typeId);
    case 3:
    case 51:
      return Uint8Array.of(model.romVersion);
    case 33:
    case 35:
    case 36:
    case 96:
    case 110:
      // What these report differs by model; "0" is what a TM-T20II gives for 35: unverified for the rest.
      return Uint8Array.of(INFO_A, n, 0x30, 0);
    case 65:
      return infoB(model.firmware);
    case 66:
      return infoB(model.maker);
    case 67:
      return infoB(model.name);
    case 68:
      return infoB(printer.serialNumber);
    case 69:
      return infoB(model.fontSet);
    case 111:
    case 112:
      return infoB('');
    default:
      return undefined;
  }
}

function infoB(text: string): Uint8Array {
  return Uint8Array.of(INFO_B, ...Buffer.from(text, 'latin1'), 0);
}

function sendStatus(printer: Interpreter, n: number): void {
  const word = printer.hardware.statusWord();
  if (n === 1 || n === 49) printer.hardware.reply(Uint8Array.of(paperStatus(word)));
  else if (n === 2 || n === 50) printer.hardware.reply(Uint8Array.of(drawerStatus(word)));
  else if (n === 4 || n === 52) printer.hardware.reply(Uint8Array.of(0));
}

/** Commands to the machine: drawer, status, identity, waiting. */
export const MACHINE_COMMANDS: Readonly<Record<string, Handler>> = {
  'ESC @': (printer) => {
    printer.initialise();
    printer.hardware.initialised();
  },
  'ESC =': ({ settings }, p) => {
    settings.isSelected = (p[0]! & 1) === 1;
  },
  'ESC p': ({ hardware }, p) => {
    const [m, on, off] = [p[0]!, p[1]!, p[2]!];
    if (m !== 0 && m !== 1 && m !== 48 && m !== 49) return;
    // A shorter pause than the pulse is stretched to the pulse.
    hardware.pulse((m & 1) === 0 ? 2 : 5, on * 2, Math.max(on, off) * 2);
  },
  'ESC c': ({ hardware }, p) => {
    if (p[0] === 0x34) hardware.setNearEndStops((p[1]! & 0x03) !== 0);
    if (p[0] === 0x35) hardware.setPanelButtons((p[1]! & 1) === 0);
  },
  'GS :': ({ macro }) => macro.toggle(),
  'GS ^': (printer, p) => {
    const { macro, hardware } = printer;
    // A macro that plays itself would never end; the printer does not define one while it plays one.
    if (macro.isRecording || printer.isPlayingMacro) return;
    if ((p[2]! & 1) === 1) hardware.waitForButton();
    const times = Math.min(p[0]!, Math.ceil(MOST_PLAYED_BYTES / Math.max(1, macro.bytes.length)));
    for (let time = 0; time < times; time++) printer.playMacro();
  },
  'ESC u': ({ hardware }) => hardware.reply(Uint8Array.of(drawerStatus(hardware.statusWord()))),
  'ESC v': (printer) => sendStatus(printer, 1),
  'GS r': (printer, p) => sendStatus(printer, p[0]!),
  'GS a': ({ hardware }, p) => hardware.setAutomaticStatus(p[0]!),
  'GS I': (printer, p) => {
    const answer = identify(printer, p[0]!);
    if (answer !== undefined) printer.hardware.reply(answer);
  },
};
