import { type Host, nodeHost } from '@kassensturz/host';
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { ApiReply, ApiRoute } from '../cloud/api-route.ts';
import { CloudFront, type FrontAnswer } from '../cloud/cloud-front.ts';
import { type ProvisionedTss, Provisioning, type ReadyTss, type ReadyTssOptions } from '../cloud/provisioning.ts';
import { API_ROUTES } from '../cloud/routes/index.ts';
import { createService, type ServiceOptions } from '../cloud/service-options.ts';
import type { Tse } from '../core/tse.ts';
import { CLOUD_FAULTS } from '../faults/catalogue.ts';
import { FaultSet } from '../faults/fault-set.ts';

export interface MswCloudTseOptions extends ServiceOptions {
  /** Address at which calls are caught. @default the real service's */
  readonly baseUrl?: string;
  /** Where time and chance come from. @default the real machine */
  readonly host?: Pick<Host, 'clock' | 'random'>;
}

/** The cloud TSE inside a test's own process: give `handlers` to `setupServer` of msw. */
export interface MswCloudTse {
  readonly handlers: readonly RequestHandler[];
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly faults: FaultSet;
  provision(): ProvisionedTss;
  provisionReady(options?: ReadyTssOptions): ReadyTss;
  /** The signing core of a TSS. */
  tss(id: string): Tse;
}

const REAL_BASE_URL = 'https://kassensichv-middleware.fiskaly.com/api/v2';

/** msw handlers that sign for real. Deploying a TSS and exports take no time unless asked for. */
export function mswCloudTse(options: MswCloudTseOptions = {}): MswCloudTse {
  const { baseUrl = REAL_BASE_URL, host = nodeHost({ log: 'silent' }), ...serviceOptions } = options;
  const faults = new FaultSet(host.clock, CLOUD_FAULTS);
  const service = createService(host, faults, { initDelayMs: 0, exportDelayMs: 0, ...serviceOptions });
  const provisioning = new Provisioning(service);
  const front = new CloudFront(service, () => {});
  return {
    handlers: API_ROUTES.map((route) => handlerOf(route, front, faults, baseUrl)),
    baseUrl,
    apiKey: service.options.apiKey,
    apiSecret: service.options.apiSecret,
    faults,
    provision: () => provisioning.create(),
    provisionReady: (ready) => provisioning.createReady(ready),
    tss: (id) => service.require(id).tse,
  };
}

function handlerOf(route: ApiRoute, front: CloudFront, faults: FaultSet, baseUrl: string): RequestHandler {
  return http[route.method](`${baseUrl}${route.path}`, async ({ request, params }) => {
    if (faults.isOn('off')) return HttpResponse.error();
    const { pathname, search } = new URL(request.url);
    const answer = await front.answer(route, {
      method: request.method,
      params: params as Readonly<Record<string, string>>,
      url: `${pathname}${search}`,
      body: await bodyOf(request),
      authorization: request.headers.get('authorization') ?? undefined,
      remoteAddress: undefined,
      baseUrl,
    });
    return responseOf(answer);
  });
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: handlers answer E_FAILED_SCHEMA_VALIDATION, because a text is no object.
    return text;
  }
}

function responseOf(answer: FrontAnswer): Response | Promise<never> {
  switch (answer.kind) {
    case 'silence':
      return new Promise<never>(() => {});
    case 'cut':
      return HttpResponse.error();
    case 'page':
      return HttpResponse.html(answer.html);
    case 'error':
      return new HttpResponse(JSON.stringify(answer.body), {
        status: answer.status,
        headers: { ...answer.headers, 'content-type': 'application/json' },
      });
    case 'reply':
      return replyOf(answer.reply, answer.headers);
  }
}

function replyOf(reply: ApiReply, headers: Readonly<Record<string, string>>): Response {
  switch (reply.kind) {
    case 'json':
      return new HttpResponse(JSON.stringify(reply.body), {
        headers: { ...headers, 'content-type': 'application/json' },
      });
    case 'bytes':
      return new HttpResponse(new Uint8Array(reply.bytes), {
        headers: { ...headers, 'content-type': 'application/octet-stream' },
      });
    case 'archive':
      return new HttpResponse(new Uint8Array(reply.archive.toBytes()), {
        headers: { ...headers, 'content-type': 'application/x-tar' },
      });
  }
}
