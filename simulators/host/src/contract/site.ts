import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, type Host, nodeHost, type SerialDriver } from '../index.ts';

/** Two machines that can reach each other, and a way to let their time pass. */
export interface Site {
  readonly host: Host;
  readonly peer: Host;
  /** Where `peer` reaches `host`. */
  readonly address: string;
  /** Path of a serial port of `host` that sends back what it gets. */
  readonly echoPort: string;
  run<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** The physics a contract is kept under. */
export interface Physics {
  readonly name: string;
  open(): Promise<Site>;
}

// Its types are out of reach of an ES module; this is what is used of them.
const require = createRequire(import.meta.url);
const { MockBinding } = require('@serialport/binding-mock') as {
  readonly MockBinding: SerialDriver & {
    reset(): void;
    createPort(path: string, options: { readonly echo: boolean; readonly record: boolean }): void;
  };
};

const echoPort = '/dev/ttyECHO';

const real: Physics = {
  name: 'the real machine',
  open: async () => {
    const root = mkdtempSync(join(tmpdir(), 'kassensturz-host-'));
    MockBinding.reset();
    MockBinding.createPort(echoPort, { echo: true, record: false });
    return {
      host: nodeHost({ name: 'host', root, log: 'silent', serialDriver: MockBinding }),
      peer: nodeHost({ name: 'peer', root, log: 'silent' }),
      address: '127.0.0.1',
      echoPort,
      run: (work) => work(),
      close: () => rmSync(root, { recursive: true }),
    };
  },
};

const simulated: Physics = {
  name: 'a simulated machine',
  open: async () => {
    const world = createWorld({ seed: 42 });
    const router = world.addRouter('router');
    const host = world.addHost('host');
    const peer = world.addHost('peer');
    world.connect(host, router);
    world.connect(peer, router);
    world.connectSerial({ host, path: echoPort }, { host: peer, path: '/dev/ttyFAR' }, { kind: 'straight' });
    const echo = await world.run(() => peer.serial.open('/dev/ttyFAR', { baudRate: 9_600 }));
    echo.on('data', (bytes: Buffer) => echo.write(bytes));
    return {
      host,
      peer,
      address: host.network.addresses()[0] ?? '',
      echoPort,
      run: (work) => world.run(work),
      close: () => {},
    };
  },
};

export const ALL_PHYSICS: readonly Physics[] = [real, simulated];
