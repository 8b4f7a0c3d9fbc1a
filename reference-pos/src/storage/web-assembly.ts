/** The parts of WebAssembly that the store uses; TypeScript describes them only together with a browser's whole world. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmTable {
  get(index: number): (...args: number[]) => number;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export type WasmModule = object;
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
  readonly Table: new (shape: { readonly initial: number; readonly element: 'anyfunc' }) => WasmTable;
  readonly RuntimeError: new (message?: string) => Error;
}

export const wasm: WasmApi = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly;
