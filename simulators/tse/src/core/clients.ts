import { text } from '../crypto/der.ts';
import { SeError } from './errors.ts';
import type { SecureElement } from './secure-element.ts';

/** PrintableString without `/ : ?`, because the id becomes part of file names (TR-03151-1 appendix A). */
const ALLOWED_CHARACTERS = /^[A-Za-z0-9 '()+,\-.=]*$/;
/** PrintableString: what version 2 demands and fiskaly accepts. */
const PRINTABLE_STRING = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/** The recording systems (POS serial numbers) that may sign with this TSE. */
export class Clients {
  readonly #element: SecureElement;
  readonly #registered = new Set<string>();

  constructor(element: SecureElement) {
    this.#element = element;
  }

  get count(): number {
    return this.#registered.size;
  }

  get all(): readonly string[] {
    return [...this.#registered];
  }

  has(clientId: string): boolean {
    return this.#registered.has(clientId);
  }

  /** Registering twice is harmless and logged only once. */
  register(clientId: string): void {
    this.#checkId(clientId);
    if (this.#registered.has(clientId)) return;
    const { maxClients } = this.#element.profile;
    if (this.#registered.size >= maxClients) {
      throw new SeError('ErrorLimitOfRegisteredClientsReached', `at most ${maxClients}`);
    }
    this.#element.logSystem({ type: 'registerClient', clientId });
    this.#registered.add(clientId);
  }

  deregister(clientId: string): void {
    this.requireRegistered(clientId);
    this.#element.logSystem({ type: 'deregisterClient', clientId });
    this.#registered.delete(clientId);
  }

  requireRegistered(clientId: string): void {
    if (!this.#registered.has(clientId)) throw new SeError('ErrorClientNotRegistered', clientId);
  }

  #checkId(clientId: string): void {
    const { name, clientIdBytes, messageVersion } = this.#element.profile;
    const isWide = messageVersion === 2 && (name === 'fiskaly' || name === 'fiskalyV1');
    const allowed = isWide ? PRINTABLE_STRING : ALLOWED_CHARACTERS;
    if (!allowed.test(clientId)) throw new SeError('ErrorInvalidClientIdCharacter', clientId);
    const length = text(clientId).length;
    if (length < clientIdBytes.min || length > clientIdBytes.max) {
      throw new SeError('ErrorParameterMismatch', `clientId of ${clientIdBytes.min} to ${clientIdBytes.max} bytes`);
    }
  }
}
