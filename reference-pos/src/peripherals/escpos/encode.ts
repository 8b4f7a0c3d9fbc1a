import { toPc858 } from '../layout/code-page-858.ts';
import type { PaperItem, TextStyle } from '../layout/lay-out.ts';
import * as command from './commands.ts';

const utf8 = new TextEncoder();

/** Opens a job: whatever state an earlier one left behind is reset, and the code page is the one we write in. */
export const jobOpening = concatenate([command.initialise, command.codePage858, command.plainAscii, command.fontA]);

/** Bytes that put the items on paper, to follow `jobOpening`. */
export function encode(items: readonly PaperItem[]): Uint8Array {
  return concatenate(items.map(encodeItem));
}

/** Items up to the last cut, and that cut: what is on paper is known before the cutter has its say. */
export function splitAtLastCut(items: readonly PaperItem[]): {
  content: readonly PaperItem[];
  ending: readonly PaperItem[];
} {
  const last = items.findLastIndex((item) => item.type === 'cut');
  return last < 0 ? { content: items, ending: [] } : { content: items.slice(0, last), ending: items.slice(last) };
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function encodeItem(item: PaperItem): Uint8Array {
  switch (item.type) {
    case 'line':
      return concatenate([...styleOn(item), toPc858(item.text), command.lineFeed, ...styleOff(item)]);
    case 'qr':
      return concatenate([
        command.align.center,
        command.qrModel2,
        command.qrModuleDots(item.moduleDots),
        command.qrLevel(item.level),
        command.qrStore(utf8.encode(item.data)),
        command.qrPrint,
        command.align.left,
      ]);
    case 'feed':
      return item.lines === 0 ? new Uint8Array() : command.feedLines(item.lines);
    case 'cut':
      return command.feedAndCut;
    default:
      return item satisfies never;
  }
}

function styleOn({ align, bold, underline, size }: TextStyle): Uint8Array[] {
  return [
    ...(align === 'left' ? [] : [command.align[align]]),
    ...(bold ? [command.bold(true)] : []),
    ...(underline ? [command.underline(true)] : []),
    ...(size === 1 ? [] : [command.characterSize(size)]),
  ];
}

function styleOff({ align, bold, underline, size }: TextStyle): Uint8Array[] {
  return [
    ...(size === 1 ? [] : [command.characterSize(1)]),
    ...(underline ? [command.underline(false)] : []),
    ...(bold ? [command.bold(false)] : []),
    ...(align === 'left' ? [] : [command.align.left]),
  ];
}
