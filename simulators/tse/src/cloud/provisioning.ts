import type { Random } from '@kassensturz/host';
import type { CloudService } from './cloud-service.ts';

export interface ProvisionedTss {
  readonly tssId: string;
  readonly adminPuk: string;
}

export interface ReadyTss extends ProvisionedTss {
  readonly adminPin: string;
  readonly clients: readonly { readonly clientId: string; readonly serialNumber: string }[];
}

export interface ReadyTssOptions {
  /** @default '123456' */
  readonly adminPin?: string;
  readonly clientSerialNumbers?: readonly string[];
}

/** Makes TSS without calls over the wire, as somebody does in the provider's dashboard. */
export class Provisioning {
  readonly #service: CloudService;
  readonly #ids: Random;

  constructor(service: CloudService) {
    this.#service = service;
    this.#ids = service.host.random.stream('tse-cloud-provision');
  }

  /** A TSS in state CREATED, so that a POS can be configured and do the rest of the set-up by itself. */
  create(): ProvisionedTss {
    const tss = this.#service.create(this.#ids.uuid(), {});
    return { tssId: tss.id, adminPuk: tss.adminPuk };
  }

  /** A TSS that is set up to the end: initialised, PIN set, clients registered, nobody logged in. */
  createReady({ adminPin = '123456', clientSerialNumbers = [] }: ReadyTssOptions = {}): ReadyTss {
    const provisioned = this.create();
    const tss = this.#service.require(provisioned.tssId);
    const session = 'provisioning';
    tss.deployNow();
    tss.changeAdminPin(tss.adminPuk, adminPin);
    tss.logInAdmin(session, adminPin);
    tss.initialize();
    const clients = clientSerialNumbers.map((serialNumber) => {
      const clientId = this.#ids.uuid();
      tss.clients.create(clientId, serialNumber, {});
      return { clientId, serialNumber };
    });
    tss.logOutAdmin(session);
    return { ...provisioned, adminPin, clients };
  }
}
