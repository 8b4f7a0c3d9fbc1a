import { createFetch, type Fetch, type Host } from '@kassensturz/host';
import { HarnessError } from '../../errors.ts';
import type { Person } from '../contract/office-desk.ts';

/** The interface of the reference POS as one person after the other uses it. */
export class OfficeApi {
  readonly #fetch: Fetch;
  readonly #root: string;
  readonly #host: Host;
  #left: string | undefined;

  constructor(host: Host, baseUrl: string) {
    this.#host = host;
    this.#fetch = createFetch(host, {
      limits: { headersMs: 60_000, totalMs: Number.POSITIVE_INFINITY },
    });
    this.#root = `${baseUrl}/api/v1`;
  }

  uuid = (): string => this.#host.random.uuid();

  /** Signs in, does one thing, signs out. */
  async as<T>(person: Person, act: (call: Call) => Promise<T>): Promise<T> {
    const signedIn = await this.#send('POST', '/session', person);
    if (!signedIn.ok) {
      throw new HarnessError('POS_NOT_READY', `"${person.user}" could not sign in: ${await signedIn.text()}`);
    }
    const { token } = (await signedIn.json()) as { token: string };
    try {
      return await act((method, path, body) => this.#send(method, path, body, token));
    } finally {
      await this.#send('DELETE', '/session', undefined, token);
    }
  }

  /** The answer as JSON; anything but success is trouble. */
  async json<T>(person: Person, method: string, path: string, body?: object): Promise<T> {
    return this.as(person, async (call) => {
      const answer = await call(method, path, body);
      if (answer.ok) return (await answer.json()) as T;
      throw new HarnessError('POS_NOT_READY', `${method} ${path} was answered with ${answer.status}`);
    });
  }

  /** Signs in and goes away without signing out. */
  async leave(person: Person): Promise<void> {
    const answer = await this.#send('POST', '/session', person);
    this.#left = ((await answer.json()) as { token: string }).token;
  }

  /** What the session that was left is answered. */
  async statusOfLeft(path: string): Promise<number> {
    return (await this.#send('GET', path, undefined, this.#left)).status;
  }

  async status(method: string, path: string, body?: object): Promise<number> {
    return (await this.#send(method, path, body)).status;
  }

  #send(method: string, path: string, body?: object, token?: string): Promise<Response> {
    return this.#fetch(`${this.#root}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

export type Call = (method: string, path: string, body?: object) => Promise<Response>;
