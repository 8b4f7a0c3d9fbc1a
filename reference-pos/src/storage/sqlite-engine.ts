import { type SqliteExports, sqliteProgram } from './sqlite-program.ts';
import { type WasmMemory, type WasmTable, wasm } from './web-assembly.ts';

/** One running SQLite with a memory of its own. */
export interface SqliteEngine {
  readonly exports: SqliteExports;
  readonly table: WasmTable;
  /** The memory as bytes; ask anew after every call into SQLite, because memory moves when it grows. */
  bytes(): Uint8Array;
  view(): DataView;
  /** Text that ends at a zero byte. */
  textAt(pointer: number): string;
  /** Puts text with a zero byte behind it into scratch memory that lives until the next use of `scratch`; returns its length in bytes without the zero. */
  scratchText(text: string): { readonly pointer: number; readonly length: number };
  scratchBytes(content: Uint8Array): number;
}

/** Starts a fresh SQLite: its random generator and its caches are then its own, so equal seeds give equal files. */
export async function bootSqlite(): Promise<SqliteEngine> {
  const { module, newFactory } = sqliteProgram();
  let memory: WasmMemory | undefined;
  let table: WasmTable | undefined;
  const exports = await newFactory()({
    instantiateWasm(imports, done) {
      const instance = new wasm.Instance(module, imports);
      // The release build renames its exports; memory and table are the only ones of their kind.
      for (const item of Object.values(instance.exports)) {
        if (item instanceof wasm.Memory) memory = item;
        if (item instanceof wasm.Table) table = item;
      }
      done(instance);
      return {};
    },
  });
  if (!memory || !table)
    throw new Error('This build of sql.js exports no memory or no function table; use sql.js 1.16.0.');
  return new Engine(exports, memory, table);
}

const utf8 = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes UTF-8 bytes that lie in SQLite's memory. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

class Engine implements SqliteEngine {
  readonly exports: SqliteExports;
  readonly table: WasmTable;
  readonly #memory: WasmMemory;
  #bytes: Uint8Array;
  #view: DataView;
  #scratch = 0;
  #scratchSize = 0;

  constructor(exports: SqliteExports, memory: WasmMemory, table: WasmTable) {
    this.exports = exports;
    this.table = table;
    this.#memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#view = new DataView(memory.buffer);
  }

  bytes(): Uint8Array {
    if (this.#bytes.buffer !== this.#memory.buffer) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }

  view(): DataView {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new DataView(this.#memory.buffer);
    return this.#view;
  }

  textAt(pointer: number): string {
    const bytes = this.bytes();
    return decodeUtf8(bytes.subarray(pointer, bytes.indexOf(0, pointer)));
  }

  scratchText(text: string): { readonly pointer: number; readonly length: number } {
    const size = text.length * 3 + 1;
    const pointer = this.#scratchOf(size);
    const { written } = utf8.encodeInto(text, this.bytes().subarray(pointer, pointer + size));
    this.bytes()[pointer + written] = 0;
    return { pointer, length: written };
  }

  scratchBytes(content: Uint8Array): number {
    const pointer = this.#scratchOf(content.length);
    this.bytes().set(content, pointer);
    return pointer;
  }

  #scratchOf(size: number): number {
    if (size <= this.#scratchSize) return this.#scratch;
    if (this.#scratch) this.exports._free(this.#scratch);
    this.#scratchSize = Math.max(size, 4096, this.#scratchSize * 2);
    this.#scratch = this.exports._malloc(this.#scratchSize);
    return this.#scratch;
  }
}
