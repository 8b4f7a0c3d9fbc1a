import type { ScheduledEvent } from '../scheduler.ts';
import type { Fabric } from './fabric.ts';
import type { TcpConnection } from './tcp-connection.ts';
import type { Side, TcpLink } from './tcp-link.ts';
import { LINUX_TIMINGS, SOCKET_BUFFERS } from './timings.ts';

interface Segment {
  readonly bytes: Buffer;
  readonly isEnd: boolean;
  sentUs: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * One direction of a connection, as the sender's kernel sees it: what was accepted from the program and has not arrived.
 * Acknowledgements are not separate events: a segment that arrives counts as acknowledged at once.
 */
export class TcpFlow {
  readonly #fabric: Fabric;
  readonly #link: TcpLink;
  readonly #side: Side;
  readonly #outgoing: Segment[] = [];
  #sentCount = 0;
  #inFlightBytes = 0;
  #acceptedBytes = 0;
  #journey = 0;
  #lastArrivalUs = 0;
  #stalledSinceUs: number | undefined;
  #retry: ScheduledEvent | undefined;
  #isOver = false;
  #onRoom: (() => void) | undefined;

  constructor(fabric: Fabric, link: TcpLink, side: Side) {
    this.#fabric = fabric;
    this.#link = link;
    this.#side = side;
  }

  /** Whether something sent is still unacknowledged. */
  get isWaiting(): boolean {
    return this.#outgoing.length > 0;
  }

  /** Whether something waits for room at the receiver. */
  get isHeldUp(): boolean {
    return this.#stalledSinceUs === undefined && this.#sentCount < this.#outgoing.length;
  }

  get hasRoom(): boolean {
    return this.#acceptedBytes < SOCKET_BUFFERS.sendBytes;
  }

  send(bytes: Buffer): void {
    this.#accept(bytes, false);
  }

  sendEnd(): void {
    this.#accept(NOTHING, true);
  }

  /** Calls back once the send buffer has room again; never, if the sender dies before. */
  whenRoom(callback: () => void): void {
    if (this.hasRoom || this.#isOver) callback();
    else this.#onRoom = callback;
  }

  /** The connection was reset or given up: nothing more is sent. */
  stop(): void {
    this.#isOver = true;
    this.#journey++;
    this.#outgoing.length = 0;
    this.#retry?.cancel();
    this.#onRoom = undefined;
  }

  /** Sends what the receiver has room for. */
  pump(): void {
    while (this.#stalledSinceUs === undefined && !this.#isOver && this.#sentCount < this.#outgoing.length) {
      const segment = this.#outgoing[this.#sentCount]!;
      const room = SOCKET_BUFFERS.receiveBytes - this.#inFlightBytes - (this.#receiver?.unreadBytes ?? 0);
      if (!segment.isEnd && room <= 0) return;
      this.#cut(segment, this.#pieceLength(Math.min(segment.bytes.length, room)));
      this.#transmit(this.#outgoing[this.#sentCount]!);
    }
  }

  get #sender(): TcpConnection | undefined {
    return this.#link.connections[this.#side];
  }

  get #receiver(): TcpConnection | undefined {
    return this.#link.connections[this.#side === 'client' ? 'server' : 'client'];
  }

  #accept(bytes: Buffer, isEnd: boolean): void {
    if (this.#isOver) return;
    this.#outgoing.push({ bytes, isEnd, sentUs: this.#fabric.scheduler.nowUs });
    this.#acceptedBytes += bytes.length;
    this.pump();
  }

  #pieceLength(length: number): number {
    if (this.#fabric.segmentation === 'whole' || length < 2) return length;
    return this.#fabric.random.integer(1, length);
  }

  #cut(segment: Segment, length: number): void {
    if (length >= segment.bytes.length) return;
    const first = { ...segment, bytes: segment.bytes.subarray(0, length) };
    const rest = { ...segment, bytes: segment.bytes.subarray(length) };
    this.#outgoing.splice(this.#sentCount, 1, first, rest);
  }

  #transmit(segment: Segment): void {
    const { scheduler } = this.#fabric;
    segment.sentUs = scheduler.nowUs;
    const passage = this.#link.passageFrom(this.#side);
    if (passage !== 'open') {
      this.#lose(segment, passage);
      return;
    }
    this.#sentCount++;
    this.#inFlightBytes += segment.bytes.length;
    // A shorter way found meanwhile does not overtake what is already on its way.
    const arrivalUs = Math.max(this.#link.arrivalUs(this.#side, segment.bytes.length), this.#lastArrivalUs);
    this.#lastArrivalUs = arrivalUs;
    const journey = this.#journey;
    scheduler.after(arrivalUs - scheduler.nowUs, () => this.#arrive(journey), 'network segment');
  }

  #arrive(journey: number): void {
    if (journey !== this.#journey) return;
    const segment = this.#outgoing[0]!;
    const passage = this.#link.passageFrom(this.#side);
    if (passage !== 'open') {
      this.#lose(segment, passage);
      return;
    }
    this.#outgoing.shift();
    this.#sentCount--;
    this.#inFlightBytes -= segment.bytes.length;
    this.#acceptedBytes -= segment.bytes.length;
    this.#deliver(segment);
    if (this.#onRoom && this.hasRoom) {
      const callback = this.#onRoom;
      this.#onRoom = undefined;
      if (this.#sender?.isAlive) callback();
    }
  }

  #deliver(segment: Segment): void {
    const receiver = this.#receiver;
    if (segment.isEnd) receiver?.arriveEnd();
    else if (!receiver?.arrive(segment.bytes)) this.#bounce();
  }

  #lose(segment: Segment, passage: 'broken' | 'unknown-there'): void {
    if (passage === 'broken') this.#stall(segment);
    else this.#bounce();
  }

  /** The far machine answers with RST. */
  #bounce(): void {
    const sender = this.#sender;
    this.stop();
    if (!sender) return;
    this.#fabric.scheduler.after(this.#link.latencyUs, () => sender.arriveReset(), 'network reset');
  }

  /** Everything on its way counts as lost and is sent again, later and later. */
  #stall(segment: Segment): void {
    this.#journey++;
    this.#sentCount = 0;
    this.#inFlightBytes = 0;
    this.#stalledSinceUs = segment.sentUs;
    this.#retryAfter(LINUX_TIMINGS.lossProbeMs, LINUX_TIMINGS.retransmissionMs);
  }

  #retryAfter(waitMs: number, nextWaitMs: number): void {
    const { scheduler } = this.#fabric;
    const giveUpUs = this.#stalledSinceUs! + LINUX_TIMINGS.retransmissionGivesUpMs * 1000;
    const delayUs = Math.min(waitMs * 1000, giveUpUs - scheduler.nowUs);
    const look = (): void => {
      if (this.#link.passageFrom(this.#side) !== 'broken') {
        this.#stalledSinceUs = undefined;
        this.pump();
      } else if (scheduler.nowUs >= giveUpUs) {
        this.stop();
        this.#sender?.fail('ETIMEDOUT');
      } else {
        this.#retryAfter(nextWaitMs, Math.min(nextWaitMs * 2, LINUX_TIMINGS.retransmissionCeilingMs));
      }
    };
    this.#retry = scheduler.after(delayUs, look, 'retransmission', this.#link[this.#side].owner);
  }
}
