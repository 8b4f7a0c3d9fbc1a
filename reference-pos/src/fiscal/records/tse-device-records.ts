import type { TseConfig } from '../../config.ts';
import type { Store } from '../../storage/types.ts';
import type { TseIdentity } from '../tse/tse.ts';

/** `main` signs; `spare` steps in while it fails (TSE-02); `new` is being set up by a change (TSE-17); `retired` only exports. */
export type TseRole = 'main' | 'spare' | 'new' | 'retired';

/** A TSE this register knows. `id` is its TSE_ID in the DSFinV-K and stays for good. */
export interface TseDeviceRecord {
  readonly id: number;
  /** What tells devices apart before their serial number is known: kind and TSS id, or kind and path. */
  readonly name: string;
  readonly kind: 'cloud' | 'usb';
  readonly role: TseRole;
  /** With its secrets: never part of a view. */
  readonly access: TseConfig;
  /** As of the last time it was ready. */
  readonly identity?: TseIdentity;
  readonly knownSinceMs: number;
  readonly firstUsedAtMs?: number;
  readonly retiredAtMs?: number;
}

export interface TseDeviceRecords {
  list(): readonly TseDeviceRecord[];
  find(id: number): TseDeviceRecord | undefined;
  inRole(role: 'main' | 'spare' | 'new'): TseDeviceRecord | undefined;
  add(role: TseRole, access: TseConfig, atMs: number): TseDeviceRecord;
  /** New secrets or another address for a device that is known. */
  writeAccess(id: number, access: TseConfig): void;
  writeRole(id: number, role: TseRole, atMs: number): void;
  writeIdentity(id: number, identity: TseIdentity, atMs: number): void;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly kind: 'cloud' | 'usb';
  readonly role: TseRole;
  readonly access: string;
  readonly identity: string | null;
  readonly known_since: number;
  readonly first_used_at: number | null;
  readonly retired_at: number | null;
}

/** What tells one TSE from another by its access data. */
export function deviceName(access: TseConfig): string {
  return access.kind === 'cloud' ? `cloud ${access.tssId}` : `usb ${access.path}`;
}

export function tseDeviceRecords(store: Store): TseDeviceRecords {
  const list = (tail: string, params: readonly (string | number)[] = []) =>
    store.all<Row>(`select * from tse_device ${tail}`, params).map(recordOf);
  return {
    list: () => list('order by id'),
    find: (id) => list('where id = ?', [id])[0],
    inRole: (role) => list('where role = ? order by id desc', [role])[0],
    add: (role, access, atMs) => {
      const taken = list('where name = ? or name like ?', [deviceName(access), `${deviceName(access)} #%`]).length;
      // A new stick is often plugged in where the old one was.
      const name = taken === 0 ? deviceName(access) : `${deviceName(access)} #${taken + 1}`;
      store.run('insert into tse_device (name, kind, role, access, known_since) values (?, ?, ?, ?, ?)', [
        name,
        access.kind,
        role,
        JSON.stringify(access),
        atMs,
      ]);
      const [added] = list('where name = ?', [name]);
      if (!added) throw new Error('The TSE that was just written is not there.');
      return added;
    },
    writeAccess: (id, access) => {
      store.run('update tse_device set access = ? where id = ?', [JSON.stringify(access), id]);
    },
    writeRole: (id, role, atMs) => {
      const retiredAtMs = role === 'retired' ? atMs : null;
      store.run('update tse_device set role = ?, retired_at = ? where id = ?', [role, retiredAtMs, id]);
    },
    writeIdentity: (id, identity, atMs) => {
      store.run('update tse_device set identity = ?, first_used_at = coalesce(first_used_at, ?) where id = ?', [
        JSON.stringify(identity),
        atMs,
        id,
      ]);
    },
  };
}

function recordOf(row: Row): TseDeviceRecord {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    role: row.role,
    access: JSON.parse(row.access) as TseConfig,
    ...(row.identity === null ? {} : { identity: JSON.parse(row.identity) as TseIdentity }),
    knownSinceMs: row.known_since,
    ...(row.first_used_at === null ? {} : { firstUsedAtMs: row.first_used_at }),
    ...(row.retired_at === null ? {} : { retiredAtMs: row.retired_at }),
  };
}
