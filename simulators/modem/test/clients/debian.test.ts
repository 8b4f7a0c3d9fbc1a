import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost } from '@kassensturz/host';
import { TelephoneExchange } from '@kassensturz/telephone';
import { afterEach, expect, it } from 'vitest';
import { Modem, type Spawn } from '../../src/index.ts';

const isRoot = process.getuid?.() === 0;
const hasPerlModem = runs('perl', ['-MDevice::Modem', '-e', '1']);
const hasSocat = runs('socat', ['-V']);
const hasMgetty = existsSync('/usr/sbin/mgetty');
const hasMinicom = existsSync('/usr/bin/minicom') && existsSync('/usr/bin/script');

const closing: (() => Promise<unknown> | undefined)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A modem at a pseudo-terminal, found at `link`, with a quick line. */
async function modemAt(link: string) {
  const exchange = new TelephoneExchange();
  const line = { like: 'germany', ringOnMs: 200, ringOffMs: 600, callerIdAtMs: 260 } as const;
  const modem = await new Modem({ line })
    .withLine(exchange, '030 23125 000')
    .withTcp()
    .start(nodeHost({ name: 'modem', log: 'silent' }));
  closing.push(() => modem.stop());
  const terminal = await modem.openPseudoTerminal(spawn as Spawn, { link });
  closing.push(() => terminal.close());
  return { exchange, modem };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kassensturz-modem-'));
  closing.push(async () => rmSync(path, { recursive: true, force: true }));
  return path;
}

it.skipIf(!hasSocat || !hasPerlModem)(
  'Perl Device::Modem identifies it (needs socat and libdevice-modem-perl)',
  async () => {
    const link = join(folder(), 'ttyACM0');
    await modemAt(link);
    const script = `
    my $modem = Device::Modem->new(port => '${link}', log => 'file,/dev/null', loglevel => 'emerg');
    $modem->connect(baudrate => 115200) or die 'no connection';
    $modem->atsend("ATI3\\r");
    print $modem->answer(undef, 2000);`;
    const said = await output(spawn('perl', ['-MDevice::Modem', '-e', script]));
    expect(said).toContain('U.S. Robotics 56K FAX USB V1.2.23');
  },
);

it.skipIf(!hasSocat || !hasMinicom)('minicom shows RING and the caller (needs socat and minicom)', async () => {
  const path = folder();
  const link = join(path, 'ttyACM0');
  const { exchange, modem } = await modemAt(link);
  const capture = join(path, 'capture');
  const minicom = spawn('script', ['-qec', `minicom -D ${link} -b 115200 -o -C ${capture}`, '/dev/null'], {
    env: { ...process.env, TERM: 'vt100', HOME: path },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  closing.push(async () => minicom.kill());
  const answered = modem.next('command', ({ line }) => line.includes('VCID'));
  const typing = setIntervalUntil(answered, () => minicom.stdin?.write('AT+VCID=1\r'));
  await answered;
  await typing;
  const told = modem.next('callerId');
  exchange.callFrom('030 23125 201');
  await told;
  await eventually(() => existsSync(capture) && readFileSync(capture, 'latin1').includes('NMBR=03023125201'));
  minicom.stdin?.write('\x01x\r');
});

it.skipIf(!hasSocat || !hasMgetty || !isRoot)(
  'mgetty notes who called (needs socat, mgetty and root for its lock files)',
  async () => {
    const name = 'ttyKassensturz';
    const { exchange } = await modemAt(`/dev/${name}`);
    const log = `/var/log/mgetty/mg_${name}.log`;
    rmSync(log, { force: true });
    const chat = '"" ATZ OK AT+VCID=1 OK';
    const mgetty = spawn('/usr/sbin/mgetty', ['-x', '6', '-D', '-s', '38400', '-n', '9', '-m', chat, name], {
      stdio: 'ignore',
    });
    closing.push(async () => mgetty.kill('SIGKILL'));
    const logOf = () => (existsSync(log) ? readFileSync(log, 'latin1') : '');
    await eventually(() => /waiting\.\.\./.test(logOf()));
    const call = exchange.callFrom('030 23125 201');
    await eventually(() => /NMBR=03023125201/.test(logOf()));
    call.hangUp();
    await eventually(() => /caller='?03023125201'?/.test(logOf()), 20_000);
    rmSync(log, { force: true });
  },
  40_000,
);

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function output(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (piece) => {
    text += String(piece);
  });
  return new Promise((resolve) => child.once('exit', () => resolve(text)));
}

/** A file of another program cannot be waited for otherwise. */
async function eventually(check: () => boolean, withinMs = 8_000): Promise<void> {
  const { clock } = nodeHost({ log: 'silent' });
  for (let waited = 0; waited < withinMs; waited += 50) {
    if (check()) return;
    await clock.sleep(50);
  }
  expect(check(), 'what the program was to write').toBe(true);
}

async function setIntervalUntil(done: Promise<unknown>, act: () => void): Promise<void> {
  const timer = nodeHost({ log: 'silent' }).clock.every(300, act);
  await done;
  timer.cancel();
}
