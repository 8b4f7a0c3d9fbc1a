import { createFetch, type Host } from '@kassensturz/host';
import type { TillFetch } from '@kassensturz/reference-pos/till-client';
import type { BrowserDesk, BrowserRules } from '../contract/browser-desk.ts';

/** Names of Node's certificate errors; a browser tells a page none of them. */
const certificateError = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

/** The till's client limits its calls itself; its live events have no end. */
const endless = { limits: { totalMs: Number.POSITIVE_INFINITY } };

/**
 * The rules by which Chrome keeps a page from devices, for a till that is driven without one: in simulated physics the page's
 * model meets them as it would in the browser, where every refusal is the same `TypeError: Failed to fetch`.
 */
export class ImitatedBrowser implements BrowserDesk {
  readonly pageUrl: string;
  readonly #host: Host;
  readonly #rules: BrowserRules;
  #permission: BrowserRules['localNetwork'];
  #isCertificateAccepted = false;

  constructor(host: Host, rules: BrowserRules, serverUrl: string) {
    this.#host = host;
    this.#rules = rules;
    this.#permission = rules.localNetwork;
    this.pageUrl = rules.page === 'https' ? serverUrl.replace('http:', 'https:') : serverUrl;
  }

  async allowLocalNetwork(): Promise<void> {
    this.#permission = 'granted';
  }

  async acceptCertificate(): Promise<void> {
    this.#isCertificateAccepted = true;
  }

  knowledge() {
    return {
      pageUrl: this.pageUrl,
      localNetworkPermission: async () => (this.#permission === 'not-asked' ? ('unknown' as const) : this.#permission),
    };
  }

  /** A `fetch` that reaches the till's server as ever, and everything else as the browser allows. */
  fetchFor(serverUrl: string): TillFetch {
    const server = new URL(serverUrl).host;
    const plain = createFetch(this.#host, endless);
    const trusting = createFetch(this.#host, { ...endless, tls: { acceptsAny: true } });
    return (async (url, init) => {
      const { host, protocol } = new URL(url);
      if (host === server) return plain(url, init);
      if (this.#permission === 'denied') throw failedToFetch('local network access denied');
      const isMixed = this.#rules.page === 'https' && protocol === 'http:' && this.#permission !== 'granted';
      if (isMixed) throw failedToFetch('mixed content');
      try {
        return await (this.#isCertificateAccepted ? trusting : plain)(url, init);
      } catch (error) {
        if (init.signal.aborted) throw error;
        throw failedToFetch(certificateError.test(codeOf(error)) ? 'certificate' : codeOf(error));
      }
    }) as TillFetch;
  }
}

/** What a page gets, whatever the reason was; the reason stands in the browser's console only. */
function failedToFetch(console: string): TypeError {
  return Object.assign(new TypeError('Failed to fetch'), { console });
}

function codeOf(error: unknown): string {
  for (let next = error; next instanceof Error; next = next.cause) {
    if ('code' in next && typeof next.code === 'string') return next.code;
  }
  return String(error);
}
