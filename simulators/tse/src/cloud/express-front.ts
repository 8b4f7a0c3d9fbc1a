import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Host, Random } from '@kassensturz/host';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { TransactionCall } from '../faults/catalogue.ts';
import { ApiError, apiErrorOf, errorBody } from './api-error.ts';
import type { ApiReply, ApiRequest, ApiRoute } from './api-route.ts';
import type { CloudService } from './cloud-service.ts';
import { type HttpWireEntry, withoutSecrets } from './http-wire.ts';
import { RateLimits } from './rate-limits.ts';
import { API_ROUTES } from './routes/index.ts';

/** Where the service lives below the host name. */
export const API_PATH = '/api/v2';
const BODY_LIMIT = '1mb';

type Outcome = { readonly reply: ApiReply } | { readonly error: unknown };

/** The service behind Express, with the faults that bite on the way. */
export class ExpressFront {
  readonly app: Express;
  readonly #service: CloudService;
  readonly #host: Pick<Host, 'clock' | 'random'>;
  readonly #requestIds: Random;
  readonly #limits: RateLimits;
  readonly #onWire: (entry: HttpWireEntry) => void;
  readonly #baseUrl: () => string;

  constructor(options: {
    readonly service: CloudService;
    readonly host: Pick<Host, 'clock' | 'random'>;
    readonly onWire: (entry: HttpWireEntry) => void;
    readonly baseUrl: () => string;
  }) {
    this.#service = options.service;
    this.#host = options.host;
    this.#requestIds = options.host.random.stream('tse-cloud-request-ids');
    this.#onWire = options.onWire;
    this.#baseUrl = options.baseUrl;
    this.#limits = new RateLimits(options.host.clock);
    this.app = this.#build();
  }

