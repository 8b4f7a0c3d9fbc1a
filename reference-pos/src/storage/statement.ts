import { sqlite } from './sqlite-codes.ts';
import { decodeUtf8, type SqliteEngine } from './sqlite-engine.ts';
import { StoreError } from './store-error.ts';
import type { SqlParams, SqlValue } from './types.ts';

/** A prepared statement: bound, stepped and read without going through text. */
export class Statement {
  readonly sql: string;
  readonly #engine: SqliteEngine;
  readonly #handle: number;
  readonly #names: readonly string[];
  readonly #parameters = new Map<string, number>();

  constructor(engine: SqliteEngine, handle: number, sql: string) {
    this.#engine = engine;
    this.#handle = handle;
    this.sql = sql;
    const { exports } = engine;
    const count = exports._sqlite3_column_count(handle);
    this.#names = Array.from({ length: count }, (_, column) =>
      engine.textAt(exports._sqlite3_column_name(handle, column)),
    );
  }

  bind(params: SqlParams): void {
    if (isPositional(params)) {
      for (let index = 0; index < params.length; index += 1) this.#bindValue(index + 1, params[index]);
      return;
    }
    for (const [name, value] of Object.entries(params)) this.#bindValue(this.#indexOf(name), value);
  }

  /** One step; returns SQLite's number (row, done or a failure). */
  step(): number {
    return this.#engine.exports._sqlite3_step(this.#handle);
  }

  /** Ready for the next use; nothing stays bound, so no value leaks from one use into the next. */
  reset(): void {
    this.#engine.exports._sqlite3_reset(this.#handle);
    this.#engine.exports._sqlite3_clear_bindings(this.#handle);
  }

  finalize(): void {
    this.#engine.exports._sqlite3_finalize(this.#handle);
  }

  row(): Record<string, SqlValue> {
    const row: Record<string, SqlValue> = {};
    for (let column = 0; column < this.#names.length; column += 1) {
      row[this.#names[column] as string] = this.#value(column);
    }
    return row;
  }

  #value(column: number): SqlValue {
    const { exports } = this.#engine;
    switch (exports._sqlite3_column_type(this.#handle, column)) {
      case sqlite.TYPE_INTEGER: {
        const value = exports._sqlite3_column_double(this.#handle, column);
        return Number.isSafeInteger(value) ? value : BigInt(this.#text(column));
      }
      case sqlite.TYPE_FLOAT:
        return exports._sqlite3_column_double(this.#handle, column);
      case sqlite.TYPE_TEXT:
        return this.#text(column);
      case sqlite.TYPE_BLOB: {
        const pointer = exports._sqlite3_column_blob(this.#handle, column);
        return this.#engine.bytes().slice(pointer, pointer + exports._sqlite3_column_bytes(this.#handle, column));
      }
      default:
        return null;
    }
  }

  #text(column: number): string {
    const pointer = this.#engine.exports._sqlite3_column_text(this.#handle, column);
    const length = this.#engine.exports._sqlite3_column_bytes(this.#handle, column);
    return decodeUtf8(this.#engine.bytes().subarray(pointer, pointer + length));
  }

  #indexOf(name: string): number {
    let index = this.#parameters.get(name);
    if (index === undefined) {
      const { exports } = this.#engine;
      index = exports._sqlite3_bind_parameter_index(this.#handle, this.#engine.scratchText(`:${name}`).pointer);
      this.#parameters.set(name, index);
    }
    if (index === 0) throw new StoreError('STORE_SQL', `no parameter :${name} in "${this.sql}"`);
    return index;
  }

  #bindValue(index: number, value: SqlValue | undefined): void {
    const rc = this.#bound(index, value);
    if (rc !== sqlite.OK) throw new StoreError('STORE_SQL', `parameter ${index} of "${this.sql}" cannot be bound`);
  }

  #bound(index: number, value: SqlValue | undefined): number {
    const { exports } = this.#engine;
    if (value === null) return sqlite.OK;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return -1;
      // The published build binds whole numbers up to 32 bits only; a column declared INTEGER turns larger ones back.
      return Object.is(value | 0, value)
        ? exports._sqlite3_bind_int(this.#handle, index, value)
        : exports._sqlite3_bind_double(this.#handle, index, value);
    }
    if (typeof value === 'string' || typeof value === 'bigint') {
      const { pointer, length } = this.#engine.scratchText(String(value));
      return exports._sqlite3_bind_text(this.#handle, index, pointer, length, sqlite.TRANSIENT);
    }
    if (value instanceof Uint8Array) {
      const pointer = this.#engine.scratchBytes(value);
      return exports._sqlite3_bind_blob(this.#handle, index, pointer, value.length, sqlite.TRANSIENT);
    }
    return -1;
  }
}

const isPositional = (params: SqlParams): params is readonly SqlValue[] => Array.isArray(params);
