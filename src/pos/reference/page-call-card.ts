interface CardElement {
  readonly innerText: string;
  querySelector(selector: string): CardElement | null;
  querySelectorAll(selector: string): Iterable<CardElement>;
}

/** Reads one card about a call as a person does. Runs inside the browser, so it knows nothing else. */
export const readCallCard = (element: unknown) => {
  const card = element as CardElement;
  const read = (selector: string) => card.querySelector(selector)?.innerText ?? '';
  return {
    text: card.innerText,
    title: read('.call__title'),
    number: read('.call__number').split(' · ')[1],
    customers: [...card.querySelectorAll('.caller')].map(({ innerText }) => innerText),
    offersNewCustomer: card.querySelector('.call__new') !== null,
  };
};
