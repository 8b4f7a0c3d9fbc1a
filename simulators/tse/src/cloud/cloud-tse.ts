import type { Host } from '@kassensturz/host';
import { CLOUD_FAULTS } from '../faults/catalogue.ts';
import { FaultSet } from '../faults/fault-set.ts';
import { createService, type ServiceOptions } from './service-options.ts';
import { StartedCloudTse } from './started-cloud-tse.ts';

export interface CloudTseOptions extends ServiceOptions {
  /** @default 0, a free one */
  readonly port?: number;
  /** @default loopback on the real machine, all addresses in a world */
  readonly address?: string;
}

/** A cloud TSE that answers as fiskaly SIGN DE V2 does. */
export class CloudTse {
  readonly #options: CloudTseOptions;

  constructor(options: CloudTseOptions = {}) {
    this.#options = options;
  }

  async start(host: Host): Promise<StartedCloudTse> {
    const { port = 0, address, ...options } = this.#options;
    const service = createService(host, new FaultSet(host.clock, CLOUD_FAULTS), options);
    const started = new StartedCloudTse(host, service, { port, ...(address === undefined ? {} : { address }) });
    await started.open();
    return started;
  }
}
