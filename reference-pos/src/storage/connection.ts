import type { Host } from '@kassensturz/host';
import type { DiskFiles } from './disk-files.ts';
import { installDiskVfs } from './disk-vfs.ts';
import { isNotOfTheDisk, storeErrorOf } from './failure-to-error.ts';
import { sqlite } from './sqlite-codes.ts';
import { bootSqlite, type SqliteEngine } from './sqlite-engine.ts';
import { Statement } from './statement.ts';
import { StoreError } from './store-error.ts';
import type { RunResult, SqlParams, SqlValue } from './types.ts';

/** Statements kept prepared; a till has about a hundred. */
const cachedStatements = 256;

/** One open database of one SQLite: SQL in, rows out, numbers turned into `StoreError`s. */
export class Connection {
  readonly files: DiskFiles;
  readonly #engine: SqliteEngine;
  readonly #database: number;
  readonly #statements = new Map<string, Statement>();

  private constructor(engine: SqliteEngine, files: DiskFiles, database: number) {
    this.#engine = engine;
    this.files = files;
    this.#database = database;
  }

  /** Boots a SQLite of its own on the host's disk and opens `path` (made if missing). */
  static async open(host: Host, path: string): Promise<Connection> {
    const engine = await bootSqlite();
    const files = installDiskVfs(engine, host);
    const { exports } = engine;
    const out = exports._malloc(4);
    const rc = exports._sqlite3_open(engine.scratchText(path).pointer, out);
    const database = engine.view().getUint32(out, true);
    exports._free(out);
    const connection = new Connection(engine, files, database);
    if (rc !== sqlite.OK) {
      const error = connection.#errorOf(rc);
      connection.close();
      throw error;
    }
    return connection;
  }

  run(sql: string, params?: SqlParams): RunResult {
    this.#use(sql, params, (statement) => {
      this.#step(statement);
    });
    return { changes: this.#engine.exports._sqlite3_changes(this.#database) };
  }

  all(sql: string, params?: SqlParams): Record<string, SqlValue>[] {
    return this.#use(sql, params, (statement) => {
      const rows: Record<string, SqlValue>[] = [];
      while (this.#step(statement) === sqlite.ROW) rows.push(statement.row());
      return rows;
    });
  }

  get(sql: string, params?: SqlParams): Record<string, SqlValue> | undefined {
    return this.#use(sql, params, (statement) => (this.#step(statement) === sqlite.ROW ? statement.row() : undefined));
  }

  /** Runs statements separated by `;`. Prepared ones are forgotten, because a schema may have changed. */
  script(sql: string): void {
    this.#forgetStatements();
    let rest = sql;
    while (rest.trim() !== '') {
      const { statement, tail } = this.#prepare(rest);
      rest = tail;
      if (!statement) continue;
      try {
        while (this.#step(statement) === sqlite.ROW);
      } finally {
        statement.finalize();
      }
    }
  }

  close(): void {
    this.#forgetStatements();
    this.#engine.exports._sqlite3_close_v2(this.#database);
    this.files.closeAll();
  }

  /** Lets go of the files without asking SQLite, which may be in the middle of something after a failure. */
  abandon(): void {
    this.files.closeAll();
  }

  #use<T>(sql: string, params: SqlParams | undefined, use: (statement: Statement) => T): T {
    const statement = this.#cached(sql);
    try {
      if (params) statement.bind(params);
      return use(statement);
    } finally {
      statement.reset();
    }
  }

  #step(statement: Statement): number {
    const rc = statement.step();
    if (rc === sqlite.ROW || rc === sqlite.DONE) return rc;
    throw this.#errorOf(rc);
  }

  #cached(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const { statement, tail } = this.#prepare(sql);
    if (!statement || tail.trim() !== '') {
      statement?.finalize();
      throw new StoreError('STORE_SQL', `expected one statement, found "${sql}"; use script() for several`);
    }
    if (/^\s*(create|alter|drop)\b/i.test(sql)) this.#forgetStatements();
    if (this.#statements.size >= cachedStatements) this.#forgetStatements();
    this.#statements.set(sql, statement);
    return statement;
  }

  #prepare(sql: string): { readonly statement: Statement | undefined; readonly tail: string } {
    const { exports } = this.#engine;
    const out = exports._malloc(8);
    const { pointer, length } = this.#engine.scratchText(sql);
    const rc = exports._sqlite3_prepare_v2(this.#database, pointer, length + 1, out, out + 4);
    const handle = this.#engine.view().getUint32(out, true);
    const tail = rc === sqlite.OK ? this.#engine.textAt(this.#engine.view().getUint32(out + 4, true)) : '';
    exports._free(out);
    if (rc !== sqlite.OK) throw this.#errorOf(rc);
    return { statement: handle ? new Statement(this.#engine, handle, sql) : undefined, tail };
  }

  #forgetStatements(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
  }

  #errorOf(rc: number): unknown {
    const failure = this.files.takeFailure();
    // Not a failure of the disk: the host itself has gone (no power). That is thrown on as it is.
    if (failure && isNotOfTheDisk(failure.error)) return failure.error;
    return storeErrorOf(rc, this.#engine.textAt(this.#engine.exports._sqlite3_errmsg(this.#database)), failure);
  }
}
