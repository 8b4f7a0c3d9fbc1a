import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Clock } from '@kassensturz/host';
import { HarnessError } from '../errors.ts';

const readyLimitMs = 15_000;
const stopLimitMs = 5_000;
const keptLogLines = 200;
/** Programs start again and again: compiling them once is enough. */
const compileCache = join(tmpdir(), 'kassensturz-compile-cache');

/** A program of the POS in a process of its own, as it runs in a real salon. */
export class LiveProcess {
  readonly #child: ChildProcess;
  readonly #log: string[] = [];
  readonly #exited: Promise<void>;
  readonly #name: string;

  readonly #clock: Clock;

  private constructor(name: string, child: ChildProcess, clock: Clock) {
    this.#name = name;
    this.#clock = clock;
    this.#child = child;
    this.#exited = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  /** Starts `node entry args…` and resolves when it has printed its ready line (JSON with `address` and `port`). */
  static async start(
    name: string,
    clock: Clock,
    entry: string,
    args: readonly string[],
  ): Promise<{ process: LiveProcess; port: number; address: string }> {
    const child = spawn(process.execPath, ['-C', 'kassensturz-source', '--no-warnings', entry, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'Europe/Berlin', NODE_COMPILE_CACHE: compileCache },
    });
    const started = new LiveProcess(name, child, clock);
    try {
      const ready = await started.#ready();
      return { process: started, ...ready };
    } catch (error) {
      await started.kill();
      throw error;
    }
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  get log(): readonly string[] {
    return this.#log;
  }

  /** Ends the program in good order. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    const timer = this.#clock.after(stopLimitMs, () => this.#child.kill('SIGKILL'));
    await this.#exited;
    timer.cancel();
  }

  /** Ends it as a power cut does, without a word (the operating system's page cache survives: that is the limit). */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #ready(): Promise<{ address: string; port: number }> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) =>
        reject(
          new HarnessError(
            'POS_NOT_READY',
            `the program of "${this.#name}" ${why}. Its last lines:\n${this.#log.slice(-15).join('\n')}`,
          ),
        );
      const limit = `did not say that it is ready within ${readyLimitMs / 1000} s`;
      const timer = this.#clock.after(readyLimitMs, () => fail(limit));
      this.#child.once('exit', (code, signal) => {
        timer.cancel();
        fail(`ended before it was ready (${signal ?? `exit code ${code}`})`);
      });
      this.#readLines((line) => {
        const ready = parseReady(line);
        if (!ready) return;
        timer.cancel();
        resolve(ready);
      });
    });
  }

  #readLines(onLine: (line: string) => void): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.#log.push(line);
        if (this.#log.length > keptLogLines) this.#log.shift();
        onLine(line);
      });
    }
  }
}

function parseReady(line: string): { address: string; port: number } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed = JSON.parse(line) as { ready?: boolean; event?: string; address?: string; port?: number };
    const isReady = parsed.ready === true || parsed.event === 'ready';
    if (!isReady || typeof parsed.port !== 'number') return undefined;
    return { address: parsed.address ?? '127.0.0.1', port: parsed.port };
  } catch {
    return undefined;
  }
}
