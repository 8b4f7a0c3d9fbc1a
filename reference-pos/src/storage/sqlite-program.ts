import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { type WasmImports, type WasmInstance, type WasmModule, wasm } from './web-assembly.ts';

/** The functions of the stock sql.js build that the store uses; pointers and handles are plain numbers. */
export interface SqliteExports {
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _sqlite3_open(path: number, out: number): number;
  _sqlite3_close_v2(database: number): number;
  _sqlite3_errmsg(database: number): number;
  _sqlite3_changes(database: number): number;
  _sqlite3_prepare_v2(database: number, sql: number, bytes: number, out: number, tail: number): number;
  _sqlite3_finalize(statement: number): number;
  _sqlite3_step(statement: number): number;
  _sqlite3_reset(statement: number): number;
  _sqlite3_clear_bindings(statement: number): number;
  _sqlite3_bind_parameter_index(statement: number, name: number): number;
  _sqlite3_bind_int(statement: number, index: number, value: number): number;
  _sqlite3_bind_double(statement: number, index: number, value: number): number;
  _sqlite3_bind_text(statement: number, index: number, text: number, bytes: number, destructor: number): number;
  _sqlite3_bind_blob(statement: number, index: number, blob: number, bytes: number, destructor: number): number;
  _sqlite3_column_count(statement: number): number;
  _sqlite3_column_name(statement: number, column: number): number;
  _sqlite3_column_type(statement: number, column: number): number;
  _sqlite3_column_double(statement: number, column: number): number;
  _sqlite3_column_text(statement: number, column: number): number;
  _sqlite3_column_blob(statement: number, column: number): number;
  _sqlite3_column_bytes(statement: number, column: number): number;
  /** Takes a WebAssembly function into the table. */
  addFunction(body: (...args: never[]) => unknown): number;
}

type InstantiateWasm = (imports: WasmImports, done: (instance: WasmInstance) => void) => object;
type Factory = (options: { readonly instantiateWasm: InstantiateWasm }) => Promise<SqliteExports>;

interface SqliteProgram {
  readonly module: WasmModule;
  /** Makes a new factory each time; sql.js itself keeps one instance per process. */
  newFactory(): Factory;
}

let program: SqliteProgram | undefined;

/**
 * sql.js as it was published, compiled once per process. This is program text like an `import`, not data of a till:
 * hence the only file of the till that reads outside of a host, and synchronously, because a compile on another
 * thread would be time that a simulated world cannot see.
 */
export function sqliteProgram(): SqliteProgram {
  program ??= loadProgram();
  return program;
}

function loadProgram(): SqliteProgram {
  const require = createRequire(import.meta.url);
  const scriptPath = require.resolve('sql.js');
  const module = new wasm.Module(readFileSync(scriptPath.replace(/\.js$/, '.wasm')));
  const parameters = ['module', 'exports', 'require', '__dirname', '__filename'];
  const script = compileFunction(readFileSync(scriptPath, 'utf8'), parameters, { filename: scriptPath });
  const newFactory = (): Factory => {
    const commonJs: { exports: unknown } = { exports: {} };
    script(commonJs, commonJs.exports, require, scriptPath.replace(/[^/\\]+$/, ''), scriptPath);
    return commonJs.exports as Factory;
  };
  return { module, newFactory };
}
