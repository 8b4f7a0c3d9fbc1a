import type { Connection, Host } from '@kassensturz/host';

/** Class and instruction of what the till sends, in hexadecimal. */
const [registers, asksState, pays, repeats, closesDay, stops] = ['0600', '0501', '0601', '0620', '0650', '06b0'];
const taken = '80 00 00';
const done = '06 0f 00';
const waitsForCard = '04 ff 02 0a 01';
/** Lines of a customer's slip as a terminal sent them. */
const slip = ['06 d1 0c 40 4b 75 6e 64 65 6e 62 65 6c 65 67', '06 d1 05 00 41 84 42 43', '06 d1 01 81'];

/** A card terminal in tests: answers with messages that terminals have sent, and waits for the customer where one would. */
export class RecordedTerminal {
  #connection: Connection | undefined;
  #waiting: Buffer = Buffer.alloc(0);
  #askedAmount = '';
  #paid = 0;
  /** A terminal that answers a question for its last payment and does not tell it. */
  isSecretive = false;

  async start(host: Host, port = 20_007): Promise<void> {
    await host.network.listen({ port }, (connection) => {
      this.#connection = connection;
      this.#waiting = Buffer.alloc(0);
      connection.on('data', (chunk: Buffer) => this.#take(chunk));
      connection.on('end', () => connection.end());
      connection.on('error', () => undefined);
    });
  }

  /** The customer holds a card to it: approved. */
  presentCard(): void {
    this.#paid += 1;
    this.#say(this.#status(), ...slip, done);
  }

  /** The line is dead in the middle of a payment. */
  hangUp(): void {
    this.#connection?.reset();
  }

  #take(chunk: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, chunk]);
    for (let end = this.#end(); this.#waiting.length >= end; end = this.#end()) {
      const message = this.#waiting.subarray(0, end).toString('hex');
      this.#waiting = this.#waiting.subarray(end);
      this.#answer(message.slice(0, 4), message.slice(6));
    }
  }

  /** Nothing the till asks is as long as 255 bytes. */
  #end(): number {
    return 3 + (this.#waiting[2] ?? 0);
  }

  #answer(code: string, data: string): void {
    switch (code) {
      case registers:
        this.#say(taken, '06 0f 0a 19 00 29 52 50 00 01 49 09 78');
        break;
      case asksState:
        this.#say(taken, '06 0f 01 00');
        break;
      case pays:
        this.#askedAmount = data.slice(2, 14);
        this.#say(taken, waitsForCard);
        break;
      case stops:
        this.#say(taken, '06 1e 01 6c');
        break;
      case repeats:
        if (this.isSecretive) this.#say(taken, done);
        else if (this.#paid === 0) this.#say(taken, '06 1e 01 d2');
        else this.#say(taken, this.#status(), done);
        break;
      case closesDay:
        this.#say(taken, `04 0f 0c 27 00 04 ${this.#askedAmount} 49 09 78`, ...slip, done);
    }
  }

  /** A girocard payment as one was told: receipt 153, trace 847, and so on; with the amount that was asked for. */
  #status(): string {
    const [trace, receipt] = [String(846 + this.#paid).padStart(6, '0'), String(152 + this.#paid).padStart(4, '0')];
    const body =
      `27 00 04 ${this.#askedAmount} 0b ${trace} 0c 09 14 12 0d 05 12 0e 28 12 17 00 01 19 70 ` +
      '22 f1 f0 ee ee ee ee ee ee ee ee 42 81 29 52 50 00 01 49 09 78 ' +
      `87 ${receipt} 88 00 08 47 8a 05 3b 39 35 38 35 32 30 00 00 8b f0 f9 67 69 72 6f 63 61 72 64 00`;
    const length = body.replaceAll(' ', '').length / 2;
    return `04 0f ${length.toString(16).padStart(2, '0')} ${body}`;
  }

  #say(...messages: readonly string[]): void {
    this.#connection?.write(Buffer.from(messages.join('').replaceAll(' ', ''), 'hex'));
  }
}
