import type { TerminalMessage } from './terminal-events.ts';

const MOST_MESSAGES = 20_000;

/** The last messages of both directions. */
export class WireLog {
  #messages: TerminalMessage[] = [];

  get messages(): readonly TerminalMessage[] {
    return this.#messages;
  }

  add(message: Omit<TerminalMessage, 'decoded'>, decoded: string): TerminalMessage {
    const entry: TerminalMessage = { ...message, decoded };
    this.#messages.push(entry);
    if (this.#messages.length > MOST_MESSAGES) this.#messages = this.#messages.slice(MOST_MESSAGES / 2);
    return entry;
  }
}
