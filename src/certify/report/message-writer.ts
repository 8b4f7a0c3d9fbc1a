import { closeSync, openSync, writeSync } from 'node:fs';
import { AttachmentContentEncoding, type Envelope } from '@cucumber/messages';
import type { RunResults } from '../types.ts';

/** Writes the messages of several runs to one NDJSON file, as they come, so that a broken run leaves its trace. */
export class MessageWriter {
  readonly #file: number;

  /** Creates the file anew. */
  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** Writes one message; at the start of a run an attachment says which variant and physics follow. */
  write(envelope: Envelope, run?: Pick<RunResults, 'variant' | 'physics'>): void {
    this.#append(envelope);
    const started = envelope.testRunStarted;
    if (started === undefined || run === undefined) return;
    this.#append({
      attachment: {
        body: JSON.stringify({ variant: run.variant, physics: run.physics }),
        contentEncoding: AttachmentContentEncoding.IDENTITY,
        mediaType: 'application/json',
        fileName: 'run.json',
        timestamp: started.timestamp,
        ...(started.id === undefined ? {} : { testRunStartedId: started.id }),
      },
    });
  }

  close(): void {
    closeSync(this.#file);
  }

  #append(envelope: Envelope): void {
    writeSync(this.#file, `${JSON.stringify(envelope)}\n`);
  }
}
