import { ModemError } from '../modem-error.ts';

/** A running program as far as it is needed here; `ChildProcess` has this shape. */
export interface RunningProgram {
  readonly stderr: { on(event: 'data', listener: (chunk: unknown) => void): unknown } | null;
  on(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'exit', listener: (code: number | null) => void): unknown;
  kill(): unknown;
}

/** Starts a program; `spawn` of `node:child_process` has this shape. */
export type Spawn = (
  program: string,
  args: readonly string[],
  options: { readonly stdio: ['ignore', 'ignore', 'pipe'] },
) => RunningProgram;

export interface PseudoTerminal {
  /** What a program opens. */
  readonly path: string;
  /** Ends it: to the program that holds it, the modem is unplugged. */
  close(): Promise<void>;
}

/** Joins a pseudo-terminal to a TCP port by `socat`; the programs at `path` believe in a serial port without modem lines. */
export function openPseudoTerminal(
  spawn: Spawn,
  options: { readonly port: number; readonly link?: string },
): Promise<PseudoTerminal> {
  const { port, link } = options;
  const terminal = ['PTY', 'raw', 'echo=0', ...(link === undefined ? [] : [`link=${link}`])].join(',');
  const program = spawn('socat', ['-d', '-d', terminal, `TCP:127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const exited = new Promise<void>((done) => program.once('exit', () => done()));
    program.on('error', (cause) => {
      const message = 'The program "socat" could not be started; install it (Debian: apt install socat).';
      reject(new ModemError('MODEM_SOCAT_FAILED', message, { cause }));
    });
    void exited.then(() => {
      reject(
        new ModemError(
          'MODEM_SOCAT_FAILED',
          `"socat" ended before the terminal was there; it said: ${said.slice(-300)}`,
        ),
      );
    });
    program.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-4_000);
      const path = /PTY is (\S+)/.exec(said)?.[1];
      // Only when both ends are joined do bytes get through.
      if (path === undefined || !said.includes('starting data transfer loop')) return;
      const close = async (): Promise<void> => {
        program.kill();
        await exited;
      };
      resolve({ path: link ?? path, close });
    });
  });
}
