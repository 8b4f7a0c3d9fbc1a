import { own, refused } from './facts.ts';
import { notify, type Till } from './till.ts';

/** The customer has said that they want the receipt on their own device: it is made, and its link comes on the screen. */
export async function offerDigitalReceipt(till: Till): Promise<void> {
  const { store, api } = till;
  const number = store.value.receipt?.receipt.number;
  if (number === undefined) return;
  const answer = await api.post<{ readonly url?: string }>(`/receipts/${number}/digital`, { consent: 'asked' });
  if (answer.kind === 'refused') return notify(till, 'bad', refused(answer.refusal));
  if (answer.kind === 'no-answer') return notify(till, 'bad', own('no-answer'));
  const { receipt } = store.value;
  if (receipt?.receipt.number === number && answer.value.url)
    store.set({ receipt: { ...receipt, link: answer.value.url } });
}
