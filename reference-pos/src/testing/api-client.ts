import { createFetch, type Fetch, type Host } from '@kassensturz/host';
import type { Receipt } from '../fiscal/receipt.ts';
import type { SaleView } from '../http/views.ts';

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
}

export interface PaidView {
  readonly sale: SaleView;
  readonly receipt: Receipt;
  readonly changeCents: number;
  readonly paper: string;
  readonly drawer: { readonly opens: string; readonly text?: string };
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A device in the salon that speaks to the till's API, as the page does. */
export class ApiClient {
  readonly #host: Host;
  readonly #fetch: Fetch;
  readonly #root: string;
  #token: string | undefined;

  constructor(host: Host, server: string) {
    this.#host = host;
    this.#fetch = createFetch(host, { keepAlive: false, limits: { headersMs: 60_000, totalMs: 60_000 } });
    this.#root = `${server}/api/v1`;
  }

  uuid(): string {
    return this.#host.random.uuid();
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<ApiAnswer<T>> {
    const answer = await this.raw(method, path, body);
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  raw(method: string, path: string, body?: unknown, token: string | undefined = this.#token): Promise<Response> {
    return this.#fetch(`${this.#root}${path}`, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async get<T>(path: string): Promise<T> {
    return (await this.call<T>('GET', path)).body;
  }

  async signIn(user = 'petra', pin = '739104'): Promise<ApiAnswer<{ readonly token: string } & Refusal>> {
    const answer = await this.call<{ readonly token: string } & Refusal>('POST', '/session', { user, pin });
    this.#token = answer.body.token;
    return answer;
  }

  async begin(articleId = '111', id = this.uuid(), lineId = this.uuid()): Promise<SaleView> {
    return (await this.call<SaleView>('POST', '/sales', { id, line: { id: lineId, articleId } })).body;
  }

  async pay(saleId: string, tendered = '200', key = this.uuid()): Promise<PaidView> {
    return (await this.call<PaidView>('POST', `/sales/${saleId}/payments/cash`, { key, tendered })).body;
  }

  async sell(articleId = '111', tendered = '200'): Promise<PaidView> {
    return this.pay((await this.begin(articleId)).id, tendered);
  }

  async receipts(): Promise<readonly Receipt[]> {
    return (await this.get<{ receipts: readonly Receipt[] }>('/receipts')).receipts;
  }
}
