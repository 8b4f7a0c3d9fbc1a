import type { TarArchive } from '../export/tar.ts';
import type { CloudService } from './cloud-service.ts';
import type { JsonObject } from './validation.ts';

/** A request as handlers see it, whatever carried it. */
export interface ApiRequest {
  /** Values of `:name` in the route's path; UUIDs are checked and in lower case. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The access token; empty only in routes that need none. */
  readonly session: string;
  /** Base URL as the client sees it, for links. */
  readonly baseUrl: string;
}

export type ApiReply =
  | { readonly kind: 'json'; readonly body: JsonObject }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'archive'; readonly archive: TarArchive; readonly fileName: string };

export interface ApiRoute {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** Below the base URL, with `:name` parts. */
  readonly path: string;
  readonly needsToken?: false;
  /** Calls that go through the service's middleware word some refusals differently. */
  readonly isMiddleware?: true;
  readonly handle: (service: CloudService, request: ApiRequest) => ApiReply | Promise<ApiReply>;
}

export function json(body: object): ApiReply {
  return { kind: 'json', body: body as JsonObject };
}
