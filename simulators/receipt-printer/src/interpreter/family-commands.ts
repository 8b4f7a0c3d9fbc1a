import { codeFunction } from './code-commands.ts';
import { defineWindowsBitmap, graphicsFunction } from './graphics-commands.ts';
import type { Handler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { ruledLine } from './ruled-lines.ts';

const PROCESS_ID = [0x37, 0x22];

/** `GS ( family pL pH …`; `a` is what follows the length. */
function family(printer: Interpreter, letter: string, a: Uint8Array): void {
  switch (letter) {
    case 'A':
      testPrint(printer, a);
      return;
    case 'D':
      realTimeSwitches(printer, a);
      return;
    case 'E':
      userSettings(printer, a);
      return;
    case 'H':
      responses(printer, a);
      return;
    case 'k':
      codeFunction(printer, a);
      return;
    case 'L':
      graphicsFunction(printer, a);
      return;
    case 'Q':
      ruledLine(printer, a);
      return;
    default:
      // The other families set what does not show: density, memory switches, counters.
      return;
  }
}

function testPrint(printer: Interpreter, a: Uint8Array): void {
  if (a.length !== 2) return;
  for (const text of [printer.model.name, `Firmware ${printer.model.firmware}`, `Serial ${printer.serialNumber}`]) {
    printer.text(Buffer.from(text, 'latin1'), 0, text.length);
    printer.printLine(printer.settings.lineSpacing);
  }
  printer.feed(printer.model.headToCutterDots);
  printer.hardware.cut('full');
  printer.hardware.restart();
}

function realTimeSwitches(printer: Interpreter, a: Uint8Array): void {
  if (a[0] !== 0x14) return;
  for (let at = 1; at + 1 < a.length; at += 2) {
    const which = a[at] === 1 ? 'pulse' : a[at] === 2 ? 'powerOff' : undefined;
    if (which !== undefined) printer.hardware.setRealTimeCommand(which, (a[at + 1]! & 1) === 1);
  }
}

function userSettings(printer: Interpreter, a: Uint8Array): void {
  const [fn, x, y, z] = a;
  if (fn === 1 && x === 0x49 && y === 0x4e) printer.hardware.reply(Uint8Array.of(0x37, 0x20, 0));
  if (fn === 2 && x === 0x4f && y === 0x55 && z === 0x54) printer.hardware.restart();
}

function responses(printer: Interpreter, a: Uint8Array): void {
  if (a[0] === 0x30 && a[1] === 0x30 && a.length === 6) {
    // Sent here, in turn with the data: everything before it is on the paper.
    printer.hardware.reply(Uint8Array.of(...PROCESS_ID, ...a.subarray(2, 6), 0));
  } else if (a[0] === 0x31 && a[1] === 0x30 && a.length === 3) {
    const mode = a[2]! >= 0x30 ? a[2]! - 0x30 : a[2]!;
    if (mode <= 2) printer.hardware.setOfflineResponse(mode as 0 | 1 | 2);
  }
}

/** The `GS (` families and `GS 8 L`. */
export const FAMILY_COMMANDS: Readonly<Record<string, Handler>> = {
  'GS (': (printer, p, length) => family(printer, String.fromCharCode(p[0]!), p.subarray(3, length)),
  'GS D': (printer, p, length) => defineWindowsBitmap(printer, p.subarray(0, length)),
  'GS 8': (printer, p, length) => graphicsFunction(printer, p.subarray(5, length)),
};
