import { CAN, CR, DC4, DLE, ENQ, EOT, ESC, FF, FS, GS, HT, LF } from './control-bytes.ts';
import * as rule from './parameter-rules.ts';

/** One command of ESC/POS: its bytes, its name, and how many parameters follow. */
export interface CommandRow {
  readonly lead: number;
  readonly code: number;
  readonly name: string;
  readonly does: string;
  /** Parameter bytes that are always there (before `rule` is asked). */
  readonly first: number;
  readonly rule?: rule.ParameterRule;
}

type Size = number | readonly [first: number, rule: rule.ParameterRule];
type Line = readonly [code: number, name: string, size: Size, does: string];

const one = (rule: rule.ParameterRule): Size => [1, rule];

const dle: readonly Line[] = [
  [EOT, 'DLE EOT', one(rule.byFirst({ 0: 2, 7: 2, 8: 2, 18: 2 }, 1)), 'real-time status'],
  [ENQ, 'DLE ENQ', 1, 'real-time request to recover'],
  [DC4, 'DLE DC4', one(rule.realTimeRequest), 'real-time request'],
];

const esc: readonly Line[] = [
  [0x0c, 'ESC FF', 0, 'print the page, stay in page mode'],
  [0x20, 'ESC SP', 1, 'right-side character spacing'],
  [0x21, 'ESC !', 1, 'print modes'],
  [0x24, 'ESC $', 2, 'absolute position'],
  [0x25, 'ESC %', 1, 'user-defined characters on/off'],
  [0x26, 'ESC &', [3, rule.userCharacters], 'define characters'],
  [0x28, 'ESC (', [3, rule.family], 'ESC ( family'],
  [0x2a, 'ESC *', [3, rule.columnImage], 'column image'],
  [0x2d, 'ESC -', 1, 'underline'],
  [0x32, 'ESC 2', 0, 'default line spacing'],
  [0x33, 'ESC 3', 1, 'line spacing'],
  [0x34, 'ESC 4', 0, 'italic (not on these printers)'],
  [0x35, 'ESC 5', 0, 'italic off (not on these printers)'],
  [0x3c, 'ESC <', 0, 'return home'],
  [0x3d, 'ESC =', 1, 'select peripheral'],
  [0x3f, 'ESC ?', 1, 'cancel user-defined character'],
  [0x40, 'ESC @', 0, 'initialise'],
  [0x44, 'ESC D', one(rule.tabStops), 'tab stops'],
  [0x45, 'ESC E', 1, 'bold'],
  [0x47, 'ESC G', 1, 'double strike'],
  [0x4a, 'ESC J', 1, 'print and feed units'],
  [0x4b, 'ESC K', 1, 'print and feed back units'],
  [0x4c, 'ESC L', 0, 'page mode'],
  [0x4d, 'ESC M', 1, 'font'],
  [0x52, 'ESC R', 1, 'international character set'],
  [0x53, 'ESC S', 0, 'standard mode'],
  [0x54, 'ESC T', 1, 'page mode direction'],
  [0x55, 'ESC U', 1, 'unidirectional printing'],
  [0x56, 'ESC V', 1, 'rotate by 90°'],
  [0x57, 'ESC W', 8, 'page mode area'],
  [0x5c, 'ESC \\', 2, 'relative position'],
  [0x61, 'ESC a', 1, 'justification'],
  [0x63, 'ESC c', one(rule.byFirst({ 48: 2, 49: 2, 51: 2, 52: 2, 53: 2 })), 'paper sensors, panel buttons'],
  [0x64, 'ESC d', 1, 'print and feed lines'],
  [0x65, 'ESC e', 1, 'print and feed back lines'],
  [0x69, 'ESC i', 0, 'full cut (obsolete)'],
  [0x6d, 'ESC m', 0, 'partial cut (obsolete)'],
  [0x70, 'ESC p', 3, 'drawer pulse'],
  [0x72, 'ESC r', 1, 'colour'],
  [0x74, 'ESC t', 1, 'character code table'],
  [0x75, 'ESC u', 1, 'peripheral status (obsolete)'],
  [0x76, 'ESC v', 0, 'paper status (obsolete)'],
  [0x7b, 'ESC {', 1, 'upside-down'],
];

