import { type Host, TypedEvents } from '@kassensturz/host';
import { FaultBoard } from '../fault-board.ts';
import type { CallEvent } from '../protocol/call-monitor-line.ts';
import { CallList } from './call-list.ts';
import { CallTracker, ownNumberOf, type TrackerParts } from './call-tracker.ts';
import { ConnectionIds } from './connection-ids.ts';
import { readDialled } from './dial-codes.ts';
import type { FritzBoxEvents } from './fritz-box-events.ts';
import type { FritzBoxOptions } from './fritz-box-options.ts';
import { type KnownNumber, knownNumbers, nationalDigits } from './own-number.ts';
import { nameIn, type PhoneBook } from './phone-book.ts';
import type { NetworkCall, TelephoneNetwork } from './telephone-network.ts';
import { WireRecord } from './wire-record.ts';

/** The box: its line, its calls, its switches; front doors stand around it. */
export class FritzBoxDevice {
  readonly options: Required<FritzBoxOptions>;
  readonly host: Host;
  readonly events = new TypedEvents<FritzBoxEvents>();
  readonly faults: FaultBoard;
  readonly wire: WireRecord;
  readonly list = new CallList();
  readonly numbers: readonly KnownNumber[];
  phoneBooks: readonly PhoneBook[];
  /** The call that the dialling help (TR-064) has begun last. */
  dialled: NetworkCall | undefined;
  readonly #network: TelephoneNetwork | undefined;
  readonly #ids = new ConnectionIds();
  readonly #trackers = new Set<CallTracker>();
  #line: ReturnType<TelephoneNetwork['connect']> | undefined;
  #isOn = true;
  #isCallMonitorOn: boolean;

  constructor(host: Host, options: Required<FritzBoxOptions>, network: TelephoneNetwork | undefined) {
    this.host = host;
    this.options = options;
    this.numbers = knownNumbers(options.numbers, options.areaCode);
    this.phoneBooks = options.phoneBooks;
    this.faults = new FaultBoard(host.clock, (name, isOn) => this.events.emit('fault', { name, isOn }));
    this.wire = new WireRecord(host.clock, this.events);
    this.#network = network;
    this.#isCallMonitorOn = options.hasCallMonitor;
    this.plugLine();
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  get isCallMonitorOn(): boolean {
    return this.#isCallMonitorOn;
  }

  get isLinePlugged(): boolean {
    return this.#line !== undefined;
  }

  /** Wall time as the box believes it. */
  now(): number {
    const { clock } = this.host;
    return this.faults.has('wrongClock') ? clock.monotonic() : clock.now();
  }

  setCallMonitor(isOn: boolean): void {
    if (isOn === this.#isCallMonitorOn) return;
    this.#isCallMonitorOn = isOn;
    this.events.emit('callMonitor', { isOn });
  }

  /** Somebody presses digits at a telephone; a call when they lead outside. */
  dial(digits: string, extension: number, from: KnownNumber | undefined): NetworkCall | undefined {
    const dialled = readDialled(digits);
    if (dialled.kind === 'call monitor') this.setCallMonitor(dialled.isOn);
    // The call monitor is silent about calls inside the house.
    if (dialled.kind !== 'outside' || !this.#line) return undefined;
    const own = from ?? this.numbers[0];
    if (!own) return undefined;
    const follow = this.#track().outgoing(own, dialled.digits, extension);
    const call = this.#line.dial(dialled.digits.replace(/#$/, ''), own.number);
    follow(call);
    return call;
  }

  plugLine(): void {
    const numbers = this.numbers.map(({ number }) => number);
    const { channels } = this.options;
    this.#line ??= this.#network?.connect({ numbers, channels, ring: (call) => this.#ring(call) });
  }

  pullLine(): void {
    this.#line?.disconnect();
    this.#line = undefined;
  }

  switchOff(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    for (const tracker of this.#trackers) tracker.forget();
    this.#trackers.clear();
    this.#ids.clear();
    this.pullLine();
    if (!this.options.keepsCallMonitor) this.#isCallMonitorOn = false;
    this.events.emit('power', { isOn: false });
  }

  switchOn(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.plugLine();
    this.events.emit('power', { isOn: true });
  }

  nameOf(number: string): string | undefined {
    return nameIn(this.phoneBooks, number, (digits) => nationalDigits(digits, this.options.areaCode));
  }

  stop(): void {
    this.switchOff();
    this.faults.stop();
  }

  #ring(call: NetworkCall): void {
    const { areaCode, blocked } = this.options;
    const caller = call.caller.kind === 'number' ? call.caller.sent : '';
    const isBlocked = blocked.some((number) => nationalDigits(number, areaCode) === nationalDigits(caller, areaCode));
    this.#track().incoming(call, ownNumberOf(call.called, this.numbers, areaCode), {
      isBlocked: caller !== '' && isBlocked,
    });
  }

  #track(): CallTracker {
    const parts: TrackerParts = {
      clock: this.host.clock,
      now: () => this.now(),
      ids: this.#ids,
      list: this.list,
      tell: (event: CallEvent) => {
        if (event.event === 'DISCONNECT') this.#trackers.delete(tracker);
        this.events.emit('call', event);
      },
    };
    const tracker = new CallTracker(parts);
    this.#trackers.add(tracker);
    return tracker;
  }
}
