import { type Archive, verifyDsfinvk } from '../verify/index.ts';
import { largeArchive, sizeOf } from '../verify/testing/dsfinvk/large-archive.ts';
import { millisecondsOf } from './stopwatch.ts';
import type { Benchmark } from './types.ts';

const receiptsPerClosing = 200;
const closings = 1000;
/** `KASSENSTURZ_BENCH_CLOSINGS=5000` verifies a gigabyte. */
const wanted = Number(process.env['KASSENSTURZ_BENCH_CLOSINGS'] ?? closings);

export const dsfinvkVerify: Benchmark = {
  id: 'dsfinvk.verify',
  title: `a DSFinV-K export of ${wanted} closings with ${receiptsPerClosing} receipts each, verified as it streams by`,
  unit: 'MB/s',
  comparedWith: 'an export of a tenth of that',
  measure: async () => ({
    baseline: await speedOf(largeArchive(wanted / 10, receiptsPerClosing)),
    value: await speedOf(largeArchive(wanted, receiptsPerClosing)),
  }),
};

export const dsfinvkMemory: Benchmark = {
  id: 'dsfinvk.memory',
  title: 'memory in use at most while that export is verified',
  unit: 'MB',
  comparedWith: 'an export of a tenth of that',
  measure: async () => ({
    baseline: await peakOf(largeArchive(wanted / 10, receiptsPerClosing)),
    value: await peakOf(largeArchive(wanted, receiptsPerClosing)),
  }),
};

async function speedOf(archive: Archive): Promise<number> {
  const took = await millisecondsOf(async () => {
    const { countBySeverity } = await verifyDsfinvk(archive);
    if (countBySeverity.error > 0) throw new Error('the export of the bench has errors');
  });
  return sizeOf(archive) / 1e3 / took;
}

/** What is alive after a collection, looked at twenty times on the way. */
async function peakOf(archive: Archive): Promise<number> {
  const collect = globalThis.gc;
  if (!collect) throw new Error('memory is measured with node --expose-gc');
  let peak = 0;
  let read = 0;
  const step = sizeOf(archive) / 20;
  const look = (bytes: number) => {
    read += bytes;
    if (read < step) return;
    read = 0;
    collect();
    const { heapUsed, external } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + external);
  };
  const files = archive.files.map((file) => ({ ...file, open: () => watched(file.open(), look) }));
  await verifyDsfinvk({ files, close: () => archive.close() });
  return peak / 1e6;
}

async function* watched(source: AsyncIterable<Uint8Array>, look: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    look(chunk.length);
    yield chunk;
  }
}
