import type { Store } from '../../storage/types.ts';

/** Small facts the till keeps about itself (ids it made, what it has set up). */
export interface SettingRecords {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
}

export function settingRecords(store: Store): SettingRecords {
  return {
    read: (name) => store.get<{ value: string }>('select value from setting where name = ?', [name])?.value,
    write: (name, value) => {
      store.run(
        'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
        [name, value],
      );
    },
  };
}
