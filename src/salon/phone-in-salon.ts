import { FritzBox, type StartedFritzBox } from '@kassensturz/fritzbox';
import { Modem, type StartedModem } from '@kassensturz/modem';
import { type Call, type CallOptions, spellingsOf, TelephoneExchange } from '@kassensturz/telephone';
import type { CallerIdAccess } from '../pos/contract/phone-desk.ts';
import type { Place } from '../pos/contract.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import { PluggedModem } from './plugged-modem.ts';

const monitorPort = 1012;
const modemPath = '/dev/ttyACM0';

/** The salon's telephone: the network behind it, somebody who calls, and the device that tells the till who it is. */
export class PhoneInSalon {
  readonly exchange: TelephoneExchange;
  readonly fritzBox: StartedFritzBox | undefined;
  readonly modem: StartedModem | undefined;
  /** The till's end of the modem's cable. */
  readonly modemPath: string;
  readonly #plugModem: ((isIn: boolean) => Promise<void>) | undefined;
  readonly #stop: () => Promise<void>;
  #calls: Call[] = [];

  constructor(parts: {
    readonly exchange: TelephoneExchange;
    readonly fritzBox?: StartedFritzBox | undefined;
    readonly modem?: StartedModem | undefined;
    readonly modemPath?: string;
    readonly plugModem?: ((isIn: boolean) => Promise<void>) | undefined;
    readonly stop: () => Promise<void>;
  }) {
    this.exchange = parts.exchange;
    this.fritzBox = parts.fritzBox;
    this.modem = parts.modem;
    this.modemPath = parts.modemPath ?? modemPath;
    this.#plugModem = parts.plugModem;
    this.#stop = parts.stop;
  }

  /** Somebody calls the salon; the number in any spelling. */
  callFrom(number: string, options: CallOptions = {}): Call {
    return this.#placed(this.exchange.callFrom(number, options));
  }

  /** The network hands the number on in exactly these characters. */
  callShownAs(sent: string): Call {
    return this.#placed(this.exchange.callFrom('', { sent }));
  }

  callWithheld(): Call {
    return this.#placed(this.exchange.callWithheld());
  }

  callUnavailable(): Call {
    return this.#placed(this.exchange.callUnavailable());
  }

  /** The caller who has waited longest gives up. */
  callerHangsUp(): void {
    this.#calls.shift()?.hangUp();
  }

  /** Somebody picks up the oldest call. */
  pickUp(): void {
    this.#calls[0]?.answer();
  }

  /** Calls that are going on. */
  get calls(): readonly Call[] {
    return this.#calls.filter(({ state }) => state !== 'ended');
  }

  /** Forty ways and more in which one number can be written. */
  spellingsOf(number: string): readonly string[] {
    return spellingsOf(number, this.exchange.area);
  }

  async plugModem(isIn: boolean): Promise<void> {
    await this.#plugModem?.(isIn);
  }

  onEvent(listener: () => void): () => void {
    const ways = [
      this.exchange.onCall(listener),
      ...(this.fritzBox ? [this.fritzBox.on('wire', listener), this.fritzBox.on('client', listener)] : []),
      ...(this.modem ? [this.modem.on('wire', listener)] : []),
    ];
    return () => {
      for (const stop of ways) stop();
    };
  }

  /** What went over the wire of the device, line by line. */
  wireText(): string {
    const box = this.fritzBox?.wire.map(({ at, direction, remote, text }) => line(at, direction, `${remote}  ${text}`));
    const modem = this.modem?.wire.map(({ at, from, meaning, text }) => line(at, from, `${meaning}  ${text}`));
    return [...(box ?? []), ...(modem ?? [])].join('\n');
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  #placed(call: Call): Call {
    this.#calls = [...this.calls, call];
    return call;
  }
}

function line(at: number, direction: string, text: string): string {
  return `${new Date(at).toISOString()} ${direction.padEnd(8)} ${text}`;
}

/** Puts the telephone and its device into the salon. */
export async function startPhone(plan: SalonPlan, physics: Physics): Promise<PhoneInSalon> {
  const { phone } = plan;
  const exchange = new TelephoneExchange();
  if (phone.device === 'fritzbox') return startFritzBox(plan, physics, exchange);
  if (phone.device === 'modem') return startModem(plan, physics, exchange);
  exchange.connect({ numbers: phone.numbers, channels: 2, ring: () => undefined });
  return new PhoneInSalon({ exchange, stop: () => Promise.resolve() });
}

async function startFritzBox({ phone }: SalonPlan, physics: Physics, exchange: TelephoneExchange) {
  const box = await new FritzBox({ numbers: phone.numbers, channels: 3, hasCallMonitor: phone.callMonitor })
    .withLine(exchange)
    .withCallMonitor({ port: physics.kind === 'live' ? 0 : monitorPort })
    .start(physics.deviceHost('fritzbox'));
  physics.publish('fritzbox', monitorPort, () => ({ host: '127.0.0.1', port: box.callMonitorPort }));
  return new PhoneInSalon({ exchange, fritzBox: box, stop: () => box.stop() });
}

async function startModem(plan: SalonPlan, physics: Physics, exchange: TelephoneExchange) {
  const modem = new Modem().withLine(exchange, ...plan.phone.numbers);
  const host = physics.deviceHost('modem');
  if (physics.kind === 'simulated') {
    const till = plan.variant === 'cube' ? 'cube' : 'box';
    const path = physics.connectSerial(till, modemPath, 'modem', 'usb');
    const cable = `${till}–modem serial`;
    const plug = { plug: () => physics.plug(cable), unplug: () => physics.unplug(cable) };
    const started = await modem.withSerial({ path, cable: plug }).start(host);
    const plugModem = (isIn: boolean) => (isIn ? started.plugIn() : started.unplug());
    return new PhoneInSalon({ exchange, modem: started, plugModem, stop: () => started.stop() });
  }
  const started = await modem.withTcp().start(host);
  const line = new PluggedModem(started);
  await line.plugIn();
  const plugModem = (isIn: boolean) => (isIn ? line.plugIn() : line.unplug());
  return new PhoneInSalon({
    exchange,
    modem: started,
    modemPath: line.path,
    plugModem,
    stop: async () => {
      await line.stop();
      await started.stop();
    },
  });
}

/** What the POS is told about the device; nothing where nobody could reach it (cloud), or there is none. */
export function callerIdAccess(plan: SalonPlan, physics: Physics, phone: PhoneInSalon): CallerIdAccess | undefined {
  if (plan.variant === 'cloud' || plan.phone.device === 'none') return undefined;
  if (plan.phone.device === 'modem') return { kind: 'modem', path: phone.modemPath };
  return { kind: 'fritzbox', endpoint: (from: Place) => physics.deviceEndpoint(from, 'fritzbox', monitorPort) };
}
