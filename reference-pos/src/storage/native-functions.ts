import { type WasmModule, wasm } from './web-assembly.ts';

/** A function of ours as SQLite is to call it. */
export interface Callback {
  readonly body: (...args: never[]) => unknown;
  /** Result, then parameters: `i` 32 bits, `j` 64 bits (a `bigint`), as sql.js writes it. */
  readonly signature: string;
}

const typeCodes: Readonly<Record<string, number>> = { i: 0x7f, j: 0x7e };
const modules = new Map<string, WasmModule>();

/**
 * Functions of ours as WebAssembly functions, which sql.js takes into its table as they are. Left alone, it compiles a
 * module for every single one at every start; here one module hands all of them through, compiled once per process: a
 * restart after a power cut then costs milliseconds less, and much less memory to collect.
 */
export function asNativeFunctions(callbacks: readonly Callback[]): readonly Callback['body'][] {
  const key = callbacks.map(({ signature }) => signature).join();
  let module = modules.get(key);
  if (!module) {
    module = new wasm.Module(passThroughModule(callbacks.map(({ signature }) => signature)));
    modules.set(key, module);
  }
  const imports = Object.fromEntries(callbacks.map(({ body }, index) => [String(index), body]));
  const { exports } = new wasm.Instance(module, { f: imports });
  return callbacks.map((_callback, index) => exports[String(index)] as Callback['body']);
}

/** A module that imports function `f.0`, `f.1` … and exports each under its number (WebAssembly core specification, 5.5). */
function passThroughModule(signatures: readonly string[]): Uint8Array {
  const types = [...new Set(signatures)];
  const code = (letter: string) => typeCodes[letter] ?? unknownType(letter);
  const functionType = ([result, ...parameters]: string) => [
    0x60,
    ...vector(parameters.map((letter) => [code(letter)])),
    ...vector([[code(result ?? '')]]),
  ];
  const imported = (signature: string, index: number) => [
    ...text('f'),
    ...text(String(index)),
    0x00,
    ...unsigned(types.indexOf(signature)),
  ];
  const exported = (_signature: string, index: number) => [...text(String(index)), 0x00, ...unsigned(index)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector(types.map(functionType))),
    ...section(2, vector(signatures.map(imported))),
    ...section(7, vector(signatures.map(exported))),
  ]);
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): readonly number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(word: string): readonly number[] {
  return vector([...Buffer.from(word)].map((byte) => [byte]));
}

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function unknownType(letter: string): never {
  throw new Error(`A signature is made of i and j, not of "${letter}".`);
}
