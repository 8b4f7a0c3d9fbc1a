import { createHash } from 'node:crypto';
import type { Random } from '@kassensturz/host';

const REALM = 'HTTPS Access';
/** A nonce serves this many requests; then the box wants a new one (`stale`). */
const NONCE_USES = 100;
const KEPT_NONCES = 50;

export type Verdict = 'right' | 'wrong' | 'stale';

/** HTTP digest (RFC 7616, MD5, qop auth) as boxes ask for it. */
export class DigestLogin {
  readonly #login: { readonly user: string; readonly password: string };
  readonly #random: Random;
  readonly #uses = new Map<string, number>();

  constructor(login: { readonly user: string; readonly password: string }, random: Random) {
    this.#login = login;
    this.#random = random;
  }

  /** Value of `WWW-Authenticate` with a fresh nonce. */
  challenge(isStale: boolean): string {
    const nonce = Buffer.from(this.#random.bytes(8)).toString('hex').toUpperCase();
    this.#uses.set(nonce, 0);
    const [oldest] = this.#uses.keys();
    if (this.#uses.size > KEPT_NONCES && oldest !== undefined) this.#uses.delete(oldest);
    return `Digest realm="${REALM}",nonce="${nonce}",algorithm=MD5,qop="auth"${isStale ? ',stale=true' : ''}`;
  }

  /** Whether an `Authorization` header fits the request. */
  check(header: string | undefined, method: string, uri: string): Verdict {
    const fields = readDigest(header);
    if (!fields || fields['username'] !== this.#login.user) return 'wrong';
    const { nonce = '', nc = '', cnonce = '', qop = '', uri: claimed = '', response = '', realm = '' } = fields;
    if (claimed !== uri || realm !== REALM) return 'wrong';
    const first = md5(`${this.#login.user}:${REALM}:${this.#login.password}`);
    const second = md5(`${method}:${uri}`);
    const expected =
      qop === '' ? md5(`${first}:${nonce}:${second}`) : md5(`${first}:${nonce}:${nc}:${cnonce}:${qop}:${second}`);
    if (response.toLowerCase() !== expected) return 'wrong';
    const uses = this.#uses.get(nonce);
    if (uses === undefined || uses >= NONCE_USES) return 'stale';
    this.#uses.set(nonce, uses + 1);
    return 'right';
  }
}

/** Fields of a digest header, quoted or not; undefined when it is none. */
export function readDigest(header: string | undefined): Readonly<Record<string, string>> | undefined {
  const rest = /^Digest\s+(.{1,2000})$/is.exec(header ?? '')?.[1];
  if (rest === undefined) return undefined;
  const fields: Record<string, string> = {};
  for (const [, name = '', quoted, bare] of rest.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g))
    fields[name.toLowerCase()] = quoted ?? bare ?? '';
  return fields;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
