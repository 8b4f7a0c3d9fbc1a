import type { TillClient } from '@kassensturz/reference-pos/till-client';
import type { CashMovement, ClosingWishes, DayDesk, DaySums, ExportedClosing, Refusal } from '../contract/day-desk.ts';
import type { PosApi } from './pos-api.ts';

/** Movements as the reference POS names them. */
const kinds: Readonly<Record<CashMovement, string>> = {
  'opening float': 'openingFloat',
  'cash in': 'cashIn',
  'cash out': 'cashOut',
  expense: 'pettyCashExpense',
  'bank deposit': 'bankDeposit',
  'private deposit': 'privateDeposit',
  'private withdrawal': 'privateWithdrawal',
  wages: 'wages',
};

interface WireSums {
  readonly turnoverCents: number;
  readonly cashCents: number;
  readonly vat: DaySums['vat'];
  readonly payments: DaySums['payments'];
  readonly businessCases: readonly { readonly gvType: string; readonly grossCents: number }[];
  readonly firstReceipt?: number;
  readonly lastReceipt?: number;
}

interface WireClosing {
  readonly number: number;
  readonly closedAt: string;
  readonly sums: WireSums;
  readonly cash: {
    readonly expectedCents: number;
    readonly countedCents: number;
    readonly differenceCents: number;
    readonly bankDepositCents: number;
    readonly carriedCents: number;
  };
  readonly cards: { readonly tillCents: number; readonly terminal?: { readonly cents: number } };
}

/** How a closing is asked for: by the till's page, which prints where only it can, or by the interface. */
type Close = (body: ClosingRequest) => Promise<Refusal>;

export interface ClosingRequest extends ClosingWishes {
  readonly key: string;
  readonly number?: number;
  readonly count: Readonly<Record<string, number>>;
}

/** The day at the reference POS. */
export function apiDayDesk(api: PosApi, lookAtCash: DayDesk['lookAtCash'], atThePage?: Close): DayDesk {
  let last: ClosingRequest | undefined;
  const byInterface: Close = (body) => api.attempt('POST', '/closings', body);
  const close = (body: ClosingRequest, way = atThePage ?? byInterface): Promise<Refusal> => {
    last = body;
    return way(body);
  };
  return {
    move: (kind, amount, reason) =>
      api.attempt('POST', '/cash/movements', { key: api.newKey(), kind: kinds[kind], amount, reason }),
    close: (count, { bankDeposit, cardSum }: ClosingWishes = {}) =>
      close({
        key: api.newKey(),
        count,
        ...(bankDeposit === undefined ? {} : { bankDeposit }),
        ...(cardSum === undefined ? {} : { cardSum }),
      }),
    closeAs: (number, count) => close({ key: api.newKey(), number, count }, byInterface),
    repeatClose: () => (last ? close(last) : Promise.resolve('nothing was closed yet')),
    lookAtCash,
    interimReport: async () => sumsOf((await api.ask<{ sums: WireSums }>('GET', '/closings/interim')).sums),
    closings: async () => {
      const all: WireClosing[] = [];
      for (;;) {
        const page = await api.ask<{ closings: WireClosing[] }>('GET', `/closings?after=${all.at(-1)?.number ?? 0}`);
        if (page.closings.length === 0) return all.map(closingOf);
        all.push(...page.closings);
      }
    },
    tryToAlterClosing: (number) => api.tryToAlter(`/closings/${number}`, { cash: { countedCents: 1 } }),
    tryToAlterMovement: async () => {
      const { movements } = await api.ask<{ movements: readonly { key: string }[] }>('GET', '/cash');
      return api.tryToAlter(`/cash/movements/${movements.at(-1)?.key}`, { amountCents: 1 });
    },
    printClosing: (number) => api.attempt('POST', `/closings/${number}/print`, {}),
  };
}

function sumsOf({ turnoverCents, cashCents, vat, payments, businessCases }: WireSums): DaySums {
  return {
    turnoverCents,
    cashCents,
    vat: vat.map(({ rate, grossCents, netCents, taxCents }) => ({ rate, grossCents, netCents, taxCents })),
    payments: payments.map(({ type, cents }) => ({ type, cents })),
    businessCases: businessCases.map(({ gvType, grossCents }) => ({ type: gvType, cents: grossCents })),
  };
}

function closingOf({ number, closedAt, sums, cash, cards }: WireClosing): ExportedClosing {
  const { firstReceipt: first, lastReceipt } = sums;
  return {
    ...sumsOf(sums),
    number,
    closedAt,
    ...(first === undefined || lastReceipt === undefined ? {} : { receipts: { first, last: lastReceipt } }),
    expectedCents: cash.expectedCents,
    countedCents: cash.countedCents,
    differenceCents: cash.differenceCents,
    bankDepositCents: cash.bankDepositCents,
    floatCents: cash.carriedCents,
    cards: {
      tillCents: cards.tillCents,
      ...(cards.terminal ? { terminalCents: cards.terminal.cents } : {}),
    },
  };
}

/** Closes at the page of the till, as its cashier does; what the page says of a refusal is read from it. */
export async function closeAtThePage(client: TillClient, { key, count, ...more }: ClosingRequest): Promise<Refusal> {
  await client.showDay('closing');
  const isClosed = await client.closeDay({ key, count, ...more });
  const problem = client.state.day?.problem;
  client.leaveDay();
  return isClosed ? undefined : (problem ?? 'Die Kasse sagt nicht, warum sie nicht abschließt.');
}

/** One tap on "Kasse", and the amount stands there. */
export async function lookAtCashAtThePage(client: TillClient): Promise<{ taps: number; cents: number }> {
  await client.showDay('cash');
  const cents = client.state.day?.expected?.cents ?? Number.NaN;
  client.leaveDay();
  return { taps: 1, cents };
}
