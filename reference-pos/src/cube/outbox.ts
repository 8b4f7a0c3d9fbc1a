import type { Host } from '@kassensturz/host';
import type { CubeMessage } from './protocol.ts';

/** An event nobody could be told of for this long is old news. */
const eventLifeMs = 60_000;
const longestQueue = 500;
/** Characters of JSON in one post; the server takes 64 KB. */
const longestPost = 56_000;

type Waiting = { readonly message: CubeMessage; readonly queuedMs: number };

/** What the cube has to say, sent in order, one post at a time. Events wait for the server; the rest it asks for again. */
export class Outbox {
  readonly #host: Host;
  readonly #post: (messages: readonly CubeMessage[]) => Promise<boolean>;
  #queue: readonly Waiting[] = [];
  #isSending = false;

  constructor(host: Host, post: (messages: readonly CubeMessage[]) => Promise<boolean>) {
    this.#host = host;
    this.#post = post;
  }

  send(message: CubeMessage): void {
    const queuedMs = this.#host.clock.monotonic();
    // Only the newest state is of interest.
    const others =
      message.type === 'state' ? this.#queue.filter((other) => other.message.type !== 'state') : this.#queue;
    this.#queue = [...others, { message, queuedMs }].slice(-longestQueue);
    this.flush();
  }

  /** Sends what waits; also to be called when the server is back. */
  flush(): void {
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#queue.length > 0) {
        const now = this.#host.clock.monotonic();
        this.#queue = this.#queue.filter(({ queuedMs }) => now - queuedMs < eventLifeMs);
        const post = firstPost(this.#queue);
        if (post.length === 0) return;
        if (!(await this.#post(post.map((waiting) => aged(waiting, now))))) {
          this.#queue = this.#queue.filter(({ message }) => message.type === 'event' || message.type === 'outcome');
          return;
        }
        this.#queue = this.#queue.filter((waiting) => !post.includes(waiting));
      }
    } finally {
      this.#isSending = false;
    }
  }
}

function firstPost(queue: readonly Waiting[]): readonly Waiting[] {
  let length = 0;
  return queue.filter(({ message }, at) => {
    length += JSON.stringify(message).length;
    return at === 0 || length <= longestPost;
  });
}

function aged({ message, queuedMs }: Waiting, now: number): CubeMessage {
  return message.type === 'event' ? { ...message, ageMs: Math.round(message.ageMs + now - queuedMs) } : message;
}
