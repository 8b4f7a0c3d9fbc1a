import type { Host } from '@kassensturz/host';
import { OneAtATime } from '../one-at-a-time.ts';
import type {
  Authorisation,
  AuthoriseHooks,
  AuthoriseRequest,
  CardOutcome,
  CardTerminal,
  EndOfDayOutcome,
  LastResult,
  TerminalState,
} from '../terminal/card-terminal.ts';
import { type TerminalFailure, terminalFailureText } from '../terminal/terminal-failure.ts';
import type { CardSlip } from '../terminal/terminal-receipt.ts';
import { type Payment, runPayment } from './payment.ts';
import * as requests from './requests.ts';
import { ZvtSession, type ZvtSettings } from './session.ts';
import { approvalOf, withoutNumbers } from './status-information.ts';
import { totalsOf } from './totals.ts';

/** Driver for a card terminal with ZVT, over TCP or a serial line; one connection for each act, registered anew. */
export class ZvtTerminal implements CardTerminal {
  readonly #host: Host;
  readonly #settings: ZvtSettings;
  readonly #line = new OneAtATime();

  constructor(host: Host, settings: ZvtSettings) {
    this.#host = host;
    this.#settings = settings;
  }

  authorise(request: AuthoriseRequest, hooks: AuthoriseHooks): Authorisation {
    const payment: Payment = { ...request, hooks, isCancelled: false, cancel: () => {} };
    const outcome = this.#line.run(async (): Promise<CardOutcome> => {
      hooks.onProgress({ phase: 'connecting', text: 'Verbindung zum Kartenterminal' });
      const session = await ZvtSession.open(this.#host, this.#settings);
      if (!(session instanceof ZvtSession)) return { outcome: 'not-started', ...session };
      try {
        return await runPayment(session, payment);
      } finally {
        session.close();
      }
    });
    return {
      outcome,
      cancel: () => {
        payment.isCancelled = true;
        payment.cancel();
      },
    };
  }

  lastResult(): Promise<LastResult> {
    return this.#with(
      (session) => session.lastResult(),
      (failure) => ({ state: 'unreachable', ...failure }),
    );
  }

  reverse({ receiptNumber }: { readonly receiptNumber: number }): Promise<CardOutcome> {
    return this.#with<CardOutcome>(
      async (session) => {
        const { end, status, slips } = await session.run(requests.reverse(this.#settings.password, receiptNumber));
        if (end.end === 'completed' && status?.result === 0)
          return { outcome: 'approved', approval: approvalOf(status, slips) };
        if (end.end === 'completed') return { outcome: 'unknown', ...told('time-over') };
        const failure = session.explain(end, status);
        return { outcome: end.end === 'lost' ? 'unknown' : 'declined', ...failure };
      },
      (failure) => ({ outcome: 'not-started', ...failure }),
    );
  }

  endOfDay(): Promise<EndOfDayOutcome> {
    return this.#closing(() => requests.endOfDay(this.#settings.password));
  }

  lastEndOfDay(): Promise<EndOfDayOutcome> {
    return this.#closing(() => requests.repeatEndOfDay(this.#settings.password));
  }

  async state(): Promise<TerminalState> {
    return this.#with<TerminalState>(
      (session) => session.state(),
      ({ cause, text }) => ({ atMs: this.#host.clock.now(), isReady: false, cause, text }),
    );
  }

  repeatReceipt(): Promise<readonly CardSlip[]> {
    return this.#with<readonly CardSlip[]>(
      async (session) => {
        const { status, slips } = await session.run(requests.repeatReceipt(this.#settings.password, true));
        return withoutNumbers(slips, status?.receipt.maskedCard);
      },
      () => [],
    );
  }

  #closing(request: () => ReturnType<typeof requests.endOfDay>): Promise<EndOfDayOutcome> {
    return this.#with<EndOfDayOutcome>(
      async (session) => {
        const { end, status, slips } = await session.run(request());
        if (end.end === 'completed' && status?.result === 0)
          return { outcome: 'done', totals: totalsOf(status, slips) };
        if (end.end === 'completed') return { outcome: 'unknown', ...told('time-over') };
        return { outcome: end.end === 'lost' ? 'unknown' : 'failed', ...session.explain(end, status) };
      },
      (failure) => ({ outcome: 'failed', ...failure }),
    );
  }

  #with<T>(act: (session: ZvtSession) => Promise<T>, refuse: (failure: Told) => T): Promise<T> {
    return this.#line.run(async () => {
      const session = await ZvtSession.open(this.#host, this.#settings);
      if (!(session instanceof ZvtSession)) return refuse(session);
      try {
        return await act(session);
      } finally {
        session.close();
      }
    });
  }
}

interface Told {
  readonly cause: TerminalFailure;
  readonly text: string;
  readonly detail?: string;
}

function told(cause: TerminalFailure): Told {
  return { cause, text: terminalFailureText[cause] };
}
