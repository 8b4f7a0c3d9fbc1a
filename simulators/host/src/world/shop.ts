import {
  type Connection,
  createWorld,
  type Internet,
  type SimulatedHost,
  type SimulatedRouter,
  type World,
  type WorldOptions,
} from '../index.ts';

/** A small shop: box, printer and tablet on a router, and a TSE in the internet. */
export interface Shop {
  readonly world: World;
  readonly router: SimulatedRouter;
  readonly internet: Internet;
  readonly box: SimulatedHost;
  readonly printer: SimulatedHost;
  readonly tablet: SimulatedHost;
  readonly tse: SimulatedHost;
}

/** Cables: `box`, `printer`, `wifi` (tablet), `dsl` (router to internet), `uplink` (TSE). */
export function openShop(options: WorldOptions = {}): Shop {
  const world = createWorld({ seed: 7, ...options });
  const router = world.addRouter('router');
  const internet = world.addInternet();
  const [box, printer, tablet, tse] = ['box', 'printer', 'tablet', 'tse.example'].map((name) => world.addHost(name));
  world.connect(box!, router, { name: 'box' });
  world.connect(printer!, router, { name: 'printer' });
  world.connect(tablet!, router, { name: 'wifi', kind: 'wifi' });
  world.connect(router, internet, { name: 'dsl', kind: 'dsl' });
  world.connect(tse!, internet, { name: 'uplink' });
  return { world, router, internet, box: box!, printer: printer!, tablet: tablet!, tse: tse! };
}

/** An open connection, and everything either end has met so far. */
export interface Line {
  readonly client: Connection;
  readonly server: Connection;
  readonly heard: { client: string; server: string };
  readonly met: { readonly client: string[]; readonly server: string[] };
}

/** Connects two hosts, and listens at both ends. */
export async function connectLine(
  world: World,
  from: SimulatedHost,
  to: SimulatedHost,
  name = `${to.network.addresses()[0]}`,
): Promise<Line> {
  return world.run(async () => {
    let accept: (connection: Connection) => void = () => {};
    const accepted = new Promise<Connection>((resolve) => {
      accept = resolve;
    });
    const listener = await to.network.listen({ port: 0 }, (connection) => accept(connection));
    const client = await from.network.connect({ host: name, port: listener.port });
    const server = await accepted;
    await listener.close();
    const heard = { client: '', server: '' };
    const met = { client: [] as string[], server: [] as string[] };
    for (const [side, connection] of Object.entries({ client, server }) as ['client' | 'server', Connection][]) {
      connection.on('data', (bytes: Buffer) => {
        heard[side] += bytes.toString();
      });
      connection.on('error', (error: NodeJS.ErrnoException) => met[side].push(error.code ?? 'no code'));
      connection.on('close', () => met[side].push('close'));
    }
    return { client, server, heard, met };
  });
}

export interface Attempt {
  readonly code: unknown;
  readonly tookMs: number;
}

/** What connecting comes to, and after how much virtual time. */
export function tryConnect(world: World, from: SimulatedHost, host: string, port: number): Promise<Attempt> {
  return world.run(async () => {
    const startMs = from.clock.monotonic();
    const code = await from.network.connect({ host, port }).then(
      (connection) => {
        connection.destroy();
        return 'connected';
      },
      (error: NodeJS.ErrnoException) => error.code,
    );
    return { code, tookMs: from.clock.monotonic() - startMs };
  });
}
