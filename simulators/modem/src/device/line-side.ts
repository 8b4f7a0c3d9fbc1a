import type { Clock, Timer } from '@kassensturz/host';
import type { FaultBoard } from '../fault-board.ts';
import { type CallerData, callerData } from './caller-data.ts';
import type { LineProfile } from './line-profile.ts';
import { RingCadence } from './ring-cadence.ts';
import type { LineCall, TelephoneNetwork } from './telephone-line.ts';

/** S1 goes back to 0 when no ring came for this long. */
const RING_COUNT_LIVES_MS = 6_000;

export interface LineListener {
  callArrives(): void;
  ringBegins(count: number, call: LineCall): void;
  ringEnds(call: LineCall): void;
  dataArrive(data: CallerData): void;
}

/** The telephone plug of the modem: rings, the data between them, the count of rings. */
export class LineSide {
  readonly profile: LineProfile;
  readonly #clock: Clock;
  readonly #faults: FaultBoard;
  readonly #listener: LineListener;
  #connected: ReturnType<TelephoneNetwork['connect']> | undefined;
  #ringing: LineCall | undefined;
  #cadence: RingCadence | undefined;
  #ringCount = 0;
  #forget: Timer | undefined;

  constructor(profile: LineProfile, clock: Clock, faults: FaultBoard, listener: LineListener) {
    this.profile = profile;
    this.#clock = clock;
    this.#faults = faults;
    this.#listener = listener;
  }

  get isConnected(): boolean {
    return this.#connected !== undefined;
  }

  get ringing(): LineCall | undefined {
    return this.#ringing;
  }

  get ringCount(): number {
    return this.#ringCount;
  }

  connect(network: TelephoneNetwork, numbers: readonly string[]): void {
    this.#connected ??= network.connect({ numbers, ring: (call) => this.#ring(call) });
  }

  disconnect(): void {
    this.#connected?.disconnect();
    this.#connected = undefined;
    this.#silence();
  }

  dial(digits: string): LineCall | undefined {
    return this.#connected?.dial(digits);
  }

  stop(): void {
    this.disconnect();
    this.#forget?.cancel();
  }

  #ring(call: LineCall): void {
    this.#silence();
    this.#ringing = call;
    this.#listener.callArrives();
    let count = 0;
    const isHeard = () => count === 1 || !this.#faults.has('oneRing');
    this.#cadence = new RingCadence(this.#clock, this.profile, {
      burstBegins: () => {
        count += 1;
        if (!isHeard()) return;
        this.#forget?.cancel();
        this.#ringCount += 1;
        this.#listener.ringBegins(count, call);
      },
      burstEnds: () => {
        if (!isHeard()) return;
        this.#forget?.cancel();
        this.#forget = this.#clock.after(RING_COUNT_LIVES_MS, () => {
          this.#ringCount = 0;
        });
        this.#listener.ringEnds(call);
      },
      dataArrive: () => this.#dataArrive(call),
    });
    call.onChange(({ state }) => {
      if (state !== 'ringing' && this.#ringing === call) this.#silence();
    });
    this.#cadence.start();
  }

  #silence(): void {
    const cadence = this.#cadence;
    this.#ringing = undefined;
    this.#cadence = undefined;
    cadence?.stop();
  }

  #dataArrive({ caller }: LineCall): void {
    if (this.#faults.has('noCallerId')) return;
    const data = callerData(caller, this.profile, this.#clock.now(), !this.#faults.has('noTime'));
    if (data) this.#listener.dataArrive(this.#faults.has('garbledCallerId') ? garbled(data) : data);
  }
}

/** One wrong bit in the last character: the sum tells, the eye may not. */
function garbled(data: CallerData): CallerData {
  if (data.kind === 'tones') return data;
  const bytes = Uint8Array.from(data.bytes);
  const last = bytes.length - 2;
  bytes[last] = (bytes[last] ?? 0) ^ 0x01;
  return { kind: 'packet', bytes };
}
