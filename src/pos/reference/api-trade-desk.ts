import type { TillClient } from '@kassensturz/reference-pos/till-client';
import type { TradeDesk } from '../contract/trade-desk.ts';
import type { PosApi } from './pos-api.ts';
import { TradeApi } from './trade-api.ts';

const cents = (amount: string): number => Math.round(Number(amount.replace(',', '.')) * 100);

/** The trade by the till's client; `say` puts what the interface refused onto the screen. */
export function apiTradeDesk(
  client: TillClient,
  posApi: PosApi,
  say: (refusal: string | undefined) => void,
): TradeDesk {
  const api = new TradeApi(posApi);
  const due = () => client.state.sale?.due?.cents ?? client.state.sale?.total.cents ?? 0;
  const typed = (amountCents: number) => (amountCents / 100).toFixed(2).replace('.', ',');
  return {
    addLineOf: (article, amount) => client.addLine({ articleId: article, priceCents: cents(amount) }),
    addLineAt: (articleId, price, reason) =>
      client.addLine({ articleId, priceCents: cents(price), ...(reason ? { priceReason: reason } : {}) }),
    payPart: async (method, amount, given) => {
      await client.payPart({ method, amount, ...(given === undefined ? {} : { tendered: given }) });
    },
    payRestByCard: async () => {
      await client.payPart({ method: 'card', amount: typed(due()) });
    },
    redeemVoucher: async (number, amount) => {
      await client.redeemVoucher(number, amount);
    },
    settleDeposit: async (receiptNumber) => {
      await client.settleDeposit(receiptNumber);
    },
    takeOnAccount: async (customer) => {
      await client.takeOnAccount(customer);
    },
    collectClaim: async (receiptNumber) => {
      leaveReceipt(client);
      await client.collectClaim(receiptNumber);
    },
    addTip: async (staffId, tip) => {
      await client.addTip({ staffId, ...tip });
    },
    giveDiscount: async (percent, reason, position) => {
      const lineId = position === undefined ? undefined : client.state.sale?.lines[position]?.id;
      await client.giveDiscount({ percent, reason, ...(lineId === undefined ? {} : { lineId }) });
    },
    cancelReceipt: async (number, reason) => {
      leaveReceipt(client);
      await client.cancelReceipt(number, reason);
    },
    returnLine: async (number, position, pays) => {
      leaveReceipt(client);
      const lineId = (await posApi.receiptLineIds(number))[position] ?? '';
      await client.returnLine(number, lineId, 1, pays === 'voucher');
    },
    setTraining: async (isOn) => {
      leaveReceipt(client);
      client.setTraining(isOn);
    },
    withdrawVoucherKind: (article) => api.withdrawVoucherKind(article),
    tryToChangePayment: (number, method) => api.tryToChangePayment(number, method),
    tryToAlterReceipt: (number) => api.tryToAlterReceipt(number),
    payOutTip: async (staff, amount) => say(await api.payOutTip(staff, amount)),
    tipsOwed: () => api.tipsOwed(),
    voucherLeftCents: (number) => api.voucherLeftCents(number),
    checkRecords: () => api.checkRecords(),
  };
}

function leaveReceipt(client: TillClient): void {
  if (client.state.screen === 'receipt') client.newSale();
}
