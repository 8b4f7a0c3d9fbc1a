import { Command, InvalidArgumentError, Option } from 'commander';
import { harnessVersion } from './version.ts';

const variantOption = (description: string) =>
  new Option('--variant <variant>', description).choices(['cloud', 'cube', 'box', 'all']).default('all');

/** The whole command line; each command's code is loaded only when it is called. */
export function createCommandLine(): Command {
  const program = new Command('kassensturz')
    .description(
      'Virtual salons for point-of-sale systems: simulated hardware, broken on purpose, and a verdict for every requirement.\n' +
        'A test bench, not a certified till.',
    )
    .version(harnessVersion)
    .exitOverride()
    .showHelpAfterError('(add --help for what is possible)')
    .configureHelp({ showGlobalOptions: false });

  inherit(program, 'certify')
    .description('run every feature against the POS and say for every requirement whether it was kept')
    .addOption(variantOption('which variant of the POS to certify'))
    .addOption(
      new Option('--physics <physics>', 'virtual time in one process, or real sockets, files and processes')
        .choices(['simulated', 'live', 'both'])
        .default('both'),
    )
    .option('--release <name>', 'name of the release, used for the report folder', 'development')
    .option('--out <folder>', 'where the report goes (default: reports/<release>)')
    .option('--seed <number>', 'seed of the simulated salons', wholeNumber, 1)
    .option('--pos <module>', 'TypeScript module with the adapter of another POS (default: the reference POS)')
    .option('--features <path...>', 'feature files or folders (default: the features of Kassensturz)')
    .addHelpText(
      'after',
      '\nExit codes: 0 conformant, 1 not conformant, 2 wrong usage, 3 harness error, 4 incomplete (something required was not exercised)',
    )
    .action(async (options) => (await import('./certify-command.ts')).certifyCommand(options));

  inherit(program, 'test')
    .description('run Gherkin features with the step library; everything after the options goes to cucumber-js')
    .addOption(variantOption('which variant of the salon to run them in'))
    .addOption(
      new Option('--physics <physics>', 'simulated or live').choices(['simulated', 'live']).default('simulated'),
    )
    .option('--seed <number>', 'seed of the simulated salons', wholeNumber, 1)
    .option('--pos <module>', 'TypeScript module with the adapter of another POS (default: the reference POS)')
    .argument('[cucumber...]', 'feature files and cucumber-js arguments (--tags, --name, --format …)')
    .allowUnknownOption()
    .addHelpText('after', '\nExample: npx kassensturz test --variant box features/cash-sale.feature --tags @LAW-22')
    .action(async (cucumber, options) => (await import('./test-command.ts')).testCommand(cucumber, options));

  inherit(program, 'up')
    .description('start a salon on real ports and keep it running until Ctrl-C')
    .option('--plan <file>', 'salon plan in YAML (default: salons/box.yaml)')
    .option('--port <number>', 'port of the till; the devices take the ones after it (default: free ports)', portNumber)
    .option('--address <ip>', 'with --port: listen there instead of on loopback, e.g. 0.0.0.0 in a container')
    .option('--pos <module>', 'TypeScript module with the adapter of another POS (default: the reference POS)')
    .action(async (options) => (await import('./up-command.ts')).upCommand(options));

  inherit(program, 'verify')
    .description(
      'check exports of a till (DSFinV-K as ZIP or folder, TAR of the TSE) and QR codes of receipts (text, picture), each and against each other, and say what is wrong, where, by which rule',
    )
    .argument(
      '<file...>',
      'exports, files with the text of receipt QR codes, pictures of receipts, or a folder with them',
    )
    .option('--json', 'findings as JSON')
    .option('--part', 'the archive is a part of a log on purpose: gaps before and after it are no error')
    .addHelpText('after', '\nExit codes: 0 no errors, 1 errors were found, 2 a file is missing or of another kind')
    .action(async (files, options) => (await import('./verify-command.ts')).verifyCommand(files, options));

  return program;
}

function inherit(program: Command, name: string): Command {
  return program
    .command(name)
    .exitOverride()
    .version(harnessVersion)
    .showHelpAfterError('(add --help for what is possible)');
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError(`expected a whole number from 0, got "${text}"`);
  return value;
}

function portNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_000)
    throw new InvalidArgumentError(`expected a port from 1 to 65000, got "${text}"`);
  return value;
}
