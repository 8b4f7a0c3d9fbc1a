import { exitCodes, HarnessError } from '../errors.ts';
import { createCommandLine } from './command-line.ts';

const usageCodes = new Set(['USAGE', 'PLAN_NOT_FOUND', 'PLAN_INVALID', 'ADAPTER_INVALID', 'FEATURES_NOT_FOUND']);

// Whoever reads only the first lines (`… | head`) closes the pipe: nobody listens any more, but the verdict still counts.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await createCommandLine().parseAsync(process.argv);
} catch (error) {
  if (isCommanderError(error)) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  } else if (error instanceof HarnessError) {
    process.stderr.write(`kassensturz: ${error.message}\n`);
    process.exitCode = usageCodes.has(error.code) ? exitCodes.usage : exitCodes.harnessError;
  } else {
    process.stderr.write(
      `kassensturz: unexpected error, please report it.\n${(error as Error)?.stack ?? String(error)}\n`,
    );
    process.exitCode = exitCodes.harnessError;
  }
}

// Whatever a POS adapter leaves open (timers, sockets) must not keep a finished command alive.
await new Promise<void>((flushed) => process.stdout.write('', () => flushed()));
process.exit();

function isCommanderError(error: unknown): error is { exitCode: number } {
  return error instanceof Error && error.name === 'CommanderError';
}
