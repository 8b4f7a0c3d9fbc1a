import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import type { TillClient, Words } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';
import { type SmallField, SmallForm } from './small-form.tsx';

type Way = 'part' | 'voucher' | 'tip' | 'discount' | 'deposit' | 'account';

const ways = ['part', 'voucher', 'tip', 'discount', 'deposit', 'account'] as const satisfies readonly Way[];

/** What a cashier needs beside cash for the whole sum: one key each, and a form in its place that never hides the ticket. */
export function MoreWays() {
  const { state, words, client } = useTill();
  const [way, choose] = useState<Way | undefined>(undefined);
  const isEntering = state.payment?.phase === 'entering';
  if (way === undefined) {
    return (
      <fieldset class="more-ways" aria-label={words.trade.more}>
        {state.payment?.total.cents === 0 && (
          <button type="button" class="button button--main more-ways__finish" onClick={() => void client.finishSale()}>
            {words.trade.finish}
          </button>
        )}
        {ways.map((name) => (
          <button
            key={name}
            type="button"
            class="button"
            data-way={name}
            disabled={!isEntering}
            onClick={() => choose(name)}
          >
            {words.trade[name]}
          </button>
        ))}
      </fieldset>
    );
  }
  const staff = state.catalogue?.staff ?? [];
  const { fields, acts } = formOf(way, words, client, staff);
  return (
    <SmallForm key={way} title={words.trade[way]} fields={fields} acts={acts} onDone={() => choose(undefined)}>
      <button type="button" class="button" aria-label={words.back} onClick={() => choose(undefined)}>
        <Icon name="x" />
      </button>
    </SmallForm>
  );
}

interface Form {
  readonly fields: readonly SmallField[];
  readonly acts: readonly {
    readonly label: string;
    readonly act: (typed: Record<string, string>) => Promise<boolean>;
  }[];
}

function formOf(
  way: Way,
  words: Words,
  client: TillClient,
  staff: readonly { readonly id: string; readonly shortName: string }[],
): Form {
  const { trade } = words;
  const book = (act: (typed: Record<string, string>) => Promise<boolean>) => [{ label: trade.book, act }];
  switch (way) {
    case 'part':
      return {
        fields: [{ name: 'amount', label: trade.partAmount, isAmount: true }],
        acts: [
          { label: trade.partCash, act: ({ amount = '' }) => client.payPart({ method: 'cash', amount }) },
          { label: trade.partCard, act: ({ amount = '' }) => client.payPart({ method: 'card', amount }) },
        ],
      };
    case 'voucher':
      return {
        fields: [
          { name: 'number', label: trade.voucherNumber },
          { name: 'amount', label: trade.amount, isAmount: true, isOptional: true },
        ],
        acts: book(({ number = '', amount }) => client.redeemVoucher(number, amount || undefined)),
      };
    case 'tip':
      return {
        fields: [
          {
            name: 'staffId',
            label: trade.tipFor,
            choices: staff.map(({ id, shortName }) => ({ value: id, text: shortName })),
          },
          { name: 'totalWithTip', label: trade.tipTotal, isAmount: true },
        ],
        acts: book(({ staffId = '', totalWithTip = '' }) => client.addTip({ staffId, totalWithTip })),
      };
    case 'discount':
      return {
        fields: [
          { name: 'percent', label: trade.percent, isAmount: true },
          { name: 'reason', label: trade.reason },
        ],
        acts: book(({ percent = '', reason = '' }) => client.giveDiscount({ percent: Number(percent), reason })),
      };
    case 'deposit':
      return {
        fields: [{ name: 'receipt', label: trade.depositReceipt, isAmount: true }],
        acts: book(({ receipt = '' }) => client.settleDeposit(Number(receipt))),
      };
    case 'account':
      return {
        fields: [{ name: 'customer', label: trade.customer }],
        acts: book(({ customer = '' }) => client.takeOnAccount(customer)),
      };
  }
}
