// Long run: node --conditions=kassensturz-source test/fuzz/main.ts [cases] [seed]
import { fuzz } from './fuzz.ts';

const [cases = '1000000', seed = '1'] = process.argv.slice(2);
const started = process.hrtime.bigint();
const elapsedMs = () => Number(process.hrtime.bigint() - started) / 1e6;
const SLICE = 250_000;
for (let done = 0; done < Number(cases); done += SLICE) {
  const report = fuzz(Number(seed) + done / SLICE, Math.min(SLICE, Number(cases) - done), elapsedMs);
  const mb = process.memoryUsage().rss / 1e6;
  process.stdout.write(
    `${done + report.cases} cases, ${(elapsedMs() / 1000).toFixed(0)} s: ${report.read} read, longest ${report.longestMs.toFixed(0)} ms, ${mb.toFixed(0)} MB resident\n`,
  );
}
