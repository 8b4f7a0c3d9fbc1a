export interface RouterOptions {
  /** First three numbers of its network; default `192.168.178`, as a FRITZ!Box has it. */
  readonly network?: string;
  /** Domain that its DHCP clients are in; default `fritz.box`. */
  readonly domain?: string;
  /** First three numbers of its guest network; default `192.168.179`. */
  readonly guestNetwork?: string;
  /** Whether it hands out addresses; default true. */
  readonly dhcp?: boolean;
}

interface Lease {
  readonly address: string;
  readonly isGuest: boolean;
  readonly hostName: string;
}

const FIRST_LEASE = 20;
const LAST_LEASE = 200;

/** What a router knows: its network, its leases, its address on the internet, and which connections it translates. */
export class LanRouter {
  readonly network: string;
  readonly domain: string;
  readonly lanAddress: string;
  readonly #guestNetwork: string;
  readonly #isDhcpOn: boolean;
  readonly #leases = new Map<string, Lease>();
  #nextLease = FIRST_LEASE;
  #nextPort = 61_000;
  #wanAddress: string;
  #translationEpoch = 0;

  constructor(wanAddress: string, options: RouterOptions) {
    this.network = options.network ?? '192.168.178';
    this.domain = options.domain ?? 'fritz.box';
    this.#guestNetwork = options.guestNetwork ?? '192.168.179';
    this.lanAddress = `${this.network}.1`;
    this.#isDhcpOn = options.dhcp ?? true;
    this.#wanAddress = wanAddress;
  }

  get wanAddress(): string {
    return this.#wanAddress;
  }

  /** Rises when the table of translated connections is lost; connections made before are then unknown here. */
  get translationEpoch(): number {
    return this.#translationEpoch;
  }

  /** The address for a plug; the same plug gets the same one again. */
  lease(plug: string, hostName: string, isGuest: boolean): string {
    const known = this.#leases.get(plug);
    if (known) return known.address;
    const address = `${isGuest ? this.#guestNetwork : this.network}.${this.#nextLease}`;
    this.#nextLease = this.#nextLease === LAST_LEASE ? FIRST_LEASE : this.#nextLease + 1;
    this.#leases.set(plug, { address, hostName, isGuest });
    return address;
  }

  get isDhcpOn(): boolean {
    return this.#isDhcpOn;
  }

  /** The names it answers for its own clients: `box` and `box.fritz.box`. */
  leaseOf(name: string): string | undefined {
    const wanted = name.toLowerCase();
    for (const { address, hostName, isGuest } of this.#leases.values()) {
      if (isGuest) continue;
      const own = hostName.toLowerCase();
      if (wanted === own || wanted === `${own}.${this.domain}`) return address;
    }
    return wanted === this.domain ? this.lanAddress : undefined;
  }

  /** Forgets every lease, so that each device gets another address. */
  forgetLeases(): void {
    this.#leases.clear();
  }

  /** Forgets which connections it translates: after a restart, or with a new address on the internet. */
  forgetTranslations(newWanAddress = this.#wanAddress): void {
    this.#wanAddress = newWanAddress;
    this.#translationEpoch++;
  }

  takePort(): number {
    const port = this.#nextPort;
    this.#nextPort = port === 65_535 ? 61_000 : port + 1;
    return port;
  }
}
