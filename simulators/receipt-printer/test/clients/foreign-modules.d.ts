// Clients that come without types, as far as the tests use them.
declare module 'node-thermal-printer' {
  export class ThermalPrinter {
    constructor(options: { type: string; interface: string; characterSet?: string; options?: { timeout?: number } });
    isPrinterConnected(): Promise<boolean>;
    println(text: string): void;
    bold(on: boolean): void;
    alignCenter(): void;
    alignLeft(): void;
    setTextDoubleHeight(): void;
    setTextNormal(): void;
    leftRight(left: string, right: string): void;
    drawLine(): void;
    printQR(data: string, settings?: { cellSize?: number; correction?: string; model?: number }): void;
    code128(data: string): void;
    openCashDrawer(): void;
    cut(): void;
    execute(): Promise<unknown>;
  }
  export const PrinterTypes: { readonly EPSON: string };
  export const CharacterSet: { readonly PC858_EURO: string; readonly WPC1252: string };
}

declare module 'escpos' {
  export class Printer {
    constructor(device: unknown, options?: { encoding?: string });
    [command: string]: (...args: readonly unknown[]) => Printer;
  }
  export let Network: new (address: string, port: number) => { open(done: (error?: Error) => void): void };
}

declare module 'escpos-network' {
  const Network: new (address: string, port: number) => { open(done: (error?: Error) => void): void };
  export default Network;
}

declare module 'receiptline' {
  export function transform(markdown: string, printer: Readonly<Record<string, unknown>>): string;
}

declare module 'npos' {
  /** Command bytes it knows, by their first byte and then the rest, and how many bytes follow. */
  type Rules = Readonly<Record<number, Record<string, unknown>>>;
  interface Parsed {
    readonly entries: readonly { readonly type: string; readonly data: unknown }[];
  }
  const npos: {
    readonly rules: Rules;
    readonly symbols: { readonly FS: number; readonly GS: number };
    parser(rules: Rules): {
      parse(bytes: Buffer, options: object, done: (error: Error | null, read?: Parsed) => void): void;
    };
  };
  export default npos;
}
