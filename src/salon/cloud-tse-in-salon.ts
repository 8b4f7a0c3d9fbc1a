import { SeededRandom } from '@kassensturz/host';
import { CloudTse, type StartedCloudTse, TestPki, type Tse } from '@kassensturz/tse';
import { HarnessError } from '../errors.ts';
import type { TseAccess } from '../pos/contract.ts';
import { leaveTransactionOpen } from './leave-transaction-open.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import type { TseInSalon } from './tse-in-salon.ts';
import { endOfMessage, usedUp } from './tse-profile.ts';

const cloudPort = 80;
const productionPort = 81;
/** The real service says 30 s at least; a salon that opens has had them long ago. */
const initDelayMs = 0;
const strangePin = 'somebody-elses-pin';

/** A cloud TSE, reached over the internet. */
export async function startCloudTse(plan: SalonPlan, physics: Physics): Promise<TseInSalon> {
  const { service } = await startService(plan, physics, cloudPort, plan.tse.isProduction === true ? 'LIVE' : 'TEST');
  const provisioned =
    plan.tse.pin === 'changed' ? service.provisionReady({ adminPin: strangePin }) : service.provision();
  const { tssId, adminPuk } = provisioned;
  let production: Service | undefined;
  let keepsLog = true;
  const bought: Tse[] = [];
  const access = accessTo(physics, { service, port: cloudPort }, provisioned);
  const calls: string[] = [];
  const stopListening = onEveryCall(service, (line) => calls.push(line));
  return {
    kind: 'cloud',
    access,
    core: service.tss(tssId),
    bought,
    fail: () => service.fault('off'),
    recover: () => service.heal('off'),
    slowDown: (ms) => (ms > 0 ? service.faults.set('slow', { ms }) : service.faults.clear('slow')),
    loseAnswerAfterFinish: () => service.faults.set('lostAnswer', { on: 'finish', times: 1 }),
    get keepsLog() {
      return keepsLog;
    },
    fault: (name, options) => {
      keepsLog &&= name !== 'writeOnly';
      return service.fault(name, options);
    },
    heal: (name) => service.heal(name),
    damageSignature: () => {
      keepsLog = false;
      service.tss(tssId).mishaps.damageLog(undefined, endOfMessage);
    },
    calls: () => calls,
    changePin: () => void service.tss(tssId).unblockUser('tr-admin', adminPuk, strangePin),
    leaveOpen: () => leaveTransactionOpen(physics.host('tablet'), access),
    fillMemory: () => {
      throw new HarnessError('USAGE', 'the memory of a cloud TSE is the business of its provider.');
    },
    buyNew: async ({ isProduction = false } = {}) => {
      if (isProduction) production ??= await startService(plan, physics, productionPort, 'LIVE');
      const seller = (isProduction ? production : undefined) ?? { service, port: cloudPort };
      const provisionedNew = seller.service.provision();
      const core = seller.service.tss(provisionedNew.tssId);
      bought.push(core);
      return { access: accessTo(physics, seller, provisionedNew), core };
    },
    onEvent: (listener) => onEveryCall(service, listener),
    serialNumberHex: () => service.tss(tssId).serialNumber,
    stop: async () => {
      stopListening();
      await service.stop();
      await production?.service.stop();
    },
  };
}

interface Service {
  readonly service: StartedCloudTse;
  readonly port: number;
}

async function startService(plan: SalonPlan, physics: Physics, port: number, env: 'TEST' | 'LIVE'): Promise<Service> {
  const service = await new CloudTse({
    port: physics.kind === 'live' ? 0 : port,
    initDelayMs,
    hasRateLimits: false,
    env,
    profile: usedUp(plan),
    ...(physics.kind === 'simulated' ? { pki: pkiOfAllSalons(physics.now()) } : {}),
  }).start(physics.deviceHost('tse'));
  const url = new URL(service.baseUrl);
  // Two services on one host draw the same ids; the second one begins with another.
  if (env === 'LIVE') service.provision();
  physics.publish('tse', port, () => ({ host: url.hostname, port: Number(url.port || 80) }));
  return { service, port };
}

function accessTo(
  physics: Physics,
  { service, port: servicePort }: Service,
  { tssId, adminPuk }: { readonly tssId: string; readonly adminPuk: string },
): TseAccess {
  return {
    kind: 'cloud',
    apiKey: service.apiKey,
    apiSecret: service.apiSecret,
    tssId,
    adminPuk,
    baseUrl: async (from) => {
      const { host, port } = await physics.deviceEndpoint(from, 'tse', servicePort);
      return `http://${host}:${port}${new URL(service.baseUrl).pathname}`;
    },
  };
}

function onEveryCall(service: StartedCloudTse, listener: (line: string) => void): () => void {
  let isOver = false;
  const listen = async () => {
    while (!isOver) {
      const entry = await service.next('wire');
      if (!isOver) listener(entry.text);
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
