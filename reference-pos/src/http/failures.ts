import type { Host } from '@kassensturz/host';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { inTillWords } from '../fiscal/room.ts';
import { PosError } from '../till/pos-error.ts';

/** Turns whatever was thrown into the answer that says what happened, what is safe and what to do. */
export function answerFailures(host: Host): ErrorRequestHandler {
  return (thrown, request, response, _next) => {
    try {
      answer(host, thrown, request, response);
    } catch {
      // Even saying so is not possible (the machine is losing power): no answer is the honest one.
      response.destroy();
    }
  };
}

function answer(host: Host, thrown: unknown, request: Request, response: Response): void {
  const error = asPosError(thrown);
  if (error.status >= 500) {
    host.log.error('http.failed', {
      method: request.method,
      path: request.path,
      code: error.code,
      cause: causeOf(thrown),
    });
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const seconds = error.details['seconds'];
  if (seconds !== undefined) response.setHeader('Retry-After', String(seconds));
  response.status(error.status).json({ code: error.code, message: error.message, details: error.details });
}

function asPosError(thrown: unknown): PosError {
  const error = inTillWords(thrown);
  if (error instanceof PosError) return error;
  // Express marks what the request itself got wrong (JSON that is none, body too large) with a status below 500.
  const status = (error as { status?: unknown } | undefined)?.status;
  if (typeof status === 'number' && status < 500) {
    return new PosError('REQUEST_NOT_VALID', { details: { field: 'body', problem: 'nicht lesbar' }, cause: error });
  }
  return new PosError('INTERNAL', { cause: error });
}

function causeOf(thrown: unknown): string {
  const error = thrown instanceof PosError && thrown.cause !== undefined ? thrown.cause : thrown;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
