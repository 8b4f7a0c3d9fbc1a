import { createFetch, createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { boxProgram } from '../../src/box/box-program.ts';
import { cloudProgram } from '../../src/cloud/cloud-program.ts';
import type { PosConfig } from '../../src/config.ts';
import { createTillClient, type Keep, type TillClient, type TillClientOptions } from '../model/index.ts';
import { startTestPrinter, type TestPrinter } from './test-printer.ts';

export interface TestSalon {
  readonly world: World;
  readonly server: SimulatedHost;
  readonly tablet: SimulatedHost;
  readonly printer: TestPrinter;
  /** The line between the tablet's router and the server. */
  readonly line: { plug(): void; unplug(): void };
  /** Opens the till's page on the tablet: at first, or again after a reload. */
  openTill(options?: Partial<TillClientOptions>): TillClient;
  /** What the server has, asked over its API by somebody else. */
  ask<T>(path: string): Promise<T>;
}

/** No TSE answers in these worlds: the till's own work is under test, and it has to go on in an outage anyway. */
const tse: PosConfig['tse'] = {
  kind: 'cloud',
  baseUrl: 'http://tse.invalid/api/v2',
  apiKey: 'k',
  apiSecret: 's',
  tssId: 't',
  adminPuk: 'p',
  adminPin: 'q',
};

/** A salon in a simulated world: the real server of that variant, a tablet, a printer, and the cables between them. */
export async function testSalon(
  variant: 'cloud' | 'box' = 'cloud',
  config: Partial<PosConfig> = {},
): Promise<TestSalon> {
  const world = createWorld({ seed: 7 });
  const router = world.addRouter('router');
  const tablet = world.addHost('tablet');
  const printerHost = world.addHost('printer');
  const server = world.addHost('server');
  world.connect(tablet, router, { kind: 'wifi' });
  world.connect(printerHost, router);
  const line = world.connect(server, router);
  const whole = { variant, http: { port: 80, address: '0.0.0.0' }, dataDirectory: '/var/pos', tse, ...config };
  server.install(variant === 'box' ? boxProgram(whole) : cloudProgram(whole));
  const printer = await world.run(async () => {
    await server.switchOn();
    return startTestPrinter(printerHost);
  });
  const addressOf = (host: SimulatedHost): string => `http://${host.network.addresses()[0]}`;
  const openTill = (options: Partial<TillClientOptions> = {}): TillClient =>
    createTillClient({
      baseUrl: addressOf(server),
      fetch: createFetch(tablet),
      clock: tablet.clock,
      random: tablet.random,
      eposPrinterUrl: addressOf(printerHost),
      ...options,
    });
  const ask = async <T>(path: string): Promise<T> => {
    const fetch = createFetch(server);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ user: 'petra', pin: '739104' });
    const root = `${addressOf(server)}/api/v1`;
    const session = (await (await fetch(`${root}/session`, { method: 'POST', headers, body })).json()) as {
      token: string;
    };
    const answer = await fetch(`${root}${path}`, { headers: { authorization: `Bearer ${session.token}` } });
    return (await answer.json()) as T;
  };
  return { world, server, tablet, printer, line, openTill, ask };
}

/** A till with Lena at it. */
export async function signedIn(salon: TestSalon, options: Partial<TillClientOptions> = {}): Promise<TillClient> {
  const till = salon.openTill(options);
  await salon.world.run(async () => {
    await till.ready();
    await till.signIn('lena', '204866');
  });
  return till;
}

/** A text that outlives the page, as a browser's storage does. */
export function testKeep(): Keep & { text: string | undefined } {
  const keep = {
    text: undefined as string | undefined,
    read: () => keep.text,
    write: (text: string) => {
      keep.text = text;
    },
  };
  return keep;
}

/** Lets virtual time pass in small steps until something holds; says what the till showed when it never does. */
export async function until(
  salon: TestSalon,
  till: TillClient,
  holds: () => boolean,
  limitMs = 60_000,
): Promise<number> {
  const startMs = salon.world.elapsedMs;
  while (!holds()) {
    if (salon.world.elapsedMs - startMs > limitMs) {
      const { screen, banner, notices, printing, payment } = till.state;
      throw new Error(
        `Not within ${limitMs} ms; the till shows ${JSON.stringify({ screen, banner, notices, printing, payment })}`,
      );
    }
    await salon.world.advance(50);
  }
  return salon.world.elapsedMs - startMs;
}
