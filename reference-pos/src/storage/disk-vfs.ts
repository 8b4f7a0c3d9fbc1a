import type { Host } from '@kassensturz/host';
import { DiskFiles } from './disk-files.ts';
import { asNativeFunctions } from './native-functions.ts';
import { sqlite } from './sqlite-codes.ts';
import type { SqliteEngine } from './sqlite-engine.ts';

/** Where SQLite keeps what in its `sqlite3_vfs` (sqlite.org: c3ref/vfs), counted in 32-bit words. */
const slot = { version: 0, name: 4, open: 6, delete: 7, access: 8, randomness: 14, currentTimeInt64: 18 } as const;

/** Julian day number of 1970-01-01T00:00Z in milliseconds: SQLite's clock starts at noon in 4714 BC. */
const unixEpochInJulianMs = 210_866_760_000_000n;

/**
 * Gives SQLite the host's disk, chance and clock by replacing function pointers of its default VFS. SQLite's own journal,
 * sync and recovery code then runs on that disk. Files without a name (temporary ones) stay in SQLite's memory.
 */
export function installDiskVfs(engine: SqliteEngine, host: Host): DiskFiles {
  const vfs = defaultVfs(engine);
  const files = new DiskFiles(engine, host.disk);
  const random = host.random.stream('sqlite');
  const openInMemory = engine.table.get(engine.view().getUint32(vfs + 4 * slot.open, true));

  const open = (self: number, name: number, file: number, flags: number, flagsOut: number): number =>
    name === 0
      ? openInMemory(self, name, file, flags, flagsOut)
      : files.open(engine.textAt(name), file, flags, flagsOut);
  const access = (_self: number, name: number, _flags: number, out: number): number => {
    engine.view().setInt32(out, files.exists(engine.textAt(name)) ? 1 : 0, true);
    return sqlite.OK;
  };
  const randomness = (_self: number, length: number, out: number): number => {
    engine.bytes().set(random.bytes(length), out);
    return length;
  };
  const currentTime = (_self: number, out: number): number => {
    engine.view().setBigInt64(out, BigInt(Math.round(host.clock.now())) + unixEpochInJulianMs, true);
    return sqlite.OK;
  };
  const remove = (_self: number, name: number, isSynced: number) => files.remove(engine.textAt(name), isSynced !== 0);
  const slots = [slot.open, slot.delete, slot.access, slot.randomness, slot.currentTimeInt64];
  const functions = asNativeFunctions([
    { body: open, signature: 'iiiiii' },
    { body: remove, signature: 'iiii' },
    { body: access, signature: 'iiiii' },
    { body: randomness, signature: 'iiii' },
    { body: currentTime, signature: 'iii' },
  ]);
  functions.forEach((body, index) => {
    engine.view().setUint32(vfs + 4 * (slots[index] ?? 0), engine.exports.addFunction(body), true);
  });
  return files;
}

/** A `sqlite3*` begins with the pointer to its VFS; the guard notices a build that is laid out differently. */
function defaultVfs(engine: SqliteEngine): number {
  const { exports } = engine;
  const out = exports._malloc(4);
  const rc = exports._sqlite3_open(engine.scratchText(':memory:').pointer, out);
  const database = engine.view().getUint32(out, true);
  const vfs = engine.view().getUint32(database, true);
  const name = engine.textAt(engine.view().getUint32(vfs + 4 * slot.name, true));
  const version = engine.view().getUint32(vfs + 4 * slot.version, true);
  exports._sqlite3_close_v2(database);
  exports._free(out);
  if (rc !== sqlite.OK || name !== 'unix' || version < 2) {
    throw new Error(`This build of sql.js keeps its VFS elsewhere (found '${name}'); use sql.js 1.16.0.`);
  }
  return vfs;
}
