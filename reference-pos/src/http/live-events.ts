import type { Clock } from '@kassensturz/host';
import type { Request, Response } from 'express';
import type { PosEvents } from '../fiscal/pos-events.ts';

/** A line that means nothing, often enough that a dead connection is noticed. */
const heartbeatMs = 10_000;

/** Streams the till's events to one screen as server-sent events until it goes away. */
export function streamEvents(clock: Clock, events: PosEvents, request: Request, response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    Connection: 'keep-alive',
  });
  response.write(': verbunden\n\n');
  const off = events.listen((event) => {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  });
  const heartbeat = clock.every(heartbeatMs, () => response.write(': still here\n\n'));
  request.on('close', () => {
    off();
    heartbeat.cancel();
    response.end();
  });
}
