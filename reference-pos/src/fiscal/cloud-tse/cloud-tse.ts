import type { Host } from '@kassensturz/host';
import type { CloudTseConfig } from '../../config.ts';
import type { SettingRecords } from '../../till/records/setting-records.ts';
import { readCertificate } from '../tse/certificate.ts';
import type {
  FinishedTransaction,
  FoundTransaction,
  LogPosition,
  StartedTransaction,
  TransactionContent,
  TransactionReference,
  Tse,
  TseHealth,
  TseIdentity,
} from '../tse/tse.ts';
import { TseError } from '../tse/tse-error.ts';
import { refusalCode } from './failures.ts';
import { isObject, type JsonObject, numberAt, objectAt, textAt } from './read-json.ts';
import { CloudSetUp } from './set-up.ts';
import { SignDeApi } from './sign-de-api.ts';

/** An export of years can take the service minutes. */
const exportMs = 30 * 60_000;
/** Most exports are ready within seconds; the service allows twelve looks a minute. */
const firstLooksMs = [1_500, 1_500, 1_500, 1_500] as const;
const laterLookMs = 7_000;
const callMs = 5_000;

export interface CloudTseOptions {
  readonly host: Host;
  readonly config: CloudTseConfig;
  readonly settings: SettingRecords;
  /** Serial number of the register; it becomes the client's serial number in the TSE. */
  readonly serialNumber: string;
}

/** A cloud TSE after SIGN DE V2. A transaction's id is our own key, so that it can be asked for when an answer was lost. */
export class CloudTse implements Tse {
  readonly kind = 'cloud';
  readonly #host: Host;
  readonly #api: SignDeApi;
  readonly #setUp: CloudSetUp;
  readonly #tssPath: string;
  readonly #serialNumber: string;

  constructor({ host, config, settings, serialNumber }: CloudTseOptions) {
    const random = host.random.stream(`cloud-tse ${config.tssId}`);
    this.#host = host;
    this.#api = new SignDeApi(host, config);
    this.#setUp = new CloudSetUp({ api: this.#api, config, settings, newUuid: () => random.uuid(), serialNumber });
    this.#tssPath = `/tss/${config.tssId}`;
    this.#serialNumber = serialNumber;
  }

  async prepare(): Promise<TseIdentity> {
    const tss = await this.#setUp.run();
    const certificate = optionalText(tss['certificate']);
    const certificationId = optionalText(tss['bsi_certification_id']);
    const certificateEndsAtMs = readCertificate(certificate)?.validToDate.getTime();
    return {
      kind: 'cloud',
      serialNumber: textAt(tss, 'serial_number').toLowerCase(),
      clientId: this.#serialNumber,
      publicKey: textAt(tss, 'public_key'),
      signatureAlgorithm: textAt(tss, 'signature_algorithm'),
      timeFormat: textAt(tss, 'signature_timestamp_format'),
      isTest: tss['_env'] !== 'LIVE',
      ...(certificateEndsAtMs === undefined ? {} : { certificateEndsAtMs }),
      ...(certificate === undefined ? {} : { certificate }),
      ...(certificationId === undefined ? {} : { certificationId }),
    };
  }

