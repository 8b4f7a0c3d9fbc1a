// `npm run bench:million [-- COUNT]`: a TSE signs a million transactions; counters, export and signatures are checked.
import { verifyTseExport } from '../verify/index.ts';
import { millisecondsOf } from './stopwatch.ts';
import { readyTse, sell } from './tse-sign.ts';

const transactions = Number(process.argv[2] ?? 1_000_000);
const tse = readyTse();
const signing = await millisecondsOf(() => {
  for (let count = 0; count < transactions; count++) sell(tse);
});
say(`${transactions} transactions signed in ${seconds(signing)}, ${memory()}`);

const { logs } = tse;
for (let position = 0; position < logs.count; position++) {
  if (logs.signatureCounter(position) !== position + 1) throw new Error(`counter ${position + 1} is missing`);
}
say(`${logs.count} messages, signature counters 1 to ${tse.signatureCounter} without a gap`);

let bytes = 0;
const exporting = await millisecondsOf(() => {
  for (const chunk of tse.exportData().chunks()) bytes += chunk.length;
});
say(`${(bytes / 1e6).toFixed(0)} MB exported in ${seconds(exporting)}, ${memory()}`);

let report: Awaited<ReturnType<typeof verifyTseExport>> | undefined;
const verifying = await millisecondsOf(async () => {
  report = await verifyTseExport(asynchronous(tse.exportData().chunks()));
});
const errors = report?.findings.filter(({ severity }) => severity === 'error') ?? [];
const [key] = report?.signingKeys ?? [];
say(
  `${report?.verifiedSignatures} signatures verified in ${seconds(verifying)}, ${errors.length} errors, ` +
    `${key?.startedTransactions} transactions started and ${key?.finishedTransactions} finished, ${memory()}`,
);
process.exitCode = errors.length === 0 && key?.finishedTransactions === transactions ? 0 : 1;

async function* asynchronous(chunks: Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* chunks;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function memory(): string {
  return `${Math.round(process.memoryUsage().rss / 1e6)} MB of memory`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
