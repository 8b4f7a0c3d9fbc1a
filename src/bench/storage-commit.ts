import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost } from '@kassensturz/host';
import { measureStore } from '../pos/reference/measure-store.ts';
import type { Benchmark } from './types.ts';

const transactions = 2000;

export const storageCommit: Benchmark = {
  id: 'storage.commit',
  title: 'sales committed to files of this machine, each synced',
  unit: 'commits/s',
  comparedWith: 'sql.js in memory',
  measure: async () => {
    const root = mkdtempSync(join(tmpdir(), 'kassensturz-bench-'));
    try {
      const speed = await measureStore(nodeHost({ name: 'bench', log: 'silent', root }), '/bench', transactions);
      return { value: speed.storePerSecond, baseline: speed.inMemoryPerSecond };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
