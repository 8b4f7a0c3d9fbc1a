import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body & { readonly $ref?: string }>>;
}
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Body>> };
}

export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The OpenAPI file as something requests and answers can be held against. */
export class DescribedApi {
  readonly operations: readonly DescribedOperation[];
  readonly #responses: Readonly<Record<string, Body>>;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor() {
    const text = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
    const { paths, components } = parse(text) as Description;
    this.#ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    this.#ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
    this.#ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    this.#responses = components.responses;
    this.#ajv.addSchema({ $id: 'till', components });
    this.operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => methods.includes(method))
        .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );
  }

  /** `METHOD /path/:parameter` of every operation, as Express writes it. */
  get routes(): readonly string[] {
    return this.operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
  }

  find(method: string, path: string): Operation {
    const bare = path.replace(/\?.*/, '');
    const found = this.operations.find(
      (candidate) =>
        candidate.method === method && new RegExp(`^${candidate.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare),
    );
    if (!found) throw new Error(`${method} ${path} is not described.`);
    return found.operation;
  }

  /** What is wrong with a request body, or nothing. */
  requestProblem(operation: Operation, body: unknown): string | undefined {
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (!schema) return body === undefined ? undefined : 'no body is described';
    return this.#problem(this.#compile(schema), body);
  }

  /** What is wrong with an answer, or nothing. */
  answerProblem(operation: Operation, status: number, body: unknown): string | undefined {
    const described = operation.responses[String(status)] ?? operation.responses['default'];
    if (!described) return `status ${status} is not described`;
    const response = described.$ref ? this.#responses[described.$ref.split('/').at(-1) ?? ''] : described;
    const schema = response?.content?.['application/json']?.schema;
    return schema ? this.#problem(this.#compile(schema), body) : undefined;
  }

  /** A named schema of the description. */
  schema(name: string): ValidateFunction {
    return this.#compile({ $ref: `#/components/schemas/${name}` });
  }

  #compile(schema: object): ValidateFunction {
    return this.#ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"till#/')) as object);
  }

  #problem(validate: ValidateFunction, value: unknown): string | undefined {
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors ?? null);
  }
}
