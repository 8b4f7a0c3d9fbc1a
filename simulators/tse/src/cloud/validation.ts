import { ApiError } from './api-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Says `E_FAILED_SCHEMA_VALIDATION` in the words of the service: `params.tss_id should match format "uuid"`. */
export function schemaError(path: string, expectation: string): ApiError {
  return new ApiError('E_FAILED_SCHEMA_VALIDATION', `${path.replaceAll('/', '.')} ${expectation}`);
}

export function asObject(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw schemaError(path, 'should be object');
  return value as JsonObject;
}

export function asArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw schemaError(path, 'should be array');
  return value;
}

export function asString(value: unknown, path: string): string {
  if (value === undefined) throw schemaError(path, 'is required');
  if (typeof value !== 'string') throw schemaError(path, 'should be string');
  return value;
}

export function asPattern(value: unknown, pattern: RegExp, path: string): string {
  const text = asString(value, path);
  if (!pattern.test(text)) throw schemaError(path, `should match pattern "${pattern.source}"`);
  return text;
}

export function asOneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  const text = asString(value, path);
  if (!allowed.includes(text as T)) {
    throw schemaError(path, `should be equal to one of the allowed values: ${allowed.join(', ')}`);
  }
  return text as T;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** UUIDs of any version are taken and turned to lower case, as the service does since 2.0.4. */
export function asUuid(value: unknown, path: string): string {
  const text = asString(value, path);
  if (!isUuid(text)) throw schemaError(path, 'should match format "uuid"');
  return text.toLowerCase();
}

const MAX_METADATA_KEYS = 40;
const MAX_METADATA_KEY_CHARACTERS = 40;
const MAX_METADATA_VALUE_CHARACTERS = 500;

export type Metadata = Readonly<Record<string, string>>;

export function asMetadata(value: unknown, path = 'body/metadata'): Metadata {
  if (value === undefined) return {};
  const entries = Object.entries(asObject(value, path));
  if (entries.length > MAX_METADATA_KEYS)
    throw schemaError(path, `should NOT have more than ${MAX_METADATA_KEYS} items`);
  for (const [key, text] of entries) {
    if (key.length > MAX_METADATA_KEY_CHARACTERS) throw schemaError(`${path}/${key}`, 'name is too long');
    if (asString(text, `${path}/${key}`).length > MAX_METADATA_VALUE_CHARACTERS) {
      throw schemaError(`${path}/${key}`, `should NOT have more than ${MAX_METADATA_VALUE_CHARACTERS} characters`);
    }
  }
  return Object.fromEntries(entries) as Metadata;
}
