import type { CloudTseConfig } from '../../config.ts';
import type { SettingRecords } from '../../till/records/setting-records.ts';
import { TseError } from '../tse/tse-error.ts';
import { type JsonObject, textAt } from './read-json.ts';
import type { SignDeApi } from './sign-de-api.ts';

const callMs = 5_000;
/** Taking a new security module out of its box takes the service half a minute and more. */
const personalisationMs = 75_000;
/** Tries whose answer was lost: two leave room below the five at which the service locks the PIN. */
const mostPinTries = 2;

export interface SetUpOptions {
  readonly api: SignDeApi;
  readonly config: CloudTseConfig;
  readonly settings: SettingRecords;
  readonly newUuid: () => string;
  /** Serial number of the register. */
  readonly serialNumber: string;
}

/**
 * Leads the TSS to where it signs for this register: CREATED → UNINITIALIZED → admin PIN by PUK → INITIALIZED → client
 * registered. Each step is remembered by the service or by the till, so it goes on where a cut left it. A PIN that was
 * refused is never shown again by this program run (TSE-16).
 */
export class CloudSetUp {
  readonly #options: SetUpOptions;
  #pinTries = 0;
  #isPinRefused = false;

  constructor(options: SetUpOptions) {
    this.#options = options;
  }

  /** Returns the TSS as it is when all is done. */
  async run(): Promise<JsonObject> {
    for (let step = 1; step <= 4; step++) {
      const tss = await this.#tss();
      // This till is a test bench: a production TSE must never sign its play money (TSE-21).
      if (tss['_env'] === 'LIVE')
        throw new TseError('not-a-test', { detail: 'Prüfstand darf keine echte TSE benutzen' });
      const state = textAt(tss, 'state');
      switch (state) {
        case 'CREATED':
          await this.#setState('UNINITIALIZED', personalisationMs);
          break;
        case 'UNINITIALIZED':
          await this.#initialise();
          break;
        case 'INITIALIZED':
          await this.#registerOnce();
          return tss;
        default:
          throw new TseError('disabled', { detail: state });
      }
    }
    throw new TseError('not-ready', { detail: 'Einrichtung kommt nicht voran' });
  }

  /** Id of this register at the service, made once for every TSS and kept: the service takes an id for one TSS only. */
  clientId(): string {
    const { settings, newUuid, config } = this.#options;
    const name = `tse.client-id ${config.tssId}`;
    const known = settings.read(name);
    if (known) return known;
    const fresh = newUuid();
    settings.write(name, fresh);
    return fresh;
  }

  #tss(): Promise<JsonObject> {
    return this.#options.api.call({ method: 'GET', path: this.#path(''), limitMs: callMs });
  }

  async #initialise(): Promise<void> {
    const { api, config } = this.#options;
    const body = { admin_puk: config.adminPuk, new_admin_pin: config.adminPin };
    await api.call({ method: 'PATCH', path: this.#path('/admin'), body, limitMs: callMs });
    await this.#asAdmin(() => this.#setState('INITIALIZED', personalisationMs));
  }

  async #registerOnce(): Promise<void> {
    const { api, settings, config, serialNumber } = this.#options;
    const setting = `tse.client-registered ${config.tssId}`;
    if (settings.read(setting) === serialNumber) return;
    const path = this.#path(`/client/${this.clientId()}`);
    const body = { serial_number: serialNumber };
    await this.#asAdmin(() => api.call({ method: 'PUT', path, body, limitMs: callMs, isRepeatable: true }));
    settings.write(setting, serialNumber);
  }

  async #asAdmin(act: () => Promise<unknown>): Promise<void> {
    const { api } = this.#options;
    await this.#showPin();
    await act();
    await api.call({ method: 'POST', path: this.#path('/admin/logout'), body: {}, limitMs: callMs });
  }

  async #showPin(): Promise<void> {
    const { api, config } = this.#options;
    if (this.#isPinRefused || this.#pinTries >= mostPinTries) throw new TseError('pin-refused');
    this.#pinTries += 1;
    const body = { admin_pin: config.adminPin };
    try {
      await api.call({ method: 'POST', path: this.#path('/admin/auth'), body, limitMs: callMs });
      this.#pinTries = 0;
    } catch (error) {
      const isNeverArrived = error instanceof TseError && error.code === 'unreachable' && !error.isOutcomeUnknown;
      const isUndecided = error instanceof TseError && (error.isOutcomeUnknown || error.code === 'busy');
      if (isNeverArrived) this.#pinTries -= 1;
      else if (!isUndecided) this.#isPinRefused = true;
      throw this.#isPinRefused ? new TseError('pin-refused', { cause: error }) : error;
    }
  }

  async #setState(state: string, limitMs: number): Promise<void> {
    await this.#options.api.call({ method: 'PATCH', path: this.#path(''), body: { state }, limitMs });
  }

  #path(tail: string): string {
    return `/tss/${this.#options.config.tssId}${tail}`;
  }
}
