/** The little of the DOM that reading needs; the harness itself is compiled without a browser's types. */
interface PageElement {
  readonly innerText: string;
  readonly className: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly disabled?: boolean;
  querySelector(selector: string): PageElement | null;
}
declare const document: Pick<PageElement, 'querySelector'> & {
  querySelectorAll(selector: string): Iterable<PageElement>;
};

/** What stands in the page, as text; filled inside the browser. */
export interface PageReading {
  readonly screen: string;
  readonly connection: string;
  readonly lines: readonly { readonly text: string; readonly amount: string }[];
  readonly total: string;
  readonly due: string;
  readonly isTraining: boolean;
  readonly receiptNumber: string | null;
  readonly change: string;
  readonly canPay: boolean;
  readonly messages: readonly string[];
  readonly limits: readonly { readonly device: string; readonly text: string }[];
  readonly cards: readonly {
    readonly device: string;
    readonly word: string;
    readonly text: string;
    readonly lastSeen: string;
    readonly test: { readonly state: string; readonly text: string } | null;
  }[];
  readonly setUp: readonly { readonly step: string; readonly className: string; readonly text: string }[];
  readonly offersToOpenDrawer: boolean;
  readonly hasQr: boolean;
  readonly tseTone: string;
}

/** Reads the page as a person does: what is written, what can be pressed. Runs inside the browser, so it knows nothing else. */
export function readPage(): PageReading {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const text = (selector: string) => document.querySelector(selector)?.innerText.trim() ?? '';
  const till = document.querySelector('.till');
  const pay = document.querySelector('main.sale:not(.receipt) .sale__pay');
  const receipt = document.querySelector('main.receipt');
  return {
    screen: till?.dataset['screen'] ?? 'loading',
    connection: till?.dataset['connection'] ?? '',
    lines: all('.ticket__lines .line').map((line) => ({
      text: line.querySelector('.line__text')?.innerText ?? '',
      amount: line.querySelector('.line__amount')?.innerText ?? '',
    })),
    total: receipt ? text('.readout--done .readout__row:first-child .amount') : text('.ticket__sum .amount'),
    due: text('.readout__row--due .amount'),
    isTraining: document.querySelector('.training-bar') !== null,
    receiptNumber: receipt?.dataset['receipt'] ?? null,
    change: receipt ? text('.readout--done .readout__row--change .amount') : '',
    canPay: pay !== null && !pay.disabled,
    messages: all(
      '.banner-bar, .training-bar, .notices, .payment__say, .sale__why, .drawer-hint, .receipt__report, .pin-pad__problem, .readout__row--missing',
    )
      .map((element) => element.innerText.replace(/\s+/g, ' ').trim())
      .filter((message) => message !== ''),
    limits: all('.limits [data-device]').map((row) => ({
      device: row.dataset['device'] ?? '',
      text: row.querySelector('dd')?.innerText ?? '',
    })),
    cards: all('.device-card').map((card) => {
      const inner = (selector: string) => card.querySelector(selector)?.innerText.trim() ?? '';
      const tested = card.querySelector('.device-card__tested');
      return {
        device: card.dataset['device'] ?? '',
        word: inner('.chip'),
        text: inner('.device-card__text'),
        lastSeen: inner('.device-card__seen'),
        test: tested ? { state: /--(\w+)/.exec(tested.className)?.[1] ?? 'none', text: tested.innerText.trim() } : null,
      };
    }),
    setUp: all('.set-up__steps .step').map((step) => ({
      step: step.dataset['step'] ?? '',
      className: step.className,
      text: step.querySelector('p')?.innerText ?? '',
    })),
    offersToOpenDrawer: document.querySelector('.drawer-hint:not(.drawer-hint--quiet) button') !== null,
    hasQr: document.querySelector('.receipt__qr') !== null,
    tseTone: document.querySelector('.device-chip[data-device="tse"]')?.className ?? '',
  };
}