const fs: readonly Line[] = [
  [0x21, 'FS !', 1, 'kanji print modes'],
  [0x26, 'FS &', 0, 'kanji on'],
  [0x28, 'FS (', [3, rule.family], 'FS ( family'],
  [0x2d, 'FS -', 1, 'kanji underline'],
  [0x2e, 'FS .', 0, 'kanji off'],
  [0x32, 'FS 2', 74, 'define kanji'],
  [0x3f, 'FS ?', 2, 'cancel kanji'],
  [0x43, 'FS C', 1, 'kanji code system'],
  [0x53, 'FS S', 2, 'kanji spacing'],
  [0x57, 'FS W', 1, 'kanji quadruple size'],
  [0x67, 'FS g', [2, rule.nvUserMemory], 'NV user memory'],
  [0x70, 'FS p', 2, 'print NV image'],
  [0x71, 'FS q', one(rule.nvImages), 'define NV images'],
];

const gs: readonly Line[] = [
  [0x21, 'GS !', 1, 'character size'],
  [0x24, 'GS $', 2, 'page mode absolute height'],
  [0x28, 'GS (', [3, rule.family], 'GS ( family'],
  [0x2a, 'GS *', [2, rule.downloadImage], 'define download image'],
  [0x2f, 'GS /', 1, 'print download image'],
  [0x38, 'GS 8', one(rule.longGraphics), 'graphics with long data'],
  [0x3a, 'GS :', 0, 'macro start/end'],
  [0x42, 'GS B', 1, 'white on black'],
  [0x43, 'GS C', one(rule.serialCounter), 'serial counter'],
  [0x44, 'GS D', one(rule.windowsBitmap), 'Windows bitmap'],
  [0x45, 'GS E', 1, 'head control (obsolete)'],
  [0x48, 'GS H', 1, 'HRI position'],
  [0x49, 'GS I', 1, 'printer id'],
  [0x4c, 'GS L', 2, 'left margin'],
  [0x50, 'GS P', 2, 'motion units'],
  [0x51, 'GS Q', one(rule.rasterImage), 'variable vertical image'],
  [0x54, 'GS T', 1, 'to line start'],
  [0x56, 'GS V', one(rule.cut), 'cut'],
  [0x57, 'GS W', 2, 'print area width'],
  [0x5c, 'GS \\', 2, 'page mode relative height'],
  [0x5e, 'GS ^', 3, 'run macro'],
  [0x61, 'GS a', 1, 'automatic status back'],
  [0x62, 'GS b', 1, 'smoothing'],
  [0x63, 'GS c', 0, 'print counter'],
  [0x66, 'GS f', 1, 'HRI font'],
  [0x67, 'GS g', 4, 'maintenance counter'],
  [0x68, 'GS h', 1, 'bar code height'],
  [0x6a, 'GS j', 1, 'ink automatic status'],
  [0x6b, 'GS k', one(rule.barCode), 'bar code'],
  [0x72, 'GS r', 1, 'status'],
  [0x76, 'GS v', one(rule.rasterImage), 'raster image'],
  [0x77, 'GS w', 1, 'bar code module width'],
  [0x7a, 'GS z', 3, 'online-recovery wait'],
];

const controls: readonly Line[] = [
  [HT, 'HT', 0, 'tab'],
  [LF, 'LF', 0, 'print and feed line'],
  [FF, 'FF', 0, 'print the page, back to standard mode'],
  [CR, 'CR', 0, 'carriage return'],
  [CAN, 'CAN', 0, 'wipe the page'],
];

function rows(lead: number, lines: readonly Line[]): CommandRow[] {
  return lines.map(([code, name, size, does]) =>
    typeof size === 'number'
      ? { lead, code, name, does, first: size }
      : { lead, code, name, does, first: size[0], rule: size[1] },
  );
}

/** All commands that the printers know, after the ESC/POS command reference; the index of a row is its number. */
export const COMMANDS: readonly CommandRow[] = [
  ...rows(0, controls),
  ...rows(DLE, dle),
  ...rows(ESC, esc),
  ...rows(FS, fs),
  ...rows(GS, gs),
];

/** Number of the command `lead code` in `COMMANDS`, or −1. Lead 0 stands for plain control bytes. */
export const COMMAND_NUMBERS: ReadonlyMap<number, Int16Array> = new Map(
  [0, DLE, ESC, FS, GS].map((lead) => {
    const byCode = new Int16Array(256).fill(-1);
    COMMANDS.forEach((row, number) => {
      if (row.lead === lead) byCode[row.code] = number;
    });
    return [lead, byCode];
  }),
);
