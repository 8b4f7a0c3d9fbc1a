import { type Connection, createWorld } from '@kassensturz/host';
import { TelephoneExchange } from '@kassensturz/telephone';
import { FritzBox, type FritzBoxOptions } from '../src/index.ts';

export const SALON = '030 23125 100';

/** A box and a program that listens to it, in a simulated world. */
export async function worldWithFritzBox(options: FritzBoxOptions = {}) {
  const world = createWorld({ seed: 3, start: '2026-05-12T07:14:03Z' });
  const [desk, place] = [world.addHost('desk'), world.addHost('fritzbox')];
  const router = world.addRouter('router');
  world.connect(desk, router, { name: 'desk' });
  world.connect(place, router, { name: 'fritzbox' });
  const exchange = new TelephoneExchange();
  const box = await world.run(() =>
    new FritzBox({ hasCallMonitor: true, ...options }).withLine(exchange).withCallMonitor().withTr064().start(place),
  );
  const [address = ''] = place.network.addresses();
  const listen = async () => {
    const program = await world.run(
      async () => new Listening(await desk.network.connect({ host: address, port: 1012 })),
    );
    // The box has accepted only when the last packet of the handshake has reached it.
    await world.advance(10);
    return program;
  };
  return { world, desk, box, exchange, address, listen };
}

/** A program at port 1012. */
export class Listening {
  readonly connection: Connection;
  readonly pieces: string[] = [];
  isClosed = false;

  constructor(connection: Connection) {
    this.connection = connection;
    connection.on('data', (bytes: Buffer) => this.pieces.push(bytes.toString('latin1')));
    connection.on('close', () => {
      this.isClosed = true;
    });
    connection.on('error', () => connection.destroy());
  }

  get lines(): readonly string[] {
    return this.pieces.join('').split('\r\n').slice(0, -1);
  }
}
