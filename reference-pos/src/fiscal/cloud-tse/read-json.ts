import { TseError } from '../tse/tse-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object of an answer. A success that cannot be read leaves open what was done. */
export async function readJson(answer: Response): Promise<JsonObject> {
  let value: unknown;
  try {
    value = await answer.json();
  } catch (error) {
    throw new TseError('protocol', { detail: 'Antwort ist kein JSON', isOutcomeUnknown: true, cause: error });
  }
  if (!isObject(value)) throw new TseError('protocol', { detail: 'Antwort ist kein Objekt', isOutcomeUnknown: true });
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textAt(object: JsonObject, name: string): string {
  const value = object[name];
  if (typeof value !== 'string') throw missing(name);
  return value;
}

/** A number, also where the service sends it as text (the counter of a repeated revision comes so). */
export function numberAt(object: JsonObject, name: string): number {
  const value = object[name];
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw missing(name);
  return number;
}

export function objectAt(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  if (!isObject(value)) throw missing(name);
  return value;
}

function missing(name: string): TseError {
  return new TseError('protocol', { detail: `Feld ${name} fehlt oder ist falsch`, isOutcomeUnknown: true });
}
