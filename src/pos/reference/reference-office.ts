import type { Host } from '@kassensturz/host';
import type { NotificationSheet, OfficeAct, OfficeDesk, Person } from '../contract/office-desk.ts';
import { type Call, OfficeApi } from './office-api.ts';

interface WireInspection {
  readonly cash: { readonly expectedCents: number };
  readonly register: { readonly serialNumber: string };
  readonly tses: readonly { readonly serialNumber?: string }[];
  readonly outages: readonly unknown[];
  readonly procedure: readonly { readonly title: string; readonly text: string }[];
  readonly exports: readonly { readonly name: string; readonly path: string }[];
}

interface WireNotification {
  readonly sheet: Readonly<Record<string, unknown>> & { readonly missing: readonly string[] };
  readonly tasks: NotificationSheet['tasks'];
}

/** Office work at the reference POS, by its interface. */
export function referenceOffice(host: Host, baseUrl: string): OfficeDesk {
  const api = new OfficeApi(host, baseUrl);
  const owner: Person = { user: 'petra', pin: '739104' };
  return {
    tries: async (person, act) => {
      const saleId = api.uuid();
      const line = { id: api.uuid(), articleId: '112' };
      await api.as(owner, (call) => call('POST', '/sales', { id: saleId, line }));
      const status = await api.as(person, async (call) => {
        const answer = await attempt(call, act, saleId, line.id, api.uuid());
        await answer.arrayBuffer(); // an export that nobody reads keeps the till waiting
        return answer.status;
      });
      await api.as(owner, (call) => call('POST', `/sales/${saleId}/cancel`, {}));
      return status === 403 ? 'refused' : 'allowed';
    },
    canSignIn: async (user, pin) => (await api.status('POST', '/session', { user, pin })) < 300,
    openWithoutSignIn: async () => {
      const paths = ['/receipts', '/sales', '/cash', '/catalogue', '/log', '/status', '/inspection', '/closings'];
      const open = await Promise.all(paths.map(async (path) => ((await api.status('GET', path)) < 400 ? [path] : [])));
      return open.flat();
    },
    leaveSession: (person) => api.leave(person),
    sessionLives: async () => (await api.statusOfLeft('/session')) < 400,
    storedLines: async (person) => {
      const { sales } = await api.json<{
        sales: { lines: { text: string; quantity: number; totalCents: number }[] }[];
      }>(person, 'GET', '/sales?state=open');
      return sales.flatMap(({ lines }) =>
        lines.map(({ text, quantity, totalCents }) => ({ text, quantity, totalCents })),
      );
    },
    markLateEntry: (person, paperNumber, writtenAt) =>
      api.as(person, async (call) => {
        const { sales } = (await (await call('GET', '/sales?state=open')).json()) as { sales: { id: string }[] };
        const answer = await call('PUT', `/sales/${sales[0]?.id}/late-entry`, { paperNumber, writtenAt });
        return answer.ok ? undefined : ((await answer.json()) as { message: string }).message;
      }),
    lateEntryOf: async (person, number) => {
      const path = `/receipts?after=${number - 1}`;
      const { receipts } = await api.json<{ receipts: { lateEntry?: { paperNumber: number } }[] }>(person, 'GET', path);
      return receipts[0]?.lateEntry?.paperNumber;
    },
    inspect: async (person) => {
      const sheet = await api.json<WireInspection>(person, 'GET', '/inspection');
      return {
        expectedCashCents: sheet.cash.expectedCents,
        registerSerial: sheet.register.serialNumber,
        tseSerials: sheet.tses.flatMap(({ serialNumber }) => serialNumber ?? []),
        outages: sheet.outages.length,
        procedure: sheet.procedure.map(({ title, text }) => `${title}: ${text}`).join('\n'),
      };
    },
    takeExports: async (person) => {
      const { exports } = await api.json<WireInspection>(person, 'GET', '/inspection');
      return api.as(person, async (call) => {
        const sizes: Record<string, number> = {};
        for (const { name, path } of exports) {
          const answer = await call('GET', path);
          sizes[name] = answer.ok ? (await answer.arrayBuffer()).byteLength : 0;
        }
        return sizes;
      });
    },
    notification: async (person) => {
      const { sheet, tasks } = await api.json<WireNotification>(person, 'GET', '/notification');
      return { fields: flattened(sheet), missing: sheet.missing, tasks };
    },
    noteForNotification: async (person, facts) => void (await api.json(person, 'PUT', '/notification', facts)),
    endReceiptDuty: async (person, day) =>
      void (await api.json(person, 'PUT', '/settings/receipt-duty', day === undefined ? {} : { endsOn: day })),
    cleanUp: async (person) => void (await api.json(person, 'POST', '/maintenance/clean-up')),
    searchJournal: async (person, text) => {
      const query = new URLSearchParams({ text }).toString();
      const { entries } = await api.json<{ entries: { by: string; event: string; details: object }[] }>(
        person,
        'GET',
        `/log/search?${query}`,
      );
      return entries.map(({ by, event, details }) => `${by} ${event} ${JSON.stringify(details)}`);
    },
  };
}

/** Each act as the interface knows it; only a refusal for want of the right counts as one. */
function attempt(call: Call, act: OfficeAct, saleId: string, lineId: string, key: string): Promise<Response> {
  switch (act) {
    case 'sell':
      return call('POST', `/sales/${saleId}/lines`, { id: key, articleId: '111' });
    case 'void a line':
      return call('DELETE', `/sales/${saleId}/lines/${lineId}`);
    case 'change a price': {
      const price = { priceCents: 100, priceReason: 'Modell' };
      return call('POST', `/sales/${saleId}/lines`, { id: key, articleId: '111', ...price });
    }
    case 'cancel a receipt':
      // One that nobody issued: whoever has the right is told so, and nothing is cancelled.
      return call('POST', '/receipts/999999999/cancellation', { id: key, reason: 'Probe' });
    case 'take goods back':
      return call('POST', '/receipts/999999999/returns', { saleId, id: key, lineId });
    case 'pay tips out':
      // Nobody is owed that much.
      return call('POST', '/tips/payouts', { key, staffId: 'lena', amount: '9999,99' });
    case 'change the TSE':
      // Without saying which: whoever has the right is asked for it, and nothing is changed.
      return call('POST', '/tse/changes', {});
    case 'give a discount':
      return call('POST', `/sales/${saleId}/discounts`, { id: key, percent: 10, reason: 'Stammkundin' });
    case 'open the drawer':
      return call('POST', '/drawer/openings', { reason: 'Wechselgeld' });
    case 'move cash':
      return call('POST', '/cash/movements', { key, kind: 'cashIn', amount: '1,00', reason: 'Probe' });
    case 'close the day':
      // The sale that is open blocks it, so that trying closes nothing.
      return call('POST', '/closings', { key, counted: [], bankDepositCents: 0 });
    case 'export':
      return call('GET', '/exports/tse.tar');
    case 'change settings':
      return call('PUT', '/settings/retention', { years: 10 });
  }
}

/** Nested fields by their path: `systems.0.serialNumber`. */
function flattened(value: unknown, path = ''): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => flattened(inner, path === '' ? name : `${path}.${name}`)),
  ) as Readonly<Record<string, string>>;
}
