import type { IncomingMessage } from 'node:http';

/** The body of an answer as a web stream that reads only as fast as it is read; leaving it early closes the connection. */
export function bodyStream(
  message: IncomingMessage,
  reasonOf: (error: unknown) => unknown,
): ReadableStream<Uint8Array> {
  let isOver = false;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const finish = (act: () => void): void => {
          if (isOver) return;
          isOver = true;
          act();
        };
        message.pause();
        message.on('data', (chunk: Buffer) => {
          if (isOver) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.once('end', () => finish(() => controller.close()));
        message.on('error', (error) => finish(() => controller.error(reasonOf(error))));
        message.once('close', () => finish(() => controller.error(reasonOf(new Error('The answer ended early.')))));
      },
      pull: () => {
        message.resume();
      },
      cancel: () => {
        isOver = true;
        message.destroy();
      },
    },
    { highWaterMark: 1 },
  );
}
