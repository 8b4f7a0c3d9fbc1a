// `npm test`: every check, one after the other, with one line each and the sum at the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Stage {
  readonly name: string;
  /** Run at the same time, where there are several. */
  readonly commands: readonly (readonly string[])[];
  /** How many checks the stage held; a stage without own count is one check. */
  readonly count?: () => Count;
}

const scratch = mkdtempSync(join(tmpdir(), 'kassensturz-'));
const seed = String(process.env['KASSENSTURZ_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000);
const vitestReport = join(scratch, 'vitest.json');
const variants = ['box', 'cube', 'cloud'] as const;
const simulatedReport = (variant: string) => join(scratch, `simulated-${variant}`);
const browserReport = join(scratch, 'browser');
const saboteurReport = join(scratch, 'saboteurs.json');
const browserSale = 'features/daily-work/browser-sale.feature';

const stages: readonly Stage[] = [
  { name: 'types', commands: [['npm', 'run', '-s', 'check:types']] },
  { name: 'lint and format', commands: [['npm', 'run', '-s', 'check:lint']] },
  { name: 'import arrows', commands: [['npm', 'run', '-s', 'check:arrows']] },
  { name: 'dead code', commands: [['npm', 'run', '-s', 'check:unused']] },
  {
    name: `unit and contract tests (seed ${seed})`,
    commands: [
      [
        'npx',
        'vitest',
        'run',
        '--sequence.seed',
        seed,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
    ],
    count: () => countVitest(vitestReport),
  },
  { name: 'packages: build, pack, install, ESM, CJS, types', commands: [['npm', 'run', '-s', 'check:packages']] },
  {
    name: `features, simulated, all variants (seed ${seed})`,
    commands: variants.map((variant) => [
      ...['npx', 'kassensturz', 'certify', '--physics', 'simulated', '--variant', variant],
      ...['--seed', seed, '--out', simulatedReport(variant)],
    ]),
    count: () => variants.map((variant) => countScenarios(join(simulatedReport(variant), 'verdicts.json'))).reduce(add),
  },
  {
    name: 'a sale in a real browser, live, all variants',
    commands: [
      ['npx', 'kassensturz', 'certify', '--physics', 'live', '--features', browserSale, '--out', browserReport],
    ],
    count: () => countScenarios(join(browserReport, 'verdicts.json')),
  },
  {
    name: 'saboteurs are caught',
    commands: [['npm', 'run', '-s', 'check:saboteurs', '--', '--out', saboteurReport]],
    count: () => (read(saboteurReport) as Count | undefined) ?? { passed: 0, failed: 1 },
  },
];

let sum: Count = { passed: 0, failed: 0 };
for (const stage of stages) {
  const started = Date.now();
  process.stdout.write(`\n== ${stage.name}\n`);
  const exitCodes = await Promise.all(stage.commands.map(run));
  const isGreen = exitCodes.every((code) => code === 0);
  const count = stage.count?.() ?? { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1 };
  sum = add(sum, count);
  process.stdout.write(
    `== ${stage.name}: ${count.passed} passed, ${count.failed} failed, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function run([program = '', ...args]: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function countVitest(file: string): Count {
  const report = read(file) as
    | { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }
    | undefined;
  if (!report) return { passed: 0, failed: 1 };
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
  };
}

/** Scenarios of all variants and physics; an incomplete register (rows not exercised yet) is no failure here. */
function countScenarios(file: string): Count {
  const verdicts = read(file) as
    | { variant: string; physics: string; verdict: string; scenarios: Scenario[] }[]
    | undefined;
  if (!verdicts) return { passed: 0, failed: 1 };
  const statuses = new Map<string, string>();
  for (const { variant, physics, scenarios } of verdicts) {
    for (const { uri, line, status } of scenarios) statuses.set(`${variant} ${physics} ${uri}:${line}`, status);
  }
  const all = [...statuses.values()].filter((status) => status !== 'skipped');
  const passed = all.filter((status) => status === 'passed').length;
  const broken = verdicts.some(({ verdict }) => verdict === 'harness error') ? 1 : 0;
  return { passed, failed: Math.max(all.length - passed, all.length === 0 ? 1 : broken) };
}

interface Scenario {
  readonly uri: string;
  readonly line: number;
  readonly status: string;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
