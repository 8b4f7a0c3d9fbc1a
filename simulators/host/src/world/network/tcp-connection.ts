import { Duplex } from 'node:stream';
import type { Connection } from '../../doors/network.ts';
import { NetworkError } from '../../errors.ts';
import type { Fabric } from './fabric.ts';
import { IdleTimer } from './idle-timer.ts';
import { KeepAlive } from './keep-alive.ts';
import { TcpFlow } from './tcp-flow.ts';
import type { Side, TcpLink } from './tcp-link.ts';

type Done = (error?: Error | null) => void;

/** One end of a simulated TCP connection, with what Node's `http` expects of a socket. */
export class TcpConnection extends Duplex implements Connection {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly remoteFamily = 'IPv4';
  readonly connecting = false;
  /** What `setTimeout` was last given; Node's HTTP agent reads it. */
  timeout = 0;
  bytesRead = 0;
  bytesWritten = 0;
  readonly #fabric: Fabric;
  readonly #link: TcpLink;
  readonly #side: Side;
  readonly #flow: TcpFlow;
  readonly #idle: IdleTimer;
  readonly #keepAlive: KeepAlive;
  readonly #unread: Buffer[] = [];
  #unreadBytes = 0;
  #isReaderHungry = false;
  #hasEndArrived = false;
  #isEndSent = false;
  #isBroken = false;

  constructor(fabric: Fabric, link: TcpLink, side: Side, remote: { readonly address: string; readonly port: number }) {
    super({ allowHalfOpen: false });
    const local = link[side];
    this.#fabric = fabric;
    this.#link = link;
    this.#side = side;
    this.localAddress = local.address;
    this.localPort = local.port;
    this.remoteAddress = remote.address;
    this.remotePort = remote.port;
    this.#flow = new TcpFlow(fabric, link, side);
    this.#idle = new IdleTimer(fabric.scheduler, local.owner, () => this.emit('timeout'));
    this.#keepAlive = new KeepAlive(
      fabric.scheduler,
      link,
      side,
      () => this.#flow.isWaiting,
      (code) => this.fail(code),
    );
    link.connections[side] = this;
  }

  get isAlive(): boolean {
    return this.#link[this.#side].owner.isAlive;
  }

  get link(): TcpLink {
    return this.#link;
  }

  /** Bytes that have arrived and that the program has not taken. */
  get unreadBytes(): number {
    return this.#unreadBytes;
  }

  /** Bytes or end arrive from the other side; false: this end is closed and answers with RST. */
  arrive(bytes: Buffer): boolean {
    if (!this.isAlive) return true;
    if (this.destroyed) return false;
    this.#record('network.received', { bytes: bytes.length });
    this.#idle.touch();
    this.#unread.push(bytes);
    this.#unreadBytes += bytes.length;
    this.#hand();
    return true;
  }

  arriveEnd(): void {
    if (!this.isAlive || this.destroyed) return;
    this.#record('network.end-received');
    this.#hasEndArrived = true;
    this.#hand();
  }

  arriveReset(): void {
    if (!this.isAlive || this.destroyed) return;
    this.#record('network.reset-received');
    this.fail('ECONNRESET');
  }

  /** The kernel gives the connection up. */
  fail(code: 'ECONNRESET' | 'ETIMEDOUT'): void {
    if (!this.isAlive || this.destroyed) return;
    this.#isBroken = true;
    this.#flow.stop();
    const why = code === 'ECONNRESET' ? 'was reset by the other side' : 'got no answer any more and was given up';
    const peer = `${this.remoteAddress}:${this.remotePort}`;
    this.destroy(new NetworkError(code, 'read', `read ${code}: the connection to ${peer} ${why}.`));
  }

  /** The network has changed: does the other side still answer? */
  checkPeer(): void {
    if (this.isAlive && !this.destroyed) this.#keepAlive.check();
  }

  reset(): void {
    if (this.destroyed) return;
    this.#sendReset();
    this.destroy();
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(isOn = false, initialDelayMs = 0): this {
    this.#keepAlive.set(isOn, initialDelayMs);
    return this;
  }

  setTimeout(ms: number, onTimeout?: () => void): this {
    this.timeout = ms;
    this.#idle.set(ms);
    if (onTimeout) {
      if (ms === 0) this.removeListener('timeout', onTimeout);
      else this.once('timeout', onTimeout);
    }
    return this;
  }

  /** As `net.Socket` has it; Node's HTTP server closes this way. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  address(): { readonly address: string; readonly port: number; readonly family: string } {
    return { address: this.localAddress, port: this.localPort, family: 'IPv4' };
  }

  override _read(): void {
    this.#isReaderHungry = true;
    this.#hand();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#send(Buffer.from(chunk), done);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: Done): void {
    if (!this.isAlive) return;
    this.#sendEnd();
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    // A machine without power does not even close its connections: nothing is said, to nobody.
    if (!this.isAlive) return;
    this.#idle.set(0);
    this.#keepAlive.set(false, 0);
    if (!this.#isBroken) {
      if (this.#unreadBytes > 0 || this.readableLength > 0) this.#sendReset();
      else this.#sendEnd();
    }
    this.#link.close(this.#side);
    done(error);
  }

  #send(bytes: Buffer, done: Done): void {
    if (!this.isAlive) return;
    this.bytesWritten += bytes.length;
    this.#record('network.sent', { bytes: bytes.length });
    this.#idle.touch();
    this.#fabric.faults.beforeSend(this.#link, this.#side);
    this.#flow.send(bytes);
    this.#flow.whenRoom(done);
  }

  #sendEnd(): void {
    if (this.#isEndSent) return;
    this.#isEndSent = true;
    this.#record('network.end-sent');
    this.#flow.sendEnd();
  }

  #sendReset(): void {
    this.#isBroken = true;
    this.#record('network.reset-sent');
    this.#flow.stop();
    const peer = this.#peer;
    if (!peer || this.#link.passageFrom(this.#side) !== 'open') return;
    this.#fabric.scheduler.after(this.#link.latencyUs, () => peer.arriveReset(), 'network reset');
  }

  get #peer(): TcpConnection | undefined {
    return this.#link.connections[this.#side === 'client' ? 'server' : 'client'];
  }

  /** Gives the program what has arrived, as long as it wants more. */
  #hand(): void {
    if (!this.isAlive) return;
    const wasFull = this.#unreadBytes > 0;
    while (this.#isReaderHungry && this.#unread.length > 0) {
      const bytes = this.#unread.shift()!;
      this.#unreadBytes -= bytes.length;
      this.bytesRead += bytes.length;
      this.#isReaderHungry = false;
      if (this.push(bytes)) this.#isReaderHungry = true;
    }
    if (wasFull && this.#unread.length === 0) this.#announceRoom();
    if (this.#hasEndArrived && this.#unread.length === 0 && this.#isReaderHungry) {
      this.#hasEndArrived = false;
      this.push(null);
    }
  }

  /** The window update travels back, if the sender waits for it. */
  #announceRoom(): void {
    const peerFlow = this.#peer?.flow;
    if (!peerFlow?.isHeldUp) return;
    this.#fabric.scheduler.after(this.#link.latencyUs, () => peerFlow.pump(), 'network window');
  }

  get flow(): TcpFlow {
    return this.#flow;
  }

  #record(kind: string, details: Readonly<Record<string, unknown>> = {}): void {
    this.#fabric.record(this.#link[this.#side].node.name, kind, { connection: this.#link.number, ...details });
  }
}
