/** What `GS ( k` sets and stores for one symbology. */
export interface QrSettings {
  model: 1 | 2 | 3;
  moduleDots: number;
  level: 'low' | 'medium' | 'quartile' | 'high';
}

export interface Pdf417Settings {
  columns: number;
  rows: number;
  moduleDots: number;
  rowHeight: number;
  level: { readonly kind: 'level' | 'ratio'; readonly value: number };
  isTruncated: boolean;
}

/** Symbologies of `GS ( k` that are stored and printed without settings of their own beyond size. */
export interface OtherCode {
  moduleDots: number;
  variant: number;
  rows: number;
  columns: number;
  level: number;
}

/** Settings and the symbol store of two-dimensional codes; `ESC @` clears all of it. */
export class CodeStore {
  readonly qr: QrSettings = { model: 2, moduleDots: 3, level: 'low' };
  readonly pdf417: Pdf417Settings = {
    columns: 0,
    rows: 0,
    moduleDots: 3,
    rowHeight: 3,
    level: { kind: 'ratio', value: 1 },
    isTruncated: false,
  };
  readonly #others = new Map<number, OtherCode>();
  readonly #stored = new Map<number, Uint8Array>();

  other(code: number): OtherCode {
    let settings = this.#others.get(code);
    if (settings === undefined) {
      settings = { moduleDots: code === 0x33 || code === 0x34 ? 2 : 3, variant: 0, rows: 0, columns: 0, level: 23 };
      this.#others.set(code, settings);
    }
    return settings;
  }

  store(code: number, data: Uint8Array): void {
    this.#stored.set(code, data.slice());
  }

  stored(code: number): Uint8Array | undefined {
    return this.#stored.get(code);
  }

  clear(): void {
    Object.assign(this.qr, new CodeStore().qr);
    Object.assign(this.pdf417, new CodeStore().pdf417);
    this.#others.clear();
    this.#stored.clear();
  }
}
