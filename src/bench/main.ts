import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { benchmarks } from './benchmarks.ts';
import type { Benchmark, Figure } from './types.ts';

const command = new Command('bench')
  .description('measures what Kassensturz promises, each figure beside its baseline, all in one run')
  .option('--only <id...>', 'only these figures')
  .option('--json <file>', 'write the figures as JSON')
  .parse();
const { only, json } = command.opts<{ only?: string[]; json?: string }>();

const unknown = (only ?? []).filter((id) => !benchmarks.some((benchmark) => benchmark.id === id));
if (unknown.length > 0) {
  command.error(`no figure "${unknown.join('", "')}"; there are: ${benchmarks.map(({ id }) => id).join(', ')}`, {
    exitCode: 2,
  });
}

const figures: Figure[] = [];
for (const benchmark of benchmarks) {
  if (only && !only.includes(benchmark.id)) continue;
  const figure = await measured(benchmark);
  figures.push(figure);
  process.stdout.write(`${line(figure, benchmark)}\n`);
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);

async function measured({ id, title, unit, measure }: Benchmark): Promise<Figure> {
  const { value, baseline } = await measure();
  const compared = baseline === undefined ? {} : { baseline: rounded(baseline), ratio: rounded(value / baseline) };
  return { id, title, unit, value: rounded(value), ...compared };
}

function line({ id, title, unit, value, baseline, ratio }: Figure, { comparedWith }: Benchmark): string {
  const compared =
    baseline === undefined ? '' : `   ${comparedWith ?? 'baseline'}: ${baseline} ${unit}, ratio ${ratio}`;
  return `${id.padEnd(20)} ${String(value).padStart(10)} ${unit.padEnd(10)} ${title}${compared}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
