import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Host } from '@kassensturz/host';
import { type StartedUsbTse, StickBridge } from '@kassensturz/tse';
import { HarnessError } from '../errors.ts';

const program = fileURLToPath(new URL('../../simulators/tse/fuse/tse-stick.py', import.meta.url));
/** Debian's own Python, which sees Debian's python3-fusepy; another one on the path may not. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const mountLimitMs = 5_000;
const lookEveryMs = 20;

/** A simulated TSE stick as a real mounted file system (FUSE), for programs in processes of their own. */
export class MountedStick {
  readonly #path: string;
  readonly #bridge: StickBridge;
  readonly #child: ChildProcess;

  private constructor(path: string, bridge: StickBridge, child: ChildProcess) {
    this.#path = path;
    this.#bridge = bridge;
    this.#child = child;
  }

  /** Why no stick can be mounted on this machine; nothing when it can. */
  static missing(): string | undefined {
    try {
      accessSync('/dev/fuse', constants.R_OK | constants.W_OK);
    } catch {
      return '/dev/fuse cannot be used here (in a container: --device /dev/fuse --cap-add SYS_ADMIN)';
    }
    const check = "import importlib.util as u, sys; sys.exit(0 if u.find_spec('fusepy') or u.find_spec('fuse') else 1)";
    if (spawnSync(python, ['-c', check]).status !== 0)
      return "python3 with Debian's python3-fusepy and fuse3 is missing: apt-get install python3-fusepy fuse3";
    return undefined;
  }

  static async mount(host: Host, stick: StartedUsbTse, path: string): Promise<MountedStick> {
    const missing = MountedStick.missing();
    if (missing) throw new HarnessError('NOT_POSSIBLE_HERE', `a TSE stick cannot be mounted: ${missing}.`);
    mkdirSync(path, { recursive: true });
    const bridge = await StickBridge.open(host, stick);
    const child = spawn(python, [program, String(bridge.port), path], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const mounted = new MountedStick(path, bridge, child);
    const before = statSync(path).dev;
    for (let waited = 0; waited < mountLimitMs; waited += lookEveryMs) {
      if (existsSync(path) && statSync(path).dev !== before) return mounted;
      if (child.exitCode !== null) break;
      await host.clock.sleep(lookEveryMs);
    }
    await mounted.unmount();
    throw new HarnessError('NOT_POSSIBLE_HERE', `the TSE stick was not mounted: ${said.trim() || 'no word why'}.`);
  }

  async unmount(): Promise<void> {
    const exited = new Promise<void>((resolve) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) resolve();
      else this.#child.once('exit', () => resolve());
    });
    // Lazily: a program that was killed may have left the file open.
    spawnSync('umount', ['-l', this.#path]);
    this.#child.kill('SIGTERM');
    await exited;
    await this.#bridge.stop();
  }
}
