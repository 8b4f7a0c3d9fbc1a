import type { Host, Timer } from '@kassensturz/host';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type { CardApproval, CardTerminal } from '../peripherals/terminal/card-terminal.ts';
import type { Payment } from '../till/payment.ts';
import type { Standing } from './card-payment.ts';
import { judgeLast } from './judge-last.ts';

export interface ClearingUpOptions {
  readonly host: Host;
  readonly records: PosRecords;
  readonly terminal: () => CardTerminal | undefined;
  /** Something about this payment has changed on the screen. */
  readonly onNews: (payment: Payment) => void;
  readonly onPaid: (payment: Payment, approval: CardApproval) => Promise<void>;
  readonly onNotPaid: (payment: Payment, text: string) => Promise<void>;
}

/** Long enough for a terminal that is still waiting for our answer to give up (T3 is 5 s). */
const askEveryMs = 2_000;

interface Work {
  standing: Standing;
  pause: { readonly timer: Timer; readonly wake: () => void } | undefined;
  isStopped: boolean;
}

/** Unclear payments: asks the terminal for its last result until it has told, behind everything else (PH-13, PH-30). */
export class ClearingUp {
  readonly #options: ClearingUpOptions;
  readonly #works = new Map<string, Work>();

  constructor(options: ClearingUpOptions) {
    this.#options = options;
  }

  standing(key: string): Standing | undefined {
    return this.#works.get(key)?.standing;
  }

  /** Begins to ask, or asks at once when it is pausing. */
  start(payment: Payment): void {
    const known = this.#works.get(payment.key);
    if (known?.standing.isAsking) {
      known.pause?.wake();
      return;
    }
    const work: Work = { standing: asking(''), pause: undefined, isStopped: false };
    this.#works.set(payment.key, work);
    this.#work(payment, work).catch((error: unknown) => {
      this.#options.host.log.error('card.not-cleared-up', { key: payment.key, error: String(error) });
    });
  }

  stop(key: string): void {
    const work = this.#works.get(key);
    if (!work) return;
    work.isStopped = true;
    work.pause?.timer.cancel();
    work.pause?.wake();
    this.#works.delete(key);
  }

  stopAll(): void {
    for (const key of [...this.#works.keys()]) this.stop(key);
  }

  async #work(payment: Payment, work: Work): Promise<void> {
    const { records, terminal, onNews, onPaid, onNotPaid } = this.#options;
    const baseline = records.cards.find(payment.key)?.baseline ?? { state: 'hidden' as const };
    while (!work.isStopped) {
      const driver = terminal();
      const result = driver ? await driver.lastResult() : undefined;
      if (work.isStopped || records.payments.find(payment.key)?.state !== 'unknown') return;
      const judgement = result
        ? judgeLast(payment.amountCents, baseline, result)
        : ({ kind: 'ask-cashier', text: 'Es ist kein Terminal eingerichtet, das gefragt werden könnte.' } as const);
      switch (judgement.kind) {
        case 'paid': {
          // Its slips went with the lost answer; the receipt wants them.
          const slips = (await driver?.repeatReceipt()) ?? [];
          if (work.isStopped) return;
          await onPaid(payment, { ...judgement.approval, slips });
          return this.stop(payment.key);
        }
        case 'not-paid':
          await onNotPaid(payment, 'Das Terminal hat nichts belastet. Der Verkauf ist offen.');
          return this.stop(payment.key);
        case 'ask-cashier':
          work.standing = { isAsking: false, needsCashier: true, text: `${judgement.text} ${compareText}` };
          return onNews(payment);
        case 'wait':
          work.standing = asking(judgement.text === payment.details.reason ? '' : judgement.text);
          onNews(payment);
          await this.#pause(work);
      }
    }
  }

  #pause(work: Work): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.host.clock.after(askEveryMs, resolve);
      work.pause = {
        timer,
        wake: () => {
          timer.cancel();
          resolve();
        },
      };
    });
  }
}

const compareText =
  'Bitte auf dem Beleg oder im Journal des Terminals nachsehen, ob dieser Betrag genehmigt wurde, und hier entscheiden.';

function asking(why: string): Standing {
  const text = 'Bitte nicht noch einmal kassieren; die Kasse fragt das Terminal nach dem Ergebnis.';
  return { isAsking: true, needsCashier: false, text: why === '' ? text : `${text} ${why}` };
}
