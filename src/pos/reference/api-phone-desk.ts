import type { CallCard, TillClient } from '@kassensturz/reference-pos/till-client';
import type { CallOnScreen, PhoneDesk } from '../contract/phone-desk.ts';

/** Calls by the till's client, which holds all of the screen. */
export function apiPhoneDesk(client: TillClient): PhoneDesk {
  const tendered = () => client.state.payment?.tendered ?? '';
  return {
    cards: async () => client.state.calls.map(onScreen),
    closeCard: async () => {
      const [oldest] = client.state.calls;
      if (oldest) client.closeCall(oldest.id);
    },
    beginNewCustomer: async () => {
      const card = client.state.calls.find(({ offersNewCustomer }) => offersNewCustomer);
      if (card) client.beginNewCustomer(card.id);
    },
    newCustomer: async () => client.state.newCustomer,
    saveNewCustomer: async (name) => {
      client.enterCustomerName(name);
      await client.saveNewCustomer();
    },
    setUp: async () => {
      client.showDevices();
      await client.loadCallerIdSetUp();
      const setUp = client.state.callerIdSetUp;
      return setUp && { kinds: ['fritzbox', 'modem'], causes: setUp.causes };
    },
    leaveSetUp: async () => client.hideDevices(),
    startTyping: async (text) => {
      client.beginPayment();
      client.enterTendered(text);
    },
    typeOn: async (text) => client.enterTendered(tendered() + text),
    typed: async () => tendered(),
  };
}

function onScreen({ title, number, customers, offersNewCustomer }: CallCard): CallOnScreen {
  const seen = customers.map(({ id: _, ...customer }) => ({
    name: customer.name,
    text: Object.values(customer).join(' '),
  }));
  return {
    title,
    ...(number === undefined ? {} : { number }),
    customers: seen,
    offersNewCustomer,
    text: [title, number ?? '', ...seen.map(({ text }) => text)].join(' '),
  };
}