  async start(key: string, limitMs: number): Promise<StartedTransaction> {
    const body = { state: 'ACTIVE', client_id: this.#setUp.clientId() };
    // Revision 1 sent again is answered with what was stored the first time.
    return started(await this.#put(key, 1, body, limitMs, true));
  }

  async finish(
    transaction: TransactionReference,
    content: TransactionContent,
    limitMs: number,
  ): Promise<FinishedTransaction> {
    const raw = {
      process_type: content.processType,
      process_data: Buffer.from(content.processData, 'utf8').toString('base64'),
    };
    const body = { state: 'FINISHED', client_id: this.#setUp.clientId(), schema: { raw } };
    return finished(await this.#put(transaction.key, 2, body, limitMs, false));
  }

  async find(transaction: TransactionReference, limitMs: number): Promise<FoundTransaction> {
    try {
      const path = `${this.#tssPath}/tx/${transaction.key}`;
      return found(await this.#api.call({ method: 'GET', path, limitMs }));
    } catch (error) {
      if (refusalCode(error) === 'E_TX_NOT_FOUND') return { state: 'absent' };
      throw error;
    }
  }

  async openTransactions(limitMs: number): Promise<readonly (StartedTransaction & { readonly key?: string })[]> {
    const path = `${this.#tssPath}/tx?states[]=ACTIVE`;
    const { data } = await this.#api.call({ method: 'GET', path, limitMs });
    if (!Array.isArray(data)) throw new TseError('protocol', { detail: 'Feld data fehlt' });
    return data
      .filter(isObject)
      .filter((transaction) => transaction['client_serial_number'] === this.#serialNumber)
      .map((transaction) => ({ ...started(transaction), key: textAt(transaction, '_id') }));
  }

  /** Nothing to ask for: the provider looks after memory and quota. */
  health(): Promise<TseHealth> {
    return Promise.resolve({});
  }

  async *exportTar(after?: LogPosition): AsyncIterable<Uint8Array> {
    const { clock, random } = this.#host;
    // Dates are inclusive, so the last known second comes again; the counters tell what is new.
    const since = after && after.counter > 0 ? `?start_date=${Math.floor(after.logTimeMs / 1000)}` : '';
    const path = `${this.#tssPath}/export/${random.uuid()}`;
    const untilMs = clock.monotonic() + exportMs;
    const order = { method: 'PUT', path: `${path}${since}`, body: {}, limitMs: callMs, isRepeatable: true } as const;
    let answer = await this.#orderExport(() => this.#api.call(order), untilMs);
    for (let look = 0; textAt(answer, 'state') !== 'COMPLETED'; look++) {
      const state = textAt(answer, 'state');
      if (state !== 'PENDING' && state !== 'WORKING') throw new TseError('refused', { detail: `Export ${state}` });
      if (clock.monotonic() > untilMs) throw new TseError('timeout', { detail: 'Export' });
      await clock.sleep(firstLooksMs[look] ?? laterLookMs);
      answer = await this.#api.call({ method: 'GET', path, limitMs: callMs });
    }
    yield* await this.#api.download({ method: 'GET', path: `${path}/file`, limitMs: exportMs });
  }

  /** The same export twice at a time is refused; whoever asks second, an inspector perhaps, waits for the first (LAW-26). */
  async #orderExport(order: () => Promise<JsonObject>, untilMs: number): Promise<JsonObject> {
    const { clock } = this.#host;
    for (;;) {
      try {
        return await order();
      } catch (error) {
        const isRunning = refusalCode(error) === 'E_EXPORT_DUPLICATE_RATE_LIMITED';
        if (!isRunning || clock.monotonic() > untilMs) throw error;
        await clock.sleep(laterLookMs);
      }
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #put(key: string, revision: number, body: object, limitMs: number, isRepeatable: boolean): Promise<JsonObject> {
    const path = `${this.#tssPath}/tx/${key}?tx_revision=${revision}`;
    return this.#api.call({ method: 'PUT', path, body, limitMs, isRepeatable });
  }
}

function started(transaction: JsonObject): StartedTransaction {
  return { number: numberAt(transaction, 'number'), startedAtMs: numberAt(transaction, 'time_start') * 1000 };
}

function finished(transaction: JsonObject): FinishedTransaction {
  const signature = objectAt(transaction, 'signature');
  return {
    signatureCounter: numberAt(signature, 'counter'),
    loggedAtMs: numberAt(objectAt(transaction, 'log'), 'timestamp') * 1000,
    signature: textAt(signature, 'value'),
  };
}

function found(transaction: JsonObject): FoundTransaction {
  if (textAt(transaction, 'state') === 'ACTIVE') return { state: 'active', started: started(transaction) };
  const schema = transaction['schema'];
  const raw = isObject(schema) && isObject(schema['raw']) ? schema['raw'] : undefined;
  const base = { state: 'finished', started: started(transaction), finished: finished(transaction) } as const;
  if (!raw || typeof raw['process_data'] !== 'string' || typeof raw['process_type'] !== 'string') return base;
  const processData = Buffer.from(raw['process_data'], 'base64').toString('utf8');
  return { ...base, processType: raw['process_type'], processData };
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
