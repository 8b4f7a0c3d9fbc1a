// A till and a terminal in a simulated salon, joined by the network or by a serial cable.

import { CardTerminal, type CardTerminalOptions } from '@kassensturz/card-terminal';
import { createWorld } from '@kassensturz/host';
import { Ecr } from './ecr.ts';
import { serialWire, tcpWire } from './ecr-wire.ts';

export async function bench(kind: 'tcp' | 'serial', options: CardTerminalOptions = {}, seed = 1) {
  const world = createWorld({ seed });
  const [router, till, place] = [world.addRouter('router'), world.addHost('till'), world.addHost('terminal')];
  world.connect(till, router);
  const cable = world.connect(place, router, { name: 'terminal cable' });
  world.connectSerial({ host: till, path: '/dev/ttyS0' }, { host: place, path: 'com1' }, { name: 'serial cable' });
  const builder = new CardTerminal({ speed: 'instant', ...options });
  if (kind === 'tcp') builder.withTcp({ port: 20_007 });
  else builder.withSerial({ path: 'com1' });
  const terminal = await world.run(() => builder.start(place));
  const connect = () => (kind === 'tcp' ? tcpWire(till, 'terminal.local', 20_007) : serialWire(till, '/dev/ttyS0'));
  return { world, till, place, cable, terminal, ecr: new Ecr(till, connect) };
}
