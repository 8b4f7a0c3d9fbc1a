import { createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { boxProgram } from '../box/box-program.ts';
import { cloudProgram } from '../cloud/cloud-program.ts';
import type { PosConfig } from '../config.ts';
import { ApiClient } from './api-client.ts';
import { RecordedSignDe } from './recorded-sign-de.ts';

export interface SalonForTests {
  readonly world: World;
  /** The machine the till runs on. */
  readonly server: SimulatedHost;
  readonly tablet: SimulatedHost;
  readonly service: RecordedSignDe;
  /** Where the recorded TSE service runs; unplug its cable `tse` to lose it. */
  readonly till: ApiClient;
  /** A second device, not signed in. */
  client(): ApiClient;
}

export interface SalonOptions {
  readonly seed?: number;
  readonly diskBytes?: number;
  readonly config?: Partial<PosConfig>;
  /** The TSE cannot be reached from the start. */
  readonly isTseAway?: boolean;
}

/** A till, a tablet and a recorded TSE service on one network; the till is on, and Petra has signed in. */
export async function openSalon(options: SalonOptions = {}): Promise<SalonForTests> {
  const world = createWorld({ seed: options.seed ?? 1 });
  const router = world.addRouter('router');
  const server = world.addHost('server', options.diskBytes ? { diskBytes: options.diskBytes } : {});
  const [tablet, tseHost] = [world.addHost('tablet'), world.addHost('tse')];
  world.connect(server, router);
  world.connect(tablet, router);
  const cable = world.connect(tseHost, router, { name: 'tse' });
  const service = new RecordedSignDe();
  await world.run(() => service.start(tseHost));
  const tse = service.config(tseHost);
  if (options.isTseAway) cable.unplug();
  const variant = options.config?.variant ?? 'box';
  const config: PosConfig = { variant, http: { port: 80 }, dataDirectory: '/var/pos', tse, ...options.config };
  server.install(variant === 'box' ? boxProgram(config) : cloudProgram(config));
  await world.run(() => server.switchOn());
  const client = () => new ApiClient(tablet, `http://${server.network.addresses()[0]}`);
  const till = client();
  await world.run(() => till.signIn());
  return { world, server, tablet, service, till, client };
}
