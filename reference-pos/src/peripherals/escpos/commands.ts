/** ESC/POS commands that the driver sends (Epson's ESC/POS command reference). */
const DLE = 0x10;
const ESC = 0x1b;
const GS = 0x1d;

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

export const lineFeed = bytes(0x0a);
/** Wipes what a broken job left in the line, resets modes and the stored QR code. */
export const initialise = bytes(ESC, 0x40);
export const codePage858 = bytes(ESC, 0x74, 19);
/** International set 0: some old installations have Germany set by switch, which turns `@` into `§`. */
export const plainAscii = bytes(ESC, 0x52, 0);
export const fontA = bytes(ESC, 0x4d, 0);
export const align = { left: bytes(ESC, 0x61, 0), center: bytes(ESC, 0x61, 1), right: bytes(ESC, 0x61, 2) } as const;
export const bold = (isOn: boolean): Uint8Array => bytes(ESC, 0x45, isOn ? 1 : 0);
export const underline = (isOn: boolean): Uint8Array => bytes(ESC, 0x2d, isOn ? 1 : 0);
export const characterSize = (times: 1 | 2): Uint8Array => bytes(GS, 0x21, times === 2 ? 0x11 : 0);
export const feedLines = (lines: number): Uint8Array => bytes(ESC, 0x64, lines);
/** Feeds the last line past the cutter, then cuts and leaves one point standing. */
export const feedAndCut = bytes(GS, 0x56, 66, 0);

/** Reports every change of state at once: drawer, online, errors, paper. */
export const statusBackOn = bytes(GS, 0x61, 0x0f);
/** Paper status, answered in its turn: after everything before it has been printed. */
export const queuedPaperStatus = bytes(GS, 0x72, 1);
/** The printer sends the four characters back when everything before them has been printed. */
export const processId = (id: string): Uint8Array => bytes(GS, 0x28, 0x48, 6, 0, 0x30, 0x30, ...characters(id));

/** The four real-time status bytes: printer, offline cause, error cause, paper. */
export const askStatus = bytes(DLE, 4, 1, DLE, 4, 2, DLE, 4, 3, DLE, 4, 4);
export const askPrinterByte = bytes(DLE, 4, 1);
/** Drawer pulse in real time: pin 2 or 5, in steps of 100 ms. */
export const realTimePulse = (pin: 2 | 5, hundredMs: number): Uint8Array =>
  bytes(DLE, 0x14, 1, pin === 2 ? 0 : 1, hundredMs);
/** As if the paper button had been pressed by a printer that waits to go on. */
export const continueOnline = bytes(DLE, 5, 0);
/** Leaves a recoverable error (cutter) behind and throws away what was waiting. */
export const recoverAndClear = bytes(DLE, 5, 2);
/** Throws away receive and print buffer; answered by `37 25 00`. */
export const clearBuffers = bytes(DLE, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8);

const qrFunction = (fn: number, ...parameters: readonly number[]): Uint8Array => {
  const length = parameters.length + 2;
  return bytes(GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, fn, ...parameters);
};
export const qrModel2 = qrFunction(65, 50, 0);
export const qrModuleDots = (dots: number): Uint8Array => qrFunction(67, dots);
export const qrLevel = (level: 'L' | 'M'): Uint8Array => qrFunction(69, level === 'L' ? 48 : 49);
export const qrStore = (data: Uint8Array): Uint8Array => qrFunction(80, 48, ...data);
export const qrPrint = qrFunction(81, 48);

function characters(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
