import { type Host, type HttpListener, serveHttp } from '@kassensturz/host';
import express, { type Express, type Request, type Response } from 'express';

/** What an answer is replaced by: nothing at all, or a refusal. */
export type Disturbance =
  | 'silence'
  | { readonly status: number; readonly code: string; readonly retryAfterSeconds?: number };

interface Transaction {
  readonly id: string;
  readonly number: number;
  state: 'ACTIVE' | 'FINISHED';
  processData?: string;
  counter: number;
}

const tssId = '5f0f3d29-6c3c-4f3e-9a57-0e8d2c6a1b11';
/** What stands in for the TAR: the till hands it out as it came. */
export const recordedTar = Buffer.alloc(20_480, 7);

const startedAt = 1_763_884_800;

/**
 * The few answers of a SIGN DE V2 service that the client needs, as published by its maker: enough to see what is asked
 * and in which order. It signs nothing.
 */
export class RecordedSignDe {
  readonly calls: string[] = [];
  readonly transactions = new Map<string, Transaction>();
  tssState: 'CREATED' | 'UNINITIALIZED' | 'INITIALIZED' = 'CREATED';
  env = 'TEST';
  #disturbances: { readonly pattern: RegExp; readonly how: Disturbance; isDoneFirst: boolean; times: number }[] = [];
  #listener: HttpListener | undefined;
  #tokens = 0;

  async start(host: Host): Promise<void> {
    this.#listener = await serveHttp(host, { port: 80 }, this.#app());
  }

  async stop(): Promise<void> {
    await this.#listener?.close({ graceMs: 0 });
  }

  config(host: Host) {
    const baseUrl = `http://${host.network.addresses()[0]}/api/v2`;
    return {
      kind: 'cloud',
      baseUrl,
      apiKey: 'key',
      apiSecret: 'secret',
      tssId,
      adminPuk: '0123456789',
      adminPin: '1234567890',
    } as const;
  }

  /** The next calls that fit `METHOD /path` are disturbed; `isDoneFirst`: the service does them and only its answer is lost. */
  disturb(
    pattern: RegExp,
    how: Disturbance,
    options: { readonly times?: number; readonly isDoneFirst?: boolean } = {},
  ): void {
    this.#disturbances.push({ pattern, how, times: options.times ?? 1, isDoneFirst: options.isDoneFirst ?? false });
  }

  calm(): void {
    this.#disturbances = [];
  }

  #app(): Express {
    const app = express();
    app.use(express.json());
    app.use((request, response, next) => {
      const call = `${request.method} ${request.originalUrl.replace(`/api/v2/tss/${tssId}`, '/tss').replace('/api/v2', '')}`;
      this.calls.push(call);
      const disturbance = this.#disturbances.find((candidate) => candidate.times > 0 && candidate.pattern.test(call));
      if (!disturbance) return next();
      disturbance.times -= 1;
      if (disturbance.isDoneFirst) response.json = () => response;
      else refuse(response, disturbance.how);
      if (disturbance.isDoneFirst) next();
    });
    app.post('/api/v2/auth', (_request, response) => {
      this.#tokens += 1;
      const access_token = `token-${this.#tokens}`;
      response.json({ access_token, refresh_token: `refresh-${this.#tokens}`, access_token_expires_in: 600 });
    });
    this.#tssRoutes(app);
    this.#transactionRoutes(app);
    exportRoutes(app);
    return app;
  }

  #tssRoutes(app: Express): void {
    const root = `/api/v2/tss/${tssId}`;
    app.get(root, (_request, response) => void response.json(this.#tss()));
    app.patch(root, (request, response) => {
      this.tssState = request.body.state;
      response.json(this.#tss());
    });
    app.patch(`${root}/admin`, (_request, response) => void response.json({}));
    app.post(`${root}/admin/auth`, (_request, response) => void response.json({}));
    app.post(`${root}/admin/logout`, (_request, response) => void response.json({}));
    app.put(`${root}/client/:id`, (_request, response) => void response.json({ state: 'REGISTERED' }));
  }

  #transactionRoutes(app: Express): void {
    const root = `/api/v2/tss/${tssId}/tx`;
    app.get(root, (_request, response) => {
      const open = [...this.transactions.values()].filter((transaction) => transaction.state === 'ACTIVE');
      response.json({ data: open.map(view), count: open.length });
    });
    app.get(`${root}/:id`, (request, response) => {
      const known = this.transactions.get(request.params.id);
      if (known) response.json(view(known));
      else refuse(response, { status: 404, code: 'E_TX_NOT_FOUND' });
    });
    app.put(`${root}/:id`, (request, response) => void response.json(view(this.#put(request))));
  }

  #put(request: Request): Transaction {
    const id = String(request.params['id']);
    const known = this.transactions.get(id);
    const number = known?.number ?? this.transactions.size + 1;
    const transaction: Transaction = known ?? { id, number, state: 'ACTIVE', counter: 2 * number };
    this.transactions.set(id, transaction);
    if (request.query['tx_revision'] !== '2' || transaction.state === 'FINISHED') return transaction;
    transaction.state = 'FINISHED';
    transaction.counter = 2 * number + 1;
    transaction.processData = Buffer.from(request.body.schema.raw.process_data, 'base64').toString();
    return transaction;
  }

  #tss() {
    return {
      _id: tssId,
      _env: this.env,
      state: this.tssState,
      serial_number: 'AB'.repeat(32),
      public_key: Buffer.alloc(65, 4).toString('base64'),
      signature_algorithm: 'ecdsa-plain-SHA256',
      signature_timestamp_format: 'unixTime',
    };
  }
}

/** An export that is ready when it is asked for the second time. */
function exportRoutes(app: Express): void {
  const path = `/api/v2/tss/${tssId}/export/:id`;
  let asked = 0;
  const state = () => ({ state: ['PENDING', 'WORKING', 'COMPLETED'][Math.min(asked++, 2)] });
  app.put(path, (_request, response) => void response.json(state()));
  app.get(path, (_request, response) => void response.json(state()));
  app.get(`${path}/file`, (_request, response) => void response.type('application/x-tar').send(recordedTar));
}

function view({ id, number, state, counter, processData }: Transaction) {
  return {
    _id: id,
    number,
    state,
    client_serial_number: 'MUSTER-K1-0001',
    time_start: startedAt,
    log: { timestamp: startedAt + number },
    // A repeated revision is answered with the counter as text.
    signature: { value: Buffer.alloc(64, number).toString('base64'), counter: String(counter) },
    ...(processData
      ? {
          schema: {
            raw: { process_type: 'Kassenbeleg-V1', process_data: Buffer.from(processData).toString('base64') },
          },
        }
      : {}),
  };
}

function refuse(response: Response, how: Disturbance): void {
  if (how === 'silence') return;
  if (how.retryAfterSeconds) response.setHeader('Retry-After', String(how.retryAfterSeconds));
  response.status(how.status).json({ status_code: how.status, code: how.code, error: 'refused', message: 'refused' });
}
