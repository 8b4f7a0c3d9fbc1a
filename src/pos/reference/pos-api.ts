import { createFetch, type Fetch, type Host } from '@kassensturz/host';
import { HarnessError, RequirementViolated } from '../../errors.ts';
import type { DrawerJournalEntry } from '../contract/drawer-desk.ts';
import type { ExportedOutage, ExportedReceipt } from '../contract.ts';

/** Receipts as the reference POS exports them; fields we do not read are left out. */
interface WireReceipt {
  readonly number: number;
  readonly saleId: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly totalCents: number;
  readonly type: string;
  readonly kind: ExportedReceipt['kind'];
  readonly references: readonly { readonly receiptNumber: number }[];
  readonly issuedAt: string;
  readonly payments: readonly { readonly method: 'cash' | 'card'; readonly amountCents: number }[];
  readonly lines: readonly {
    readonly text: string;
    readonly quantity: number;
    readonly totalCents: number;
    readonly vatRate: number;
    readonly businessCase: string;
    readonly priceReason?: string;
    readonly voucherNumber?: string;
    readonly performedBy: string;
    readonly responsibleFor: string;
  }[];
  readonly tse:
    | { state: 'signed'; transactionNumber: number; signatureCounter: number; signature: string }
    | { state: 'outage'; error: string };
}

interface WireLogEntry {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly event: string;
  readonly details: { readonly text?: string; readonly reason?: string };
}

const exportMs = 15 * 60_000;

/** What is not done at the till's page but by its interface: exports, settings, cash movements. */
export class PosApi {
  readonly #fetch: Fetch;
  readonly #root: string;
  readonly #host: Host;
  #credentials: { readonly user: string; readonly pin: string } | undefined;
  #token: string | undefined;

  constructor(host: Host, baseUrl: string) {
    this.#host = host;
    this.#fetch = createFetch(host);
    this.#root = `${baseUrl}/api/v1`;
  }

  /** Remembers who sits at the till; signs in when something is asked for. */
  useAs(user: string, pin: string): void {
    this.#credentials = { user, pin };
    this.#token = undefined;
  }

  async receipts(): Promise<readonly ExportedReceipt[]> {
    return (await this.rawReceipts()).map(exported);
  }

  /** Receipts in the words of the reference POS. */
  async rawReceipts(): Promise<readonly WireReceipt[]> {
    const all: WireReceipt[] = [];
    for (;;) {
      const page = await this.ask<{ receipts: WireReceipt[] }>('GET', `/receipts?after=${all.at(-1)?.number ?? 0}`);
      if (page.receipts.length === 0) return all;
      all.push(...page.receipts);
    }
  }

  /** A key for an act that is done by the interface. */
  newKey(): string {
    return this.#host.random.uuid();
  }

  async outages(): Promise<readonly ExportedOutage[]> {
    const { outages } = await this.ask<{ outages: (ExportedOutage & { device: string })[] }>('GET', '/outages');
    return outages.filter(({ device }) => device === 'tse');
  }

  tseExport = (): Promise<Uint8Array> => this.bytes('/exports/tse.tar');

  /** A file that the POS hands out. */
  async bytes(path: string): Promise<Uint8Array> {
    const response = await this.call('GET', path, undefined, [400, 403, 404, 409, 422, 500, 503]);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    // Not to hand it out is what the till does, and no trouble of the harness.
    throw new RequirementViolated(`the till did not hand out ${path}: ${response.status} ${await response.text()}`);
  }

  /** Tries an act; the refusal in the words of the POS, or undefined when it was done. */
  async attempt(method: string, path: string, body: object): Promise<string | undefined> {
    const response = await this.call(method, path, body, [403, 404, 409, 422]);
    return response.ok ? undefined : ((await response.json()) as { message: string }).message;
  }

