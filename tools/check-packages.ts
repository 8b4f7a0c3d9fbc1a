// Builds, packs and installs the published packages into an empty project, and loads them as ESM, CJS and types.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const project = mkdtempSync(join(tmpdir(), 'kassensturz-packages-'));
const run = (program: string, args: readonly string[], cwd: string) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

try {
  const folders = ['host', ...readdirSync(join(root, 'simulators')).filter((name) => name !== 'host')];
  const packages = folders.map((folder) => pack(join(root, 'simulators', folder)));
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'somebody-else', private: true, type: 'module' }),
  );
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages.map(({ tarball }) => tarball)],
    project,
  );
  for (const { name } of packages) {
    load(name);
    process.stdout.write(`${name}: ESM, CJS\n`);
  }
  typeCheck(packages.map(({ name }) => name));
  process.stdout.write('types: all packages compile in a strict project\n');
} catch (error) {
  const { message, stdout, stderr } = error as { message: string; stdout?: string; stderr?: string };
  process.stderr.write(`${message}\n${stdout ?? ''}${stderr ?? ''}\n`);
  process.exitCode = 1;
} finally {
  rmSync(project, { recursive: true, force: true });
}

function pack(folder: string): { name: string; tarball: string } {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string };
  run('npx', ['tsup'], folder);
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', project], folder)) as [
    { filename: string },
  ];
  return { name, tarball: join(project, packed.filename) };
}

function load(name: string): void {
  const script = `const loaded = SOURCE; if (Object.keys(loaded).length === 0) throw new Error('${name} exports nothing');`;
  run(process.execPath, ['--input-type=module', '-e', script.replace('SOURCE', `await import('${name}')`)], project);
  run(process.execPath, ['--input-type=commonjs', '-e', script.replace('SOURCE', `require('${name}')`)], project);
}

function typeCheck(names: readonly string[]): void {
  const imports = names.map(
    (name, index) => `import * as p${index} from '${name}';\nexport const k${index} = Object.keys(p${index});`,
  );
  writeFileSync(join(project, 'use.ts'), imports.join('\n'));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const types = join(root, 'node_modules/@types');
  run(
    process.execPath,
    [
      tsc,
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      'false',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--typeRoots',
      types,
      '--types',
      'node',
      'use.ts',
    ],
    project,
  );
}
