import type { TillApi } from './api.ts';
import type { TillClock } from './ports.ts';

export interface LiveEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

const retryMs = 2_000;
const reopenMs = 100;

/** The server's live events while somebody is signed in; a broken stream is opened again by itself. */
export class LiveEvents {
  readonly #api: TillApi;
  readonly #clock: TillClock;
  readonly #onEvent: (event: LiveEvent) => void;
  readonly #onOpen: () => void;
  #ending: AbortController | undefined;

  /** `onOpen` is called whenever the stream has begun: what happened before it was told to nobody. */
  constructor(api: TillApi, clock: TillClock, onEvent: (event: LiveEvent) => void, onOpen: () => void) {
    this.#api = api;
    this.#clock = clock;
    this.#onEvent = onEvent;
    this.#onOpen = onOpen;
  }

  open(): void {
    this.close();
    this.#ending = new AbortController();
    void this.#follow(this.#ending.signal);
  }

  close(): void {
    this.#ending?.abort();
    this.#ending = undefined;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let hasBegun = false;
      try {
        const stream = await this.#api.stream('/events', signal);
        // A server or a fetch without streams: the heartbeat's slow questions have to do.
        if (!stream) return;
        hasBegun = true;
        this.#onOpen();
        await this.#read(stream, signal);
      } catch {
        // Broken off; whether the server is gone is for the heartbeat to say.
      }
      // One that ran is opened again almost at once: a telephone does not wait.
      const pauseMs = hasBegun ? reopenMs : retryMs;
      if (!signal.aborted) await this.#clock.sleep(pauseMs, { signal }).catch(() => undefined);
    }
  }

  async #read(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of stream) {
      if (signal.aborted) return;
      text += decoder.decode(bytes, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) this.#tell(message);
    }
  }

  #tell(message: string): void {
    const data = message
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trim())
      .join('\n');
    if (data === '') return;
    const event = parseEvent(data);
    if (event) this.#onEvent(event);
  }
}

function parseEvent(data: string): LiveEvent | undefined {
  try {
    const event = JSON.parse(data) as unknown;
    return typeof event === 'object' && event !== null && 'type' in event ? (event as LiveEvent) : undefined;
  } catch {
    // Not ours; the stream goes on.
    return undefined;
  }
}
