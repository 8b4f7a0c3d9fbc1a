import type { Connection } from '@kassensturz/host';
import type { Physics } from './physics.ts';

const patienceMs = 1_000;
const rawPort = 9100;
/** DLE EOT 1: a printer that is reached answers at once. */
const areYouThere = Buffer.from([0x10, 0x04, 0x01]);

/** Calls a device of the salon from a telephone somewhere in the internet, and says whether anything came back. */
export async function callFromOutside(physics: Physics, device: string): Promise<'nothing' | 'an answer'> {
  return physics.run(async () => {
    const { clock, network } = physics.host('phone');
    const endpoint = await physics.deviceEndpoint('phone', device, rawPort);
    let connection: Connection;
    try {
      connection = await network.connect(endpoint, { timeoutMs: patienceMs });
    } catch {
      return 'nothing';
    }
    return new Promise((resolve) => {
      const finish = (what: 'nothing' | 'an answer') => {
        timer.cancel();
        connection.destroy();
        resolve(what);
      };
      const timer = clock.after(patienceMs, () => finish('nothing'));
      connection.on('error', () => finish('nothing'));
      connection.once('data', () => finish('an answer'));
      connection.write(areYouThere);
    });
  });
}
