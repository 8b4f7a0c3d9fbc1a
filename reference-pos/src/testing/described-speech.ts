import { expect } from 'vitest';
import type { DescribedApi } from './described-api.ts';
import type { SalonForTests } from './salon-for-tests.ts';

/** Speaks to a till as its description allows, holds every answer against it, and notes what was answered. */
export class DescribedSpeech {
  readonly answered: Set<string>;
  readonly #api: DescribedApi;
  readonly #salon: SalonForTests;

  constructor(api: DescribedApi, salon: SalonForTests, answered = new Set<string>()) {
    this.answered = answered;
    this.#api = api;
    this.#salon = salon;
  }

  /** Sends what the description allows; the answer has to be a good one, and as described. */
  async speak<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#exchange<T>(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  }

  /** The same where the till has to refuse with that code. */
  async refused(code: string, method: string, path: string, body?: unknown): Promise<void> {
    const { body: refusal } = await this.#exchange<{ readonly code: string }>(method, path, body);
    expect(refusal.code).toBe(code);
  }

  async #exchange<T>(
    method: string,
    path: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly body: T }> {
    const { world, till } = this.#salon;
    const operation = this.#api.find(method, path);
    const name = operation.operationId;
    expect(this.#api.requestProblem(operation, body), name).toBeUndefined();
    const answer = await world.run(() => till.call<T>(method, path, body));
    expect(this.#api.answerProblem(operation, answer.status, answer.body), `${name} ${answer.status}`).toBeUndefined();
    this.answered.add(name);
    return answer;
  }
}
