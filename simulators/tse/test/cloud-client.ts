import { createFetch, createWorld, type Fetch, type Random, type SimulatedHost, type World } from '@kassensturz/host';
import { CloudTse, type CloudTseOptions, type StartedCloudTse } from '../src/index.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers field by field
  readonly body: any;
  readonly bytes: Buffer;
  readonly retryAfter: string | null;
}

export const CLIENT_UUID = '6f9d1b0e-3c7a-4a53-9a55-0d1f6f2f0a11';

/** A receipt as a POS sends it. */
export function receipt(amount: string, payment: 'CASH' | 'NON_CASH' = 'CASH') {
  return {
    standard_v1: {
      receipt: {
        receipt_type: 'RECEIPT',
        amounts_per_vat_rate: [{ vat_rate: 'NORMAL', amount }],
        amounts_per_payment_type: [{ payment_type: payment, amount }],
      },
    },
  };
}

/** A cloud TSE in a world of its own, and a client that speaks plain JSON to it. */
export class CloudBench {
  readonly world: World;
  readonly host: SimulatedHost;
  readonly cloud: StartedCloudTse;
  readonly #fetch: Fetch;
  readonly #ids: Random;
  token = '';

  private constructor(world: World, host: SimulatedHost, cloud: StartedCloudTse) {
    this.world = world;
    this.host = host;
    this.cloud = cloud;
    this.#fetch = createFetch(host);
    this.#ids = host.random.stream('test-ids');
  }

  static async start(options: CloudTseOptions = {}): Promise<CloudBench> {
    const world = createWorld({ seed: 11, recordEvents: false });
    const host = world.addHost('cloud');
    const cloud = await world.run(async () => {
      await host.switchOn();
      return new CloudTse(options).start(host);
    });
    const bench = new CloudBench(world, host, cloud);
    await bench.logIn();
    return bench;
  }

  async logIn(): Promise<void> {
    const { apiKey, apiSecret } = this.cloud;
    const { body } = await this.call('POST', '/auth', { api_key: apiKey, api_secret: apiSecret });
    this.token = body.access_token;
  }

  /** @param body JSON, or text that is sent as it is */
  async call(method: string, path: string, body?: unknown, limits: { headersMs?: number } = {}): Promise<Answer> {
    return this.world.run(async () => {
      const response = await this.#fetch(`${this.cloud.baseUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        limits: { headersMs: 600_000, totalMs: 600_000, ...limits },
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      return {
        status: response.status,
        body: isJson ? JSON.parse(bytes.toString('utf8')) : undefined,
        bytes,
        retryAfter: response.headers.get('retry-after'),
      };
    });
  }

  /** Status and code of an error answer. */
  async refusal(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.call(method, path, body);
    return `${answer.status} ${answer.body?.code}`;
  }

  /** A TSS that is ready, with one client; returns its path. */
  ready(): { readonly tss: string; readonly tssId: string; readonly clientId: string } {
    const { tssId, clients } = this.cloud.provisionReady({ clientSerialNumbers: ['955002-00'] });
    return { tss: `/tss/${tssId}`, tssId, clientId: clients[0]?.clientId ?? '' };
  }

  uuid(): string {
    return this.#ids.uuid();
  }
}
