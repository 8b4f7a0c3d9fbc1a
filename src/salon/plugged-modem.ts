import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PseudoTerminal, Spawn, StartedModem } from '@kassensturz/modem';
import { HarnessError } from '../errors.ts';

/** A simulated modem at a pseudo-terminal, found at the same path whenever it is plugged in, for programs in processes of their own. */
export class PluggedModem {
  readonly #modem: StartedModem;
  readonly #folder = mkdtempSync(join(tmpdir(), 'kassensturz-modem-'));
  #terminal: PseudoTerminal | undefined;

  constructor(modem: StartedModem) {
    this.#modem = modem;
  }

  /** Why no modem can be plugged in on this machine; nothing when it can. */
  static missing(): string | undefined {
    return spawnSync('socat', ['-V'], { stdio: 'ignore' }).error
      ? 'socat is missing: apt-get install socat'
      : undefined;
  }

  /** What the till opens. */
  get path(): string {
    return join(this.#folder, 'ttyACM0');
  }

  async plugIn(): Promise<void> {
    const missing = PluggedModem.missing();
    if (missing) throw new HarnessError('NOT_POSSIBLE_HERE', `a modem cannot be plugged in: ${missing}.`);
    this.#terminal ??= await this.#modem.openPseudoTerminal(spawn as Spawn, { link: this.path });
  }

  async unplug(): Promise<void> {
    const terminal = this.#terminal;
    this.#terminal = undefined;
    await terminal?.close();
  }

  async stop(): Promise<void> {
    await this.unplug();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
