import type { Host } from '@kassensturz/host';
import { PROFILES, type TseProfile } from '../core/profile.ts';
import type { TestPki } from '../crypto/test-pki.ts';
import { defineCoreActs } from '../faults/core-acts.ts';
import type { FaultSet } from '../faults/fault-set.ts';
import { CloudService } from './cloud-service.ts';
import type { Environment } from './resources.ts';

/** Options of the service that do not depend on how it is reached. */
export interface ServiceOptions {
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

/** The service with its defaults filled in and its faults wired. */
export function createService(
  host: Pick<Host, 'clock' | 'random'>,
  faults: FaultSet,
  options: ServiceOptions,
): CloudService {
  const random = host.random.stream('tse-cloud-credentials');
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
  defineCoreActs(faults, () => service.all.map(({ tse }) => tse));
  faults.define('unauthorized', {
    begin: () => {
      service.tokens.revokeAll();
      // Tokens that are issued from now on are good again, unless the fault is to last.
      if (faults.peek('unauthorized')?.isPersistent !== true) faults.clear('unauthorized');
    },
  });
  return service;
}
