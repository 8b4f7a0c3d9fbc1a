// `npm run check:saboteurs [-- name …]`: every wrong till must turn its requirement red, by name and not by a crash.
// With `--shard 1/2` only every second saboteur; `--out FILE` writes the counts as JSON.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { saboteurs } from './index.ts';
import { judgeSaboteur } from './judge-saboteur.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const command = new Command('check:saboteurs')
  .description('lets every wrong till be judged; each must turn its requirement red by name, and not by a crash')
  .argument('[name...]', 'only these wrong tills (default: all)')
  .option('--shard <part/parts>', 'only every so manyth of them, in this process')
  .option('--out <file>', 'write the counts as JSON')
  .addHelpText('after', '\nExit codes: 0 all were caught, 1 one was missed, 2 wrong usage')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const values = command.opts<{ shard?: string; out?: string }>();
const positionals = command.args;
const unknown = positionals.filter((name) => !saboteurs.some((saboteur) => saboteur.name === name));
if (unknown.length > 0) {
  command.error(`no saboteur ${unknown.join(', ')}; there are: ${saboteurs.map(({ name }) => name).join(', ')}`);
}
const chosen = saboteurs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const processes = Math.min(availableParallelism(), chosen.length);
const count = values.shard === undefined && processes > 1 ? await inProcesses(processes) : await judgeAll(values.shard);
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(count));
if (values.shard === undefined) process.stdout.write(`${count.passed} caught, ${count.failed} missed\n`);
// A salon that was broken off by a failure leaves timers behind.
process.exit(count.failed === 0 ? 0 : 1);

async function judgeAll(shard = '1/1'): Promise<Count> {
  const [part, parts] = shard.split('/').map(Number) as [number, number];
  const sum = { passed: 0, failed: 0 };
  for (const saboteur of chosen.filter((_saboteur, index) => index % parts === part - 1)) {
    const { isCaught, text } = await judgeSaboteur(saboteur);
    sum[isCaught ? 'passed' : 'failed'] += 1;
    const { name, requirement, variant } = saboteur;
    process.stdout.write(`${isCaught ? 'caught' : 'MISSED'}  ${name} (${requirement}, ${variant}): ${text}\n`);
  }
  return sum;
}

/** One process a core: a wrong till keeps one core busy and nobody else waiting. */
async function inProcesses(parts: number): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'saboteurs-'));
  const counts = await Promise.all(
    Array.from({ length: parts }, async (_nothing, index) => {
      const out = join(folder, `${index}.json`);
      const args = [fileURLToPath(import.meta.url), ...positionals, '--shard', `${index + 1}/${parts}`, '--out', out];
      const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: 'inherit' });
      await new Promise((resolve) => child.once('close', resolve));
      return readCount(out);
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));
}

/** A shard that died has missed something. */
function readCount(file: string): Count {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Count;
  } catch {
    return { passed: 0, failed: 1 };
  }
}