  /** Tries to change and to delete what is there; the ways in which the POS agreed. */
  async tryToAlter(path: string, change: object): Promise<readonly string[]> {
    const done: string[] = [];
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const body = method === 'DELETE' ? undefined : change;
      if ((await this.call(method, path, body, [400, 403, 404, 405, 409, 422])).ok) done.push(`${method} ${path}`);
    }
    return done;
  }

  async expectedCashCents(): Promise<number> {
    return (await this.ask<{ expectedCents: number }>('GET', '/cash')).expectedCents;
  }

  async putFloat(amount: string): Promise<void> {
    const body = { key: this.#host.random.uuid(), kind: 'openingFloat', amount, reason: 'Wechselgeld' };
    await this.ask('POST', '/cash/movements', body);
  }

  /** Money in or out without a sale, as the POS's interface names the kinds. */
  async moveCash(kind: 'cashIn' | 'cashOut', amount: string, reason: string): Promise<void> {
    await this.ask('POST', '/cash/movements', { key: this.#host.random.uuid(), kind, amount, reason });
  }

  async drawerJournal(): Promise<readonly DrawerJournalEntry[]> {
    const all: WireLogEntry[] = [];
    for (;;) {
      const { entries } = await this.ask<{ entries: WireLogEntry[] }>('GET', `/log?after=${all.at(-1)?.number ?? 0}`);
      if (entries.length === 0) break;
      all.push(...entries);
    }
    return all
      .filter(({ event }) => event.startsWith('drawer.'))
      .map(({ at, by, event, details }) => ({
        at,
        user: by,
        text: details.text ?? event,
        reason: details.reason ?? '',
      }));
  }

  async declaredDevices(): Promise<Readonly<Record<string, string>>> {
    const { texts } = await this.ask<{ texts: Record<string, string> }>('GET', '/capabilities');
    return Object.fromEntries(
      Object.entries(texts).map(([kind, text]) => [kind === 'callerId' ? 'caller-id' : kind, text]),
    );
  }

  async tseInUse(): Promise<'cloud' | 'usb'> {
    return (await this.ask<{ kind: 'cloud' | 'usb' }>('GET', '/settings/tse')).kind;
  }

  /** Tries to choose a TSE; the refusal in the words of the POS, or undefined when it was accepted. */
  async chooseTse(kind: 'cloud' | 'usb'): Promise<string | undefined> {
    const response = await this.call('PUT', '/settings/tse', { kind }, [403, 409, 422]);
    if (response.ok) return undefined;
    return ((await response.json()) as { message: string }).message;
  }

  /** A key for one act. */
  key(): string {
    return this.#host.random.uuid();
  }

  /** The refusal in the words of the POS, or undefined when it was done. */
  async refusal(method: string, path: string, body?: object): Promise<string | undefined> {
    const response = await this.call(method, path, body, [401, 403, 404, 409, 422, 503]);
    if (response.ok) return undefined;
    return ((await response.json()) as { message: string }).message;
  }

  /** Ids of a receipt's lines, in their order. */
  async receiptLineIds(number: number): Promise<readonly string[]> {
    const receipt = await this.ask<{ lines: readonly { lineId: string }[] }>('GET', `/receipts/${number}`);
    return receipt.lines.map(({ lineId }) => lineId);
  }

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    return (await (await this.call(method, path, body)).json()) as T;
  }

  /** One request as the signed-in person; any status that is not tolerated is the harness's own trouble. */
  async call(method: string, path: string, body?: object, tolerated: readonly number[] = []): Promise<Response> {
    this.#token ??= await this.#signIn();
    const response = await this.#send(method, path, body, this.#token);
    if (response.ok || tolerated.includes(response.status)) return response;
    throw new HarnessError(
      'POS_NOT_READY',
      `${method} ${path} was answered with ${response.status}: ${await response.text()}`,
    );
  }

  async #signIn(): Promise<string> {
    if (!this.#credentials)
      throw new HarnessError('SALON_NOT_STARTED', 'nobody is signed in at the till: sign in first.');
    const response = await this.#send('POST', '/session', this.#credentials);
    if (!response.ok) throw new HarnessError('POS_NOT_READY', `signing in was answered with ${response.status}`);
    return ((await response.json()) as { token: string }).token;
  }

  #send(method: string, path: string, body?: object, token?: string): Promise<Response> {
    // A cloud TSE may take minutes for an export, and the till hands it on as it comes.
    const limits = path.startsWith('/exports/') ? { limits: { headersMs: exportMs, totalMs: exportMs } } : {};
    return this.#fetch(`${this.#root}${path}`, {
      method,
      ...limits,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

function exported(receipt: WireReceipt): ExportedReceipt {
  const { number, totalCents, lines, startedAt, endedAt, tse, type, kind, references, issuedAt, payments } = receipt;
  return {
    number,
    kind,
    type,
    refersTo: references.map(({ receiptNumber }) => receiptNumber),
    issuedAt,
    payments: payments.map(({ method, amountCents }) => ({ method, amountCents })),
    totalCents,
    lines: lines.map((line) => ({
      text: line.text,
      quantity: line.quantity,
      grossCents: line.totalCents,
      vatRate: line.vatRate,
      businessCase: line.businessCase,
      ...(line.priceReason === undefined ? {} : { reason: line.priceReason }),
      ...(line.voucherNumber === undefined ? {} : { voucher: line.voucherNumber }),
      performedBy: line.performedBy,
      responsibleFor: line.responsibleFor,
    })),
    startedAt,
    finishedAt: endedAt,
    tse:
      tse.state === 'signed'
        ? {
            state: 'signed',
            transactionNumber: tse.transactionNumber,
            signatureCounter: tse.signatureCounter,
            signature: tse.signature,
          }
        : { state: 'outage', failure: tse.error },
  };
}
