import { createHmac } from 'node:crypto';
import type { Clock, Random } from '@kassensturz/host';
import { ApiError } from './api-error.ts';
import type { Environment } from './resources.ts';

export interface TokenAnswer {
  readonly access_token: string;
  readonly access_token_claims: { readonly env: Environment; readonly organization_id: string };
  readonly access_token_expires_in: number;
  readonly access_token_expires_at: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
  readonly refresh_token_expires_at: number;
}

interface Issued {
  readonly kind: 'access' | 'refresh';
  readonly expiresAt: number;
}

const REFRESH_LIFETIME_SECONDS = 2 * 24 * 3600;

/** Access and refresh tokens of the service: JSON Web Tokens signed with HS256. */
export class Tokens {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #secret: Uint8Array;
  readonly #lifetimeSeconds: number;
  readonly #env: Environment;
  readonly #organizationId: string;
  readonly #issued = new Map<string, Issued>();

  constructor(options: {
    readonly clock: Clock;
    readonly random: Random;
    readonly lifetimeSeconds: number;
    readonly env: Environment;
  }) {
    this.#clock = options.clock;
    this.#random = options.random.stream('tse-cloud-tokens');
    this.#secret = this.#random.bytes(32);
    this.#lifetimeSeconds = options.lifetimeSeconds;
    this.#env = options.env;
    this.#organizationId = this.#random.uuid();
  }

  issue(): TokenAnswer {
    const now = this.#now();
    const accessExpiry = now + this.#lifetimeSeconds;
    const refreshExpiry = now + REFRESH_LIFETIME_SECONDS;
    return {
      access_token: this.#token('access', accessExpiry),
      access_token_claims: { env: this.#env, organization_id: this.#organizationId },
      access_token_expires_in: this.#lifetimeSeconds,
      access_token_expires_at: accessExpiry,
      refresh_token: this.#token('refresh', refreshExpiry),
      refresh_token_expires_in: REFRESH_LIFETIME_SECONDS,
      refresh_token_expires_at: refreshExpiry,
    };
  }

  refresh(token: string): TokenAnswer {
    if (!this.#isValid(token, 'refresh')) throw new ApiError('E_UNAUTHORIZED', 'The refresh token is not valid.');
    this.#issued.delete(token);
    return this.issue();
  }

  /** @returns the token, which is also the name of the session */
  require(authorization: string | undefined): string {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new ApiError('E_UNAUTHORIZED', 'no authorization header');
    if (!this.#isValid(token, 'access')) throw new ApiError('E_UNAUTHORIZED', 'could not parse jwt');
    return token;
  }

  /** All tokens become worthless, as when the service forgets its sessions. */
  revokeAll(): void {
    this.#issued.clear();
  }

  #isValid(token: string, kind: Issued['kind']): boolean {
    const issued = this.#issued.get(token);
    return issued?.kind === kind && this.#now() < issued.expiresAt;
  }

  #token(kind: Issued['kind'], expiresAt: number): string {
    const claims = {
      env: this.#env,
      organization: this.#organizationId,
      iat: this.#now(),
      exp: expiresAt,
      jti: this.#random.uuid(),
    };
    const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    const token = `${head}.${createHmac('sha256', this.#secret).update(head).digest('base64url')}`;
    this.#issued.set(token, { kind, expiresAt });
    return token;
  }

  #now(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
