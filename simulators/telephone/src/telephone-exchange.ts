import { Call, type RingPattern } from './call.ts';
import type { Caller } from './caller.ts';
import { type NumberForm, type NumberingArea, numberIn, toE164 } from './number-plan.ts';
import type { Subscriber, SubscriberLine } from './subscriber.ts';
import { TelephoneError } from './telephone-error.ts';

export interface TelephoneExchangeOptions {
  /** Area code of the place, without 0. Default `30` (Berlin). */
  readonly areaCode?: string;
  /** Default `49`. */
  readonly countryCode?: string;
  /** How caller numbers go over the line. Default `national` (`03023125201`). */
  readonly numberForm?: NumberForm;
}

export interface CallOptions {
  /** Dialled number. Default: the first number of the first device on the exchange. */
  readonly to?: string;
  /** Sent where the network sends names (not in Germany). */
  readonly name?: string;
  readonly form?: NumberForm;
  /** Exactly these characters go over the line as the number, right or wrong. */
  readonly sent?: string;
  /** Default `A`. */
  readonly ringPattern?: RingPattern;
}

/** What is at the other end when somebody here dials: it rings there (default), is busy, or does not exist. */
export type RemoteParty = 'rings' | 'busy' | 'does not exist';

interface Connected {
  readonly device: Subscriber;
  readonly numbers: ReadonlySet<string>;
  readonly calls: Set<Call>;
}

/** The telephone network around a salon: somebody calls, rings, gives up, is answered; two at once. */
export class TelephoneExchange {
  readonly area: NumberingArea;
  readonly #form: NumberForm;
  readonly #devices: Connected[] = [];
  readonly #remote = new Map<string, RemoteParty>();
  readonly #calls: Call[] = [];
  readonly #listeners = new Set<(call: Call) => void>();

  constructor(options: TelephoneExchangeOptions = {}) {
    this.area = { areaCode: options.areaCode ?? '30', countryCode: options.countryCode ?? '49' };
    this.#form = options.numberForm ?? 'national';
  }

  /** Every call that was placed, oldest first. */
  get calls(): readonly Call[] {
    return this.#calls;
  }

  /** Tells every call that is placed; returns the way out. */
  onCall(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts a device on a line. Several may share a number: all of them ring. */
  connect(device: Subscriber): SubscriberLine {
    const connected: Connected = {
      device,
      numbers: new Set(device.numbers.map((number) => toE164(number, this.area))),
      calls: new Set(),
    };
    this.#devices.push(connected);
    return {
      dial: (digits, from = device.numbers[0] ?? '') => this.#dial(connected, digits, from),
      disconnect: () => {
        const index = this.#devices.indexOf(connected);
        if (index >= 0) this.#devices.splice(index, 1);
      },
    };
  }

  /** Somebody calls from a number in any spelling. Busy lines end the call at once (`call.end`). */
  callFrom(number: string, options: CallOptions = {}): Call {
    if (options.sent !== undefined)
      return this.#place({ kind: 'number', sent: options.sent, e164: '', ...named(options) }, options);
    const e164 = toE164(number, this.area);
    const sent = numberIn(options.form ?? this.#form, e164, this.area);
    return this.#place({ kind: 'number', sent, e164, ...named(options) }, options);
  }

  /** Somebody calls who suppresses the number. */
  callWithheld(options: CallOptions = {}): Call {
    return this.#place({ kind: 'withheld' }, options);
  }

  /** Somebody calls whose number the network does not know. */
  callUnavailable(options: CallOptions = {}): Call {
    return this.#place({ kind: 'unavailable' }, options);
  }

  /** Decides what is at the other end of a number that somebody here may dial. */
  whenDialled(number: string, party: RemoteParty): void {
    this.#remote.set(toE164(number, this.area), party);
  }

  #place(caller: Caller, options: CallOptions): Call {
    const to = options.to ?? this.#devices[0]?.device.numbers[0];
    if (to === undefined) {
      const message = 'Nobody can be called: no device is on this exchange; connect one or say "to".';
      throw new TelephoneError('TELEPHONE_NO_SUBSCRIBER', message);
    }
    return this.#route(new Call(this.#calls.length + 1, caller, toE164(to, this.area), options.ringPattern));
  }

  #route(call: Call): Call {
    this.#calls.push(call);
    const reached = this.#devices.filter(({ numbers }) => numbers.has(call.called));
    const free = reached.filter(({ device, calls }) => calls.size < (device.channels ?? 1));
    for (const listener of [...this.#listeners]) listener(call);
    if (reached.length === 0) call.finish('no such number');
    else if (free.length === 0) call.finish('busy');
    for (const connected of free) {
      this.#occupy(connected, call);
      connected.device.ring(call);
    }
    return call;
  }

  #dial(origin: Connected, digits: string, from: string): Call {
    const e164 = toE164(from, this.area);
    const caller: Caller = { kind: 'number', sent: numberIn(this.#form, e164, this.area), e164 };
    const called = this.#dialled(digits);
    const call = new Call(this.#calls.length + 1, caller, called ?? digits);
    this.#occupy(origin, call);
    const isOurs = this.#devices.some(({ numbers }) => called !== undefined && numbers.has(called));
    if (isOurs) return this.#route(call);
    this.#calls.push(call);
    for (const listener of [...this.#listeners]) listener(call);
    const party = called === undefined ? 'does not exist' : (this.#remote.get(called) ?? 'rings');
    if (party === 'busy') call.finish('busy');
    if (party === 'does not exist') call.finish('no such number');
    return call;
  }

  /** Undefined for digits that lead nowhere: an exchange plays a tone then, it does not fail. */
  #dialled(digits: string): string | undefined {
    try {
      return toE164(digits, this.area);
    } catch {
      return undefined;
    }
  }

  #occupy({ calls }: Connected, call: Call): void {
    calls.add(call);
    call.onChange(({ state }) => {
      if (state === 'ended') calls.delete(call);
    });
  }
}

function named({ name }: CallOptions): { readonly name?: string } {
  return name === undefined ? {} : { name };
}
