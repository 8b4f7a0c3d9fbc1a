import { type Host, nodeHost, type Program, type Running, readFile } from '@kassensturz/host';
import { boxProgram } from './box/box-program.ts';
import { cloudProgram } from './cloud/cloud-program.ts';
import type { CubeConfig, PosConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { cubeProgram } from './cube/cube-program.ts';
import { loadWebAssets } from './http/load-web-assets.ts';

const pageAfterMs = 3_000;

const usage = `Usage: kassensturz-pos --config FILE.json [--data DIRECTORY]

Runs one program of the reference till on this machine: a test bench, not a certified till.
  --config FILE       JSON: {"program": "box" | "cloud" | "cube", …} with the fields of PosConfig or CubeConfig
  --data DIRECTORY    what the program sees as the root of its disk (default: the directory "data" beside the config)
Prints one line of JSON when it is ready: {"event":"ready","program":…,"address":…,"port":…}. SIGTERM ends it in order.
`;

type ProcessConfig = ({ readonly program: 'box' | 'cloud' } & PosConfig) | ({ readonly program: 'cube' } & CubeConfig);

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return;
  }
  try {
    await run(readArguments(args));
  } catch (error) {
    const isUsage = error instanceof ConfigError;
    process.stderr.write(`${isUsage ? `${error.message}\n\n${usage}` : describe(error)}\n`);
    process.exit(isUsage ? 2 : 1);
  }
}

async function run({
  configPath,
  dataRoot,
}: {
  readonly configPath: string;
  readonly dataRoot: string;
}): Promise<void> {
  const { program, ...config } = readConfig(configPath);
  makeDirectory(dataRoot);
  const host = nodeHost({ name: program, root: dataRoot });
  const running = await start(host, program, config as PosConfig & CubeConfig);
  const end = () => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  const { address, port } = running as Partial<{ address: string; port: number }>;
  // The page is put together while nobody is waiting for it yet, but not before the till can sell.
  if (program !== 'cube') host.clock.after(pageAfterMs, () => void loadWebAssets(host));
  process.stdout.write(
    `${JSON.stringify({ event: 'ready', program, address: address ?? '127.0.0.1', port: port ?? 0 })}\n`,
  );
}

function start(host: Host, program: ProcessConfig['program'], config: PosConfig & CubeConfig): Promise<Running> {
  const programs: Readonly<Record<ProcessConfig['program'], () => Program<Running>>> = {
    box: () => boxProgram(config),
    cloud: () => cloudProgram(config),
    cube: () => cubeProgram(config),
  };
  return programs[program]()(host);
}

function readArguments(args: readonly string[]): { readonly configPath: string; readonly dataRoot: string } {
  const known = ['--config', '--data'];
  const values = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at] ?? '', args[at + 1]];
    if (!known.includes(name) || value === undefined) throw new ConfigError('POS_CONFIG_NOT_VALID', `argument ${name}`);
    values.set(name, value);
  }
  const configPath = values.get('--config');
  if (!configPath) throw new ConfigError('POS_CONFIG_NOT_VALID', '--config is missing');
  const absolute = absolutePath(configPath);
  const beside = `${absolute.slice(0, absolute.lastIndexOf('/'))}/data`;
  return { configPath: absolute, dataRoot: absolutePath(values.get('--data') ?? beside) };
}

function readConfig(path: string): ProcessConfig {
  let config: unknown;
  try {
    config = JSON.parse(Buffer.from(readFile(nodeHost({ log: 'silent' }).disk, path)).toString('utf8'));
  } catch (error) {
    throw new ConfigError('POS_CONFIG_NOT_VALID', `${path}: ${describe(error)}`);
  }
  const program = (config as { program?: unknown } | null)?.program;
  if (program !== 'box' && program !== 'cloud' && program !== 'cube') {
    throw new ConfigError('POS_CONFIG_NOT_VALID', `"program" in ${path} must be box, cloud or cube`);
  }
  return config as ProcessConfig;
}

function makeDirectory(path: string): void {
  const { disk } = nodeHost({ log: 'silent' });
  if (disk.exists(path)) return;
  makeDirectory(path.slice(0, path.lastIndexOf('/')) || '/');
  disk.makeDirectory(path);
}

function absolutePath(path: string): string {
  return path.startsWith('/') ? path : `${process.cwd()}/${path}`;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
