import { SeededRandom } from '@kassensturz/host';
import { CloudTse, type StartedCloudTse, type StartedUsbTse, TestPki, type Tse, UsbTse } from '@kassensturz/tse';
import type { TseAccess } from '../pos/contract.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';

const cloudPort = 80;
const stickPath = '/media/tse';
/** The real service says 30 s at least; a salon that opens has had them long ago. */
const initDelayMs = 0;

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
  /** The next payment is signed, and the answer never arrives. */
  loseAnswerAfterFinish(): void;
  /** Hex of SHA-256 over the public key (TR-03153-1, 9.3.2). */
  serialNumberHex(): string;
  /** Calls `listener` after every call of the TSE, where it can be heard; returns how to stop that. */
  onEvent(listener: () => void): () => void;
  stop(): Promise<void>;
}

export async function startTse(plan: SalonPlan, physics: Physics): Promise<TseInSalon> {
  return plan.tse.kind === 'cloud' ? startCloudTse(physics) : startStick(physics);
}

async function startCloudTse(physics: Physics): Promise<TseInSalon> {
  const service: StartedCloudTse = await new CloudTse({
    port: physics.kind === 'live' ? 0 : cloudPort,
    initDelayMs,
    hasRateLimits: false,
    ...(physics.kind === 'simulated' ? { pki: pkiOfAllSalons(physics.now()) } : {}),
  }).start(physics.deviceHost('tse'));
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
    fail: () => service.fault('off'),
    recover: () => service.heal('off'),
    slowDown: (ms) => (ms > 0 ? service.faults.set('slow', { ms }) : service.faults.clear('slow')),
    loseAnswerAfterFinish: () => service.faults.set('lostAnswer', { on: 'finish', times: 1 }),
    onEvent: (listener) => onEveryCall(service, listener),
    serialNumberHex: () => service.tss(tssId).serialNumber,
    stop: () => service.stop(),
  };
}

async function startStick(physics: Physics): Promise<TseInSalon> {
  const stick: StartedUsbTse = await new UsbTse({ profile: 'cryptovision' }).start(physics.deviceHost('tse-stick'));
  physics.plugStick('box', stickPath, stick.volume);
  return {
    kind: 'usb',
    access: { kind: 'usb', path: stickPath },
    core: stick.tse,
    fail: async () => stick.unplug(),
    recover: async () => stick.plugIn(),
    slowDown: (ms) => (ms > 0 ? stick.faults.set('slow', { ms }) : stick.faults.clear('slow')),
    loseAnswerAfterFinish: () => stick.faults.set('lostAnswer', { on: 'finish', times: 1 }),
    onEvent: () => () => {}, // a stick is asked by files; simulated physics looks at it every tick
    serialNumberHex: () => stick.tse.serialNumber,
    stop: () => stick.stop(),
  };
}

function onEveryCall(service: StartedCloudTse, listener: () => void): () => void {
  let isOver = false;
  const listen = async () => {
    while (!isOver) {
      await service.next('wire');
      if (!isOver) listener();
    }
  };
  void listen();
  return () => {
    isOver = true;
  };
}

let knownPki: { readonly madeAt: number; readonly pki: TestPki } | undefined;

/** Root and sub CA are the same in all simulated salons that open at the same time: making them anew costs more than a sale. */
function pkiOfAllSalons(now: number): TestPki {
  if (knownPki?.madeAt !== now) {
    const clock = { now: () => now } as ConstructorParameters<typeof TestPki>[0]['clock'];
    knownPki = { madeAt: now, pki: new TestPki({ clock, random: new SeededRandom('test PKI of all salons') }) };
  }
  return knownPki.pki;
}
