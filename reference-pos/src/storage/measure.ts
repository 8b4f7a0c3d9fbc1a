import type { Host } from '@kassensturz/host';
import initSqlJs from 'sql.js';
import { openStore } from './open-store.ts';
import { receiptSchema, type WorkloadTarget, writeReceipt } from './proof/receipt-workload.ts';
import type { SqlParams } from './types.ts';

/** What durability costs: the same receipts (five writes each), one transaction per receipt. */
export interface StoreSpeed {
  readonly transactions: number;
  readonly storePerSecond: number;
  /** Plain sql.js in memory, where nothing survives; its own statements are prepared once too. */
  readonly inMemoryPerSecond: number;
}

/** Measures the store in `directory` (new or empty) on the host's disk against sql.js in memory. */
export async function measureStore(host: Host, directory: string, transactions: number): Promise<StoreSpeed> {
  const store = await openStore(host, directory);
  store.script(receiptSchema);
  const storePerSecond = perSecond(host, transactions, (number) =>
    store.transaction(() => writeReceipt(store, number)),
  );
  store.close();

  const memory = await inMemory();
  memory.script(receiptSchema);
  const inMemoryPerSecond = perSecond(host, transactions, (number) => {
    memory.run('begin immediate');
    writeReceipt(memory, number);
    memory.run('commit');
  });
  return { transactions, storePerSecond, inMemoryPerSecond };
}

function perSecond(host: Host, transactions: number, act: (number: number) => void): number {
  const startedAtMs = host.clock.monotonic();
  for (let number = 1; number <= transactions; number += 1) act(number);
  return Math.round((transactions * 1_000) / Math.max(0.001, host.clock.monotonic() - startedAtMs));
}

async function inMemory(): Promise<WorkloadTarget> {
  const { Database } = await initSqlJs();
  const database = new Database();
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  return {
    script: (sql) => void database.exec(sql),
    run: (sql: string, params: SqlParams = []) => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      statement.run(params as never);
    },
  };
}
