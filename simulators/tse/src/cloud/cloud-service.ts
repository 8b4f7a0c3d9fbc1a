import type { Host } from '@kassensturz/host';
import type { TseProfile } from '../core/profile.ts';
import { Tse } from '../core/tse.ts';
import { TestPki } from '../crypto/test-pki.ts';
import type { FaultSet } from '../faults/fault-set.ts';
import { ApiError } from './api-error.ts';
import { ADMIN_USER, CloudTss } from './cloud-tss.ts';
import type { Environment } from './resources.ts';
import { Tokens } from './tokens.ts';
import type { Metadata } from './validation.ts';

export interface CloudServiceOptions {
  readonly env: Environment;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Time that CREATED → UNINITIALIZED takes, in ms. */
  readonly initDelayMs: number;
  /** Time from the request of an export to its file, in ms. */
  readonly exportDelayMs: number;
  readonly tokenLifetimeSeconds: number;
  /** Unfinished TSS that may exist at the same time in the test environment. */
  readonly maxTss: number;
  readonly profile: TseProfile;
  readonly pki?: TestPki;
  /** Limits of 12 looks per minute at one export and 20 lists of transactions per TSS. */
  readonly hasRateLimits: boolean;
}

const PUK_DIGITS = 10;

/** Everything the service keeps: tokens and TSS. It knows nothing of HTTP. */
export class CloudService {
  readonly options: CloudServiceOptions;
  readonly tokens: Tokens;
  readonly faults: FaultSet;
  readonly host: Pick<Host, 'clock' | 'random'>;
  readonly #byId = new Map<string, CloudTss>();
  readonly #pki: TestPki;

  constructor(host: Pick<Host, 'clock' | 'random'>, faults: FaultSet, options: CloudServiceOptions) {
    this.host = host;
    this.faults = faults;
    this.options = options;
    this.#pki = options.pki ?? new TestPki(host);
    this.tokens = new Tokens({
      clock: host.clock,
      random: host.random,
      lifetimeSeconds: options.tokenLifetimeSeconds,
      env: options.env,
    });
  }

  get all(): readonly CloudTss[] {
    return [...this.#byId.values()];
  }

  find(id: string): CloudTss | undefined {
    return this.#byId.get(id);
  }

  require(id: string): CloudTss {
    const tss = this.find(id);
    if (tss === undefined || this.faults.isOn('tssVanished')) {
      throw new ApiError('E_TSS_NOT_FOUND', 'TSS not found');
    }
    return tss;
  }

  /** The TSS that this call names; a second call while it is still CREATED gives it again, with its PUK. */
  create(id: string, metadata: Metadata): CloudTss {
    const known = this.#byId.get(id);
    if (known !== undefined) {
      if (known.state === 'CREATED') return known;
      throw new ApiError('E_TSS_CONFLICT', `TSS ${id} exists already.`);
    }
    this.#requireRoom();
    const puk = this.#drawPuk(id);
    const tse = new Tse({
      host: this.host,
      profile: this.options.profile,
      name: `cloud-tss-${id}`,
      users: [{ userId: ADMIN_USER, role: 'admin', puk }],
      pki: this.#pki,
      faults: this.faults,
    });
    // The PIN is blocked until it is set with the PUK for the first time.
    tse.users.block(ADMIN_USER);
    const tss = new CloudTss({
      id,
      tse,
      adminPuk: puk,
      host: this.host,
      exportDelayMs: this.options.exportDelayMs,
      metadata,
    });
    this.#byId.set(id, tss);
    return tss;
  }

  #requireRoom(): void {
    const { env, maxTss } = this.options;
    const unfinished = this.all.filter(({ state }) => ['CREATED', 'UNINITIALIZED', 'INITIALIZED'].includes(state));
    if (env === 'TEST' && unfinished.length >= maxTss) {
      throw new ApiError('E_TSS_LIMIT_REACHED', `No more than ${maxTss} TSS in use; disable one first.`);
    }
  }

  #drawPuk(id: string): string {
    const random = this.host.random.stream(`cloud-puk-${id}`);
    return Array.from({ length: PUK_DIGITS }, () => random.integer(0, 9)).join('');
  }
}
