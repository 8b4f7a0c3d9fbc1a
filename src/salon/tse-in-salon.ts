import { CloudTse, type StartedCloudTse, type StartedUsbTse, type Tse, UsbTse } from '@kassensturz/tse';
import type { TseAccess } from '../pos/contract.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';

const cloudPort = 80;
const stickPath = '/media/tse';

/** The TSE of a salon, whichever kind it is. */
export interface TseInSalon {
  readonly kind: 'cloud' | 'usb';
  readonly access: TseAccess;
  /** The signing core: its log and its exports are what happened. */
  readonly core: Tse;
  /** Out of order: the service is down, the stick is pulled. */
  fail(): Promise<void>;
  recover(): Promise<void>;
  /** Every answer takes this long from now on (0 = normal). */
  slowDown(ms: number): void;
  stop(): Promise<void>;
}

export async function startTse(plan: SalonPlan, physics: Physics): Promise<TseInSalon> {
  return plan.tse.kind === 'cloud' ? startCloudTse(physics) : startStick(physics);
}

async function startCloudTse(physics: Physics): Promise<TseInSalon> {
  const service: StartedCloudTse = await new CloudTse({ port: physics.kind === 'live' ? 0 : cloudPort }).start(
    physics.deviceHost('tse'),
  );
  const url = new URL(service.baseUrl);
  physics.publish('tse', cloudPort, () => ({ host: url.hostname, port: Number(url.port || 80) }));
  const { tssId, adminPuk } = service.provision();
  return {
    kind: 'cloud',
    access: {
      kind: 'cloud',
      apiKey: service.apiKey,
      apiSecret: service.apiSecret,
      tssId,
      adminPuk,
      baseUrl: async (from) => {
        const { host, port } = await physics.deviceEndpoint(from, 'tse', cloudPort);
        return `http://${host}:${port}${url.pathname}`;
      },
    },
    core: service.tss(tssId),
    fail: async () => service.faults.set('off'),
    recover: async () => service.faults.clear('off'),
    slowDown: (ms) => (ms > 0 ? service.faults.set('slow', { ms }) : service.faults.clear('slow')),
    stop: () => service.stop(),
  };
}

async function startStick(physics: Physics): Promise<TseInSalon> {
  const stick: StartedUsbTse = await new UsbTse({ profile: 'cryptovision' }).start(physics.deviceHost('tse-stick'));
  physics.plugStick('box', stickPath, stick.volume);
  return {
    kind: 'usb',
    access: { kind: 'usb', path: stickPath },
    core: stick.core,
    fail: async () => stick.unplug(),
    recover: async () => stick.plugIn(),
    slowDown: (ms) => (ms > 0 ? stick.faults.set('slow', { ms }) : stick.faults.clear('slow')),
    stop: () => stick.stop(),
  };
}
