import type { Host } from '@kassensturz/host';
import { PROFILES, type TseProfile } from '../core/profile.ts';
import type { TestPki } from '../crypto/test-pki.ts';
import { CLOUD_FAULTS } from '../faults/catalogue.ts';
import { FaultSet } from '../faults/fault-set.ts';
import { CloudService } from './cloud-service.ts';
import type { Environment } from './resources.ts';
import { StartedCloudTse } from './started-cloud-tse.ts';

export interface CloudTseOptions {
  /** @default 0, a free one */
  readonly port?: number;
  /** @default loopback on the real machine, all addresses in a world */
  readonly address?: string;
  /** @default 'TEST' */
  readonly env?: Environment;
  readonly apiKey?: string;
  readonly apiSecret?: string;
  /** Time that CREATED → UNINITIALIZED takes. @default 30000, the least the service says */
  readonly initDelayMs?: number;
  /** Time from the request of an export to its file. @default 5000 */
  readonly exportDelayMs?: number;
  /** @default 86400, the longest the service gives */
  readonly tokenLifetimeSeconds?: number;
  /** TSS in use at the same time in the test environment. @default 5 */
  readonly maxTss?: number;
  /** @default true: 12 looks a minute at an export, 20 lists of transactions a minute */
  readonly hasRateLimits?: boolean;
  /** What differs from the fiskaly profile. */
  readonly profile?: Partial<TseProfile>;
  readonly pki?: TestPki;
}

/** A cloud TSE that answers as fiskaly SIGN DE V2 does. */
export class CloudTse {
  readonly #options: CloudTseOptions;

  constructor(options: CloudTseOptions = {}) {
    this.#options = options;
  }

  async start(host: Host): Promise<StartedCloudTse> {
    const options = this.#options;
    const random = host.random.stream('tse-cloud-credentials');
    const faults = new FaultSet(host.clock, CLOUD_FAULTS);
    const service = new CloudService(host, faults, {
      env: options.env ?? 'TEST',
      apiKey: options.apiKey ?? `test_${Buffer.from(random.bytes(12)).toString('hex')}_kassensturz`,
      apiSecret: options.apiSecret ?? Buffer.from(random.bytes(24)).toString('base64url'),
      initDelayMs: options.initDelayMs ?? 30_000,
      exportDelayMs: options.exportDelayMs ?? 5_000,
      tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 24 * 3600,
      maxTss: options.maxTss ?? 5,
      profile: { ...PROFILES.fiskaly, ...options.profile },
      hasRateLimits: options.hasRateLimits ?? true,
      ...(options.pki === undefined ? {} : { pki: options.pki }),
    });
    const listen = { port: options.port ?? 0, ...(options.address === undefined ? {} : { address: options.address }) };
    const started = new StartedCloudTse(host, service, listen);
    await started.open();
    return started;
  }
}
