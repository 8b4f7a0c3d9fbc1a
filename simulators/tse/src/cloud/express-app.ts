import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { ApiError } from './api-error.ts';
import type { ApiReply } from './api-route.ts';
import type { ApiCall, CloudFront, FrontAnswer } from './cloud-front.ts';
import { API_ROUTES } from './routes/index.ts';

/** Where the service lives below the host name. */
export const API_PATH = '/api/v2';
const BODY_LIMIT = '1mb';

/** The cloud front as an Express app. */
export function expressApp(front: CloudFront, baseUrl: () => string): Express {
  const app = express();
  app.disable('etag');
  app.disable('x-powered-by');
  // Inflating would go through the thread pool, which a simulated world does not see.
  app.use(express.json({ limit: BODY_LIMIT, inflate: false, strict: false }));
  for (const route of API_ROUTES) {
    app[route.method](`${API_PATH}${route.path}`, async (request, response) => {
      await send(request, response, await front.answer(route, callOf(request, baseUrl())));
    });
  }
  app.use(async (request: Request, response: Response) => {
    await send(request, response, await front.answer(undefined, callOf(request, baseUrl())));
  });
  app.use(async (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    await send(request, response, front.refuse(callOf(request, baseUrl()), bodyError(error)));
  });
  return app;
}

function callOf(request: Request, baseUrl: string): ApiCall {
  return {
    method: request.method,
    params: request.params as Readonly<Record<string, string>>,
    url: request.originalUrl,
    body: request.body,
    authorization: request.headers.authorization,
    remoteAddress: request.socket.remoteAddress,
    baseUrl,
  };
}

async function send(request: Request, response: Response, answer: FrontAnswer): Promise<void> {
  switch (answer.kind) {
    case 'silence':
      return;
    case 'cut':
      cutOff(request);
      return;
    case 'page':
      response.type('html').send(answer.html);
      return;
    case 'error':
      response.set(answer.headers).status(answer.status).json(answer.body);
      return;
    case 'reply':
      response.set(answer.headers);
      await sendReply(response, answer.reply);
  }
}

async function sendReply(response: Response, reply: ApiReply): Promise<void> {
  switch (reply.kind) {
    case 'json':
      response.json(reply.body);
      return;
    case 'bytes':
      response.type('application/octet-stream').send(Buffer.from(reply.bytes));
      return;
    case 'archive':
      response.type('application/x-tar');
      response.setHeader('content-disposition', `attachment; filename="${reply.fileName}"`);
      response.setHeader('content-length', String(reply.archive.byteLength));
      // A client that hangs up in the middle is its own business.
      await pipeline(Readable.from(reply.archive.chunks()), response).catch(() => {});
  }
}

/** The other side sees a reset. */
function cutOff(request: Request): void {
  const socket = request.socket as typeof request.socket & { readonly reset?: () => void };
  if (socket.reset !== undefined) socket.reset();
  else socket.resetAndDestroy();
}

function bodyError(error: unknown): unknown {
  const { status } = error as { readonly status?: unknown };
  if (status === 413) return new ApiError('E_REQUEST_TOO_LARGE', 'The request body is larger than 1 MB.');
  if (status === 400) return new ApiError('E_FAILED_SCHEMA_VALIDATION', 'The request body is not valid JSON.');
  if (status === 415) return new ApiError('E_FAILED_SCHEMA_VALIDATION', 'The encoding of the body is not supported.');
  return error;
}
