import type { Program, Running } from '@kassensturz/host';
import type { CubeConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { withTimeLimit } from '../fiscal/time-limit.ts';
import { CallBook } from './call-book.ts';
import { CallWorker } from './call-worker.ts';
import type { CallHandlers, CubeDevice } from './cube-device.ts';
import { cubeDevices } from './cube-devices.ts';
import { KeptPairing } from './kept-pairing.ts';
import { Outbox } from './outbox.ts';
import type { ServerMessage } from './protocol.ts';
import { ServerConnection } from './server-connection.ts';

/** How often the cube calls in with the state of its devices. */
const callInEveryMs = 4_000;
/** A start waits this long for the server, so that a salon that is switched on as a whole finds its devices there. */
const firstConnectionMs = 5_000;

/**
 * The bridge in the salon: connects outward to its cloud server and to the devices beside it, opens no port, keeps no
 * fiscal data.
 */
export function cubeProgram(config: CubeConfig): Program<Running> {
  if (!URL.canParse(config.serverUrl)) throw new ConfigError('POS_CONFIG_NOT_VALID', 'serverUrl');
  return async (host) => {
    const directory = config.dataDirectory ?? '/var/cube';
    const connected = Promise.withResolvers<void>();
    const connection = new ServerConnection({
      host,
      serverUrl: config.serverUrl,
      pairing: new KeptPairing(host, directory),
      ...(config.pairingCode === undefined ? {} : { pairingCode: config.pairingCode }),
      name: config.name ?? 'Cube',
      onMessage: (message) => hear(message),
      onOpen: () => {
        connected.resolve();
        callIn();
      },
    });
    const outbox = new Outbox(host, (messages) => connection.post('/messages', { messages }));
    const tell = (name: string, payload: unknown) =>
      outbox.send({ type: 'event', id: host.random.uuid(), name, payload, ageMs: 0 });
    const callIn = () => outbox.send({ type: 'state', devices: statesOf(devices) });
    const devices = cubeDevices.map((make) => make({ host, config, tell, onState: () => callIn() }));
    const worker = new CallWorker({
      host,
      book: new CallBook(host, directory),
      handlers: handlersOf(devices),
      send: (message) => outbox.send(message),
    });
    const hear = (message: ServerMessage) => {
      if (message.type === 'call') worker.take(message);
      else if (message.type === 'inquiry')
        outbox.send({ type: 'standing', id: message.id, standing: worker.standingOf(message.id) });
      else if (message.type === 'settings') for (const device of devices) device.configure?.(message);
    };
    const timer = host.clock.every(callInEveryMs, callIn);
    connection.start();
    const tooSlow = () => new Error('The server has not answered yet.');
    // The connection goes on trying; a salon must come up without its internet, too.
    await withTimeLimit(host.clock, firstConnectionMs, () => connected.promise, tooSlow).catch(() => undefined);
    return {
      stop: async () => {
        timer.cancel();
        connection.stop();
        await Promise.all(devices.map((device) => device.stop()));
      },
    };
  };
}

function handlersOf(devices: readonly CubeDevice[]): CallHandlers {
  const all = devices.flatMap(({ handlers }) => Object.entries(handlers));
  const twice = all.find(([name], at) => all.findIndex(([other]) => other === name) !== at);
  if (twice) throw new Error(`Two devices of the cube handle "${twice[0]}".`);
  return Object.fromEntries(all);
}

function statesOf(devices: readonly CubeDevice[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    devices.flatMap((device) => {
      const state = device.state?.();
      return state === undefined ? [] : [[device.name, state]];
    }),
  );
}
