import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NetworkError } from '@kassensturz/host';
import { HarnessError } from '../errors.ts';
import type { Place } from '../pos/contract.ts';
import { loadAdapter } from '../pos/load-adapter.ts';
import { demoStaff } from '../salon/demo-staff.ts';
import { LivePhysics } from '../salon/live-physics.ts';
import { readPlan, type SalonPlan } from '../salon/plan.ts';
import { Salon } from '../salon/salon.ts';
import { shippedPlan } from '../salon/shipped-plans.ts';
import { act } from './salon-acts.ts';

export interface UpOptions {
  readonly plan?: string;
  readonly port?: number;
  /** Address at which till and devices are reached from outside. */
  readonly address?: string;
  readonly pos?: string;
}

const paperFolder = join('reports', 'up');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `kassensturz up`: a salon on real ports until Ctrl-C. */
export async function upCommand(options: UpOptions): Promise<void> {
  const plan = readPlan(options.plan ?? shippedPlan('box.yaml'));
  const physics = new LivePhysics(plan);
  const server: Place = plan.variant === 'box' ? 'box' : 'provider';
  if (options.port !== undefined) reservePorts(physics, server, options.port, options.address);
  const pos = await loadAdapter(options.pos === undefined ? {} : { pos: options.pos });
  const salon = await Salon.start({ plan, physics, pos }).catch(sayWhichPort);
  // Ports are opened when somebody asks where they are.
  await tell(salon, plan, server, pos.name).catch(async (error: unknown) => {
    await salon.stop();
    sayWhichPort(error);
  });
  showWhatHappens(salon);
  const stopListening = listenToActs(salon);
  await interrupted();
  stopListening();
  say('\nClosing the salon …');
  await salon.stop();
  say('The salon is closed.');
}

function reservePorts(physics: LivePhysics, server: Place, first: number, address?: string): void {
  const at = (offset: number) => ({ port: first + offset, ...(address === undefined ? {} : { address }) });
  physics.reservePort('tablet', server, 80, at(0));
  physics.reservePort('tablet', 'printer', 80, at(1));
  physics.reservePort('tablet', 'printer', 9100, at(2));
  physics.reservePort('tablet', 'tse', 80, at(3));
  physics.reservePort('tablet', 'terminal', 20_007, at(4));
  physics.reservePort('tablet', 'fritzbox', 1012, at(5));
}

/** A port that somebody else has, or an address that is not this machine's, is the caller's to change. */
function sayWhichPort(error: unknown): never {
  if (!(error instanceof NetworkError) || error.syscall !== 'listen') throw error;
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: 'it is taken by another program (another salon?). Stop that one, or choose other ports with --port',
    EACCES: 'this user may not open it. Choose ports from 1024 up with --port',
    EADDRNOTAVAIL: 'it is no address of this machine. Give --address one of its own, or leave it out',
  };
  const said = why[error.code];
  if (said === undefined) throw error;
  throw new HarnessError('USAGE', `${addressIn(error)} cannot be opened: ${said}.`, { cause: error });
}

function addressIn({ message }: NetworkError): string {
  return /\S+:\d+(?=[: ]|$)/.exec(message)?.[0] ?? 'a port of the salon';
}

async function tell(salon: Salon, plan: SalonPlan, server: Place, posName: string): Promise<void> {
  const { physics } = salon;
  const address = async (device: string, port: number) => {
    const { host, port: near } = await physics.deviceEndpoint('tablet', device, port);
    return `${host}:${near}`;
  };
  const { host, port } = await physics.endpoint('tablet', server, 80);
  say(`${plan.salon}, variant ${plan.variant}, with ${posName}. A test bench, not a certified till.\n`);
  say(`  till              http://${host}:${port}/`);
  say(
    `  sign in           ${Object.entries(demoStaff)
      .map(([user, { pin }]) => `${user} ${pin}`)
      .join(', ')}`,
  );
  say(`  receipt printer   ${plan.printer.model}, ${plan.printer.paperMm} mm`);
  say(`    raw (ESC/POS)   ${await address('printer', 9100)}`);
  say(`    ePOS-Print      http://${await address('printer', 80)}/cgi-bin/epos/service.cgi`);
  say(`  cash drawer       on the printer's kick port, sensor ${plan.drawer.sensor}`);
  say(
    plan.tse.kind === 'cloud'
      ? `  TSE (cloud)       http://${await address('tse', 80)}/api/v2`
      : '  TSE               stick, plugged into the box',
  );
  const { terminal, phone, variant } = plan;
  say(
    `  card terminal     ${terminal.profile}${variant === 'cloud' ? ', by hand' : `, ZVT at ${await address('terminal', 20_007)}`}`,
  );
  if (phone.device === 'fritzbox' && variant !== 'cloud')
    say(
      `  telephone         ${phone.numbers.join(', ')} at a FRITZ!Box, call monitor ${await address('fritzbox', 1012)}`,
    );
  if (phone.device === 'modem' && variant !== 'cloud')
    say(`  telephone         ${phone.numbers.join(', ')} with a modem at ${salon.phone.modemPath}`);
  say(`  paper             ${paperFolder}/receipt-N.png`);
  say(
    '\nType what happens in the salon, e.g. "tap", "call from 030 23125 201", "paper out", "unplug internet"; "help" lists all.',
  );
  say('Ctrl-C closes the salon.\n');
}

function showWhatHappens(salon: Salon): void {
  mkdirSync(paperFolder, { recursive: true });
  let shown = salon.printer.receipts.length;
  let kicks = salon.printer.pulses.length;
  salon.onDeviceEvent(() => {
    for (; shown < salon.printer.receipts.length; shown++) {
      const receipt = salon.printer.receipts[shown]!;
      writeFileSync(join(paperFolder, `receipt-${shown + 1}.png`), receipt.toPng());
      say(receipt.text);
    }
    for (; kicks < salon.printer.pulses.length; kicks++)
      say(salon.drawer.isOpen ? '-- the drawer opens' : '-- the drawer was kicked');
  });
}

/** Acts of the people in the salon, a line each; without a terminal (a service, a script without input) there are none. */
function listenToActs(salon: Salon): () => void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    void act(salon, line).then((answer) => answer !== undefined && say(answer));
  });
  return () => lines.close();
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
