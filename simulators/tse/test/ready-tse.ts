import { createWorld, type SimulatedHost, type World } from '@kassensturz/host';
import { type ProfileName, Tse, type TseProfile } from '../src/index.ts';

export const CLIENT_ID = '955002-00';
export const ADMIN_PIN = '12345678';
export const ADMIN_PUK = '1234567890';

export interface Bench {
  readonly world: World;
  readonly host: SimulatedHost;
  readonly tse: Tse;
  /** Lets time pass. */
  advance(ms: number): Promise<void>;
  /** A complete sale; returns the transaction number. */
  sell(processData?: string, clientId?: string): number;
}

/** A TSE on a simulated host, as it leaves the factory, with PINs set. */
export async function factoryTse(profile: ProfileName | TseProfile = 'standard', seed = 1): Promise<Bench> {
  const world = createWorld({ seed, recordEvents: false });
  const host = world.addHost('till');
  await world.run(() => host.switchOn());
  const tse = new Tse({
    host,
    profile,
    users: [
      { userId: 'Admin', role: 'admin', pin: ADMIN_PIN, puk: ADMIN_PUK },
      { userId: 'TimeAdmin', role: 'timeAdmin', pin: '87654321', puk: '0987654321' },
    ],
  });
  return {
    world,
    host,
    tse,
    advance: (ms) => world.advance(ms),
    sell: (processData = 'Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar', clientId = CLIENT_ID) => {
      const { transactionNumber } = tse.startTransaction({ clientId, processData: new Uint8Array() });
      tse.finishTransaction(transactionNumber, {
        clientId,
        processData: Buffer.from(processData),
        processType: 'Kassenbeleg-V1',
      });
      return transactionNumber;
    },
  };
}

/** A TSE that is ready to sign for `CLIENT_ID`; nobody is logged in. */
export async function readyTse(profile: ProfileName | TseProfile = 'standard', seed = 1): Promise<Bench> {
  const bench = await factoryTse(profile, seed);
  const { tse, host } = bench;
  tse.authenticateUser('Admin', ADMIN_PIN);
  tse.initialize(tse.profile.description === undefined ? 'a shop' : undefined);
  tse.updateTime(tse.profile.clock.isSelfSynchronised ? undefined : Math.floor(host.clock.now() / 1000));
  tse.registerClient(CLIENT_ID);
  tse.logOut('Admin');
  return bench;
}
