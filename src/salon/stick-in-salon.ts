import { profileOf, type StartedUsbTse, type Tse, type TseProfile, UsbTse } from '@kassensturz/tse';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import type { TseInSalon } from './tse-in-salon.ts';
import { endOfMessage, usedUp } from './tse-profile.ts';

const stickPath = '/media/tse';
const strangePin = '99999999';
const restartBytes = 480;
/** PIN and PUK of a stick that was in use before and whose papers are not those of this salon. */
const foreignSecrets = {
  adminPin: strangePin,
  adminPuk: '9999999999',
  timeAdminPin: strangePin,
  timeAdminPuk: '9999999999',
};

/** A TSE on a stick, plugged into the box. */
export async function startStick(plan: SalonPlan, physics: Physics): Promise<TseInSalon> {
  let sticks = 0;
  const started: StartedUsbTse[] = [];
  const plugIn = async (path: string, profile: ReturnType<typeof profileOf>) => {
    sticks += 1;
    const name = sticks === 1 ? 'tse-stick' : `tse-stick-${sticks}`;
    const secrets = plan.tse.pin === 'changed' && sticks === 1 ? { secrets: foreignSecrets } : {};
    const stick = await new UsbTse({ profile, name, ...secrets }).start(physics.deviceHost(name));
    started.push(stick);
    await physics.plugStick('box', path, stick);
    return stick;
  };
  // Of its own, so that its memory can fill up.
  const profile: { -readonly [K in keyof TseProfile]: TseProfile[K] } = profileOf('cryptovision', usedUp(plan));
  const stick = await plugIn(stickPath, profile);
  let keepsLog = true;
  const bought: Tse[] = [];
  if (plan.tse.selfTestMs !== undefined) stick.fault('selfTest', { ms: plan.tse.selfTestMs });
  return {
    kind: 'usb',
    access: { kind: 'usb', path: physics.stickPath('box', stickPath) },
    core: stick.tse,
    bought,
    fail: async () => stick.unplug(),
    recover: async () => stick.plugIn(),
    slowDown: (ms) => (ms > 0 ? stick.faults.set('slow', { ms }) : stick.faults.clear('slow')),
    loseAnswerAfterFinish: () => stick.faults.set('lostAnswer', { on: 'finish', times: 1 }),
    get keepsLog() {
      return keepsLog;
    },
    fault: async (name, options) => {
      keepsLog &&= name !== 'writeOnly';
      stick.fault(name, options);
    },
    heal: async (name) => stick.heal(name),
    damageSignature: () => {
      keepsLog = false;
      stick.tse.mishaps.damageLog(undefined, endOfMessage);
    },
    calls: () => stick.wire.map(({ text }) => text),
    changePin: () => {
      for (const user of ['Admin', 'TimeAdmin']) {
        const known = stick.tse.users.user(user);
        if (known) known.pin = new TextEncoder().encode(strangePin);
      }
    },
    leaveOpen: async () => {
      const [clientId = ''] = stick.tse.clients.all;
      stick.tse.startTransaction({ clientId, processData: new Uint8Array(), processType: '' });
    },
    fillMemory: (freeShare) => {
      const used = stick.tse.logs.byteLength;
      profile.reservedLogBytes = 0;
      // Room for the log-ins of a restart on top of what is to be left.
      profile.logMemoryBytes = Math.ceil((used + restartBytes) / (1 - freeShare));
    },
    buyNew: async () => {
      const path = `${stickPath}-${sticks + 1}`;
      const { tse } = await plugIn(path, profileOf('cryptovision'));
      bought.push(tse);
      return { access: { kind: 'usb', path: physics.stickPath('box', path) }, core: tse };
    },
    onEvent: (listener) => onEveryCommand(stick, listener),
    serialNumberHex: () => stick.tse.serialNumber,
    stop: async () => {
      for (const each of started) await each.stop();
    },
  };
}

function onEveryCommand(stick: StartedUsbTse, listener: () => void): () => void {
  let isOver = false;
  const listen = async () => {
    while (!isOver) {
      await stick.next('wire');
      if (!isOver) listener();
    }
  };
  void listen();
  return () => {
    isOver = true;
  };
}