  #build(): Express {
    const app = express();
    app.disable('etag');
    app.disable('x-powered-by');
    // Inflating would go through the thread pool, which a simulated world does not see.
    app.use(express.json({ limit: BODY_LIMIT, inflate: false, strict: false }));
    for (const route of API_ROUTES) {
      app[route.method](`${API_PATH}${route.path}`, (request, response) => this.#serve(route, request, response));
    }
    app.use((request: Request, response: Response) => {
      this.#send(request, response, 404, errorBody(404, `Route ${request.method}:${request.originalUrl} not found`));
    });
    app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
      this.#sendError(request, response, bodyError(error));
    });
    return app;
  }

  async #serve(route: ApiRoute, request: Request, response: Response): Promise<void> {
    if (this.#bitesBefore(request, response)) return;
    const outcome = await this.#run(route, request);
    const slow = this.#service.faults.take('slow');
    if (slow !== undefined) await this.#host.clock.sleep(slow.ms);
    if (this.#isAnswerLost(route, request, outcome)) {
      this.#note(request, undefined, undefined);
      cutOff(request);
      return;
    }
    if ('error' in outcome) this.#sendError(request, response, outcome.error);
    else await this.#sendReply(request, response, outcome.reply);
  }

  async #run(route: ApiRoute, request: Request): Promise<Outcome> {
    try {
      const session = route.needsToken === false ? '' : this.#session(request);
      const locked = this.#service.faults.peek('tssLocked');
      if (locked !== undefined && route.path.startsWith('/tss/')) {
        this.#service.faults.take('tssLocked');
        throw new ApiError('E_TSS_LOCKED', 'The TSS is in maintenance mode.', {
          retryAfterSeconds: locked.retryAfterSeconds ?? 30,
        });
      }
      const apiRequest: ApiRequest = {
        params: request.params as Readonly<Record<string, string>>,
        query: queryOf(request),
        body: request.body,
        session,
        baseUrl: this.#baseUrl(),
      };
      if (this.#service.options.hasRateLimits) this.#limits.check(route, apiRequest);
      return { reply: await route.handle(this.#service, apiRequest) };
    } catch (error) {
      return { error: apiErrorOf(error) };
    }
  }

  #session(request: Request): string {
    if (this.#service.faults.peek('unauthorized')?.isPersistent === true) {
      throw new ApiError('E_UNAUTHORIZED', 'The access token is missing, wrong or expired.');
    }
    return this.#service.tokens.require(request.headers.authorization);
  }

  /** Faults that strike before anything is done. */
  #bitesBefore(request: Request, response: Response): boolean {
    const { faults } = this.#service;
    if (faults.take('silent') !== undefined) {
      this.#note(request, undefined, undefined);
      return true;
    }
    if (faults.take('reset') !== undefined) {
      this.#note(request, undefined, undefined);
      cutOff(request);
      return true;
    }
    const limited = faults.take('rateLimited');
    if (limited !== undefined) {
      const retryAfterSeconds = limited.retryAfterSeconds ?? 10;
      this.#sendError(
        request,
        response,
        new ApiError('E_TOO_MANY_REQUESTS', 'Too many requests.', { retryAfterSeconds }),
      );
      return true;
    }
    const unavailable = faults.take('unavailable');
    if (unavailable !== undefined) {
      const { status = 503, retryAfterSeconds } = unavailable;
      if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
      this.#send(request, response, status, errorBody(status, 'The service is not available.'));
      return true;
    }
    if (faults.take('garbage') !== undefined) {
      this.#note(request, 200, undefined);
      response.status(200).type('html').send('<!doctype html><title>Login</title><p>Please accept our terms of use.');
      return true;
    }
    return false;
  }

  #isAnswerLost(route: ApiRoute, request: Request, outcome: Outcome): boolean {
    const lost = this.#service.faults.peek('lostAnswer');
    if (lost === undefined || 'error' in outcome || route.path !== '/tss/:tssId/tx/:txIdOrNumber') return false;
    if (route.method !== 'put' || (lost.on !== undefined && lost.on !== callOf(request))) return false;
    this.#service.faults.take('lostAnswer');
    return true;
  }

  #sendError(request: Request, response: Response, error: unknown): void {
    if (!(error instanceof ApiError)) {
      this.#send(request, response, 500, errorBody(500, 'Unexpected failure in the simulator.'));
      return;
    }
    if (error.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(error.retryAfterSeconds));
    this.#send(request, response, error.status, error.body);
  }

  async #sendReply(request: Request, response: Response, reply: ApiReply): Promise<void> {
    switch (reply.kind) {
      case 'json':
        this.#send(request, response, 200, reply.body);
        return;
      case 'bytes':
        this.#note(request, 200, `${reply.bytes.length} bytes`);
        response.status(200).type('application/octet-stream').send(Buffer.from(reply.bytes));
        return;
      case 'archive':
        this.#note(request, 200, `${reply.archive.byteLength} bytes`);
        response.status(200).type('application/x-tar');
        response.setHeader('content-disposition', `attachment; filename="${reply.fileName}"`);
        response.setHeader('content-length', String(reply.archive.byteLength));
        // A client that hangs up in the middle is its own business.
        await pipeline(Readable.from(reply.archive.chunks()), response).catch(() => {});
    }
  }

  #send(request: Request, response: Response, status: number, body: object): void {
    this.#note(request, status, body);
    response.setHeader('x-request-id', this.#requestIds.uuid());
    response.status(status).json(body);
  }

  #note(request: Request, status: number | undefined, body: unknown): void {
    this.#onWire({
      at: this.#host.clock.now(),
      remoteAddress: request.socket.remoteAddress,
      method: request.method,
      url: request.originalUrl,
      request: withoutSecrets(request.body),
      status,
      response: withoutSecrets(body),
      text: `${request.method} ${request.originalUrl} → ${status ?? 'no answer'}`,
    });
  }
}

/** Leading question marks of malformed queries are ignored, as since version 2.0.50 of the service. */
function queryOf(request: Request): URLSearchParams {
  const start = request.originalUrl.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : request.originalUrl.slice(start).replace(/^\?+/, ''));
}

function callOf(request: Request): TransactionCall {
  const body = request.body as { readonly state?: unknown } | undefined;
  if (body?.state !== 'ACTIVE') return 'finish';
  return queryOf(request).get('tx_revision') === '1' ? 'start' : 'update';
}

/** The other side sees a reset. */
function cutOff(request: Request): void {
  const socket = request.socket as typeof request.socket & { reset?: () => void };
  if (socket.reset !== undefined) socket.reset();
  else socket.resetAndDestroy();
}

function bodyError(error: unknown): unknown {
  const status = (error as { readonly status?: unknown }).status;
  if (status === 413) return new ApiError('E_REQUEST_TOO_LARGE', 'The request body is larger than 1 MB.');
  if (status === 400) return new ApiError('E_FAILED_SCHEMA_VALIDATION', 'The request body is not valid JSON.');
  if (status === 415) return new ApiError('E_FAILED_SCHEMA_VALIDATION', 'The encoding of the body is not supported.');
  return error;
}
