import type { Host, Timer } from '@kassensturz/host';
import type { PosEvents } from '../fiscal/pos-events.ts';
import type {
  CallerId,
  CallerIdCheck,
  CallerIdSettings,
  CallerIdState,
  CallSignal,
} from '../peripherals/caller-id/index.ts';
import { matchCustomers } from '../till/customers/match-customers.ts';
import { readPhoneNumber } from '../till/customers/read-phone-number.ts';
import type { CustomerRecords } from '../till/records/customer-records.ts';
import type { PhoneCall } from './phone-call.ts';
import type { PhoneSettings } from './phone-settings.ts';

/** A card closes by itself after this long (PH-23). */
const shownMs = 30_000;
/** News older than this (held up on the way from a cube) is no call any more: nobody is shown what is over (PH-27). */
const freshMs = 5_000;
/** More than this at once is no salon; the oldest goes. */
const mostCalls = 6;

export interface PhoneDeskParts {
  readonly host: Host;
  readonly events: PosEvents;
  readonly customers: CustomerRecords;
  readonly settings: PhoneSettings;
  readonly callerId: CallerId;
}

/** Who calls right now. Lives in memory only: a call that nobody saw leaves no trace here. */
export class PhoneDesk {
  readonly #parts: PhoneDeskParts;
  readonly #calls = new Map<string, { readonly call: PhoneCall; readonly close: Timer }>();

  constructor(parts: PhoneDeskParts) {
    this.#parts = parts;
    const { callerId, events, settings } = parts;
    callerId.listen(
      (signal, atMs) => this.#hear(signal, atMs),
      () => {
        events.tell({ type: 'capabilities' });
        events.tell({ type: 'status', device: 'callerId' });
      },
    );
    callerId.setUp(settings.device());
  }

  /** Oldest first. */
  get calls(): readonly PhoneCall[] {
    return [...this.#calls.values()].map(({ call }) => call);
  }

  get areaCode(): string {
    return this.#parts.settings.areaCode();
  }

  get device(): CallerIdSettings | undefined {
    return this.#parts.settings.device();
  }

  state(): CallerIdState {
    return this.#parts.callerId.state();
  }

  /** Asks the device now and says how it is; after `limitMs` it counts as one that does not answer. */
  async check(limitMs: number): Promise<CallerIdState> {
    const { callerId, host } = this.#parts;
    if (!this.device) return { state: 'not-set-up' };
    const trouble = this.device.kind === 'modem' ? 'no-answer' : 'timeout';
    const late = (): CallerIdCheck => ({ isFine: false, trouble });
    const check = await Promise.race([callerId.check(), host.clock.sleep(limitMs).then(late)]);
    return check.isFine
      ? { state: 'ready', lastSeenMs: host.clock.now() }
      : { state: 'failed', trouble: check.trouble };
  }

  setUp(device: CallerIdSettings | undefined, areaCode: string): void {
    const { settings, callerId, events } = this.#parts;
    settings.write(device, areaCode);
    callerId.setUp(device);
    events.tell({ type: 'capabilities' });
    events.tell({ type: 'status', device: 'callerId' });
  }

  async stop(): Promise<void> {
    for (const { close } of this.#calls.values()) close.cancel();
    await this.#parts.callerId.stop();
  }

  #hear(signal: CallSignal, atMs: number): void {
    if (signal.type === 'ended') this.#close(signal.callId);
    else if (signal.type === 'ringing') this.#ringing(signal, atMs);
  }

  #ringing({ callId, caller, called }: CallSignal & { readonly type: 'ringing' }, atMs: number): void {
    const { host, customers } = this.#parts;
    const age = host.clock.now() - atMs;
    const known = this.#calls.get(callId);
    if (age > freshMs || (known && caller === undefined)) return;
    const number = caller === undefined ? undefined : readPhoneNumber(caller, this.areaCode);
    const call: PhoneCall = {
      id: callId,
      sinceMs: known?.call.sinceMs ?? atMs,
      customers: number ? matchCustomers(number, customers.list(), this.areaCode) : [],
      ...(number ? { number } : {}),
      ...(called === undefined ? {} : { called }),
    };
    const close = known?.close ?? host.clock.after(shownMs - age, () => this.#close(callId));
    this.#calls.set(callId, { call, close });
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > mostCalls && oldest !== undefined) this.#close(oldest);
    this.#tell();
  }

  #close(callId: string): void {
    const known = this.#calls.get(callId);
    if (!known) return;
    known.close.cancel();
    this.#calls.delete(callId);
    this.#tell();
  }

  #tell(): void {
    this.#parts.events.tell({ type: 'phone' });
  }
}
