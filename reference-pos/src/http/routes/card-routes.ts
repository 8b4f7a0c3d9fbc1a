import { Router } from 'express';
import { comparisonText } from '../../cards/terminal-closings.ts';
import { shownTerminalSettings, terminalSettingsOf, writeTerminalSettings } from '../../cards/terminal-settings.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import type { TerminalClosing } from '../../till/records/card-records.ts';
import { Fields, isUuid } from '../fields.ts';
import { receiptAnswer, saleId } from '../sale-answers.ts';
import { demandRight } from '../signed-in.ts';
import { iso } from '../views.ts';

/** Cards by the terminal: a payment is begun here and answered at once; how it goes on is asked for, or told by events. */
export function cardRoutes(pos: Pos): Router {
  const { cards, records } = pos;
  const router = Router();
  router.post('/sales/:id/payments/terminal', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('key', 'amount', 'amountCents');
    const isPart = fields.has('amount') || fields.has('amountCents');
    const wish = { key: fields.uuid('key'), ...(isPart ? { amountCents: fields.amount('amount') } : {}) };
    response.status(202).json({ payment: await cards.begin(saleId(request.params.id), wish, user) });
  });
  router.get('/card-payments', (_request, response) => {
    demandRight(response, 'read');
    response.json({ payments: cards.open() });
  });
  router.get('/card-payments/:key', (request, response) => {
    demandRight(response, 'read');
    const payment = cards.view(keyOf(request.params.key));
    const sale = pos.order.find(payment.saleId);
    const receipt = sale.receiptNumber === undefined ? undefined : records.receipts.find(sale.receiptNumber);
    response.json({ payment, ...(receipt ? { paid: receiptAnswer(pos, receipt) } : {}) });
  });
  router.get('/card-payments/:key/slips', (request, response) => {
    demandRight(response, 'read');
    const key = keyOf(request.params.key);
    cards.view(key);
    response.json({ slips: records.cards.find(key)?.slips ?? [] });
  });
  router.post('/card-payments/:key/cancel', (request, response) => {
    demandRight(response, 'sell');
    response.json({ payment: cards.cancel(keyOf(request.params.key)) });
  });
  router.post('/card-payments/:key/ask', (request, response) => {
    demandRight(response, 'sell');
    response.json({ payment: cards.askAgain(keyOf(request.params.key)) });
  });
  router.post('/card-payments/:key/decision', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('wasPaid');
    if (!fields.has('wasPaid')) throw new PosError('CARD_NOT_CONFIRMED');
    response.json({ payment: await cards.decide(keyOf(request.params.key), fields.flag('wasPaid'), user) });
  });
  router.use(terminalRoutes(pos));
  return router;
}

/** The terminal itself: settings, test, Kassenschnitt. */
function terminalRoutes({ terminal, terminalClosings, records, store, host }: Pos): Router {
  const router = Router();
  const shown = () => ({
    settings: shownTerminalSettings(terminal.settings),
    ...(terminal.state ? { state: { ...terminal.state, at: iso(terminal.state.atMs) } } : {}),
  });
  router.get('/settings/terminal', (_request, response) => {
    demandRight(response, 'read');
    response.json(shown());
  });
  router.put('/settings/terminal', (request, response) => {
    const user = demandRight(response, 'settings');
    const settings = terminalSettingsOf(new Fields(request.body), terminal.settings);
    store.transaction(() => {
      writeTerminalSettings(records.settings, settings);
      records.log.write(host.clock.now(), user.id, 'terminal.set-up', shownTerminalSettings(settings));
    });
    terminal.setUp(settings);
    response.json(shown());
  });
  router.post('/terminal/test', async (_request, response) => {
    demandRight(response, 'sell');
    await terminal.look();
    response.json(shown());
  });
  router.get('/terminal/closing', (_request, response) => {
    demandRight(response, 'read');
    const last = terminalClosings.last();
    response.json({ tillCents: terminalClosings.tillCents(), ...(last ? { last: closingView(last) } : {}) });
  });
  router.post('/terminal/closing', async (request, response) => {
    const user = demandRight(response, 'cash');
    const fields = new Fields(request.body).only('key', 'sum', 'sumCents', 'byTerminal');
    const key = fields.uuid('key');
    const closing = fields.flag('byTerminal')
      ? await terminalClosings.run(key, user)
      : terminalClosings.enter(key, fields.amount('sum'), user);
    response.json(closingView(closing));
  });
  return router;
}

function closingView(closing: TerminalClosing) {
  const { key, state, isManual, atMs, by, tillCents, terminalCents, totals } = closing;
  const differenceCents = terminalCents === undefined ? undefined : terminalCents - tillCents;
  return {
    key,
    state,
    isManual,
    at: iso(atMs),
    by,
    tillCents,
    ...(terminalCents === undefined ? {} : { terminalCents, differenceCents }),
    ...(totals ? { groups: totals.groups } : {}),
    text: comparisonText(closing),
  };
}

function keyOf(text: string): string {
  if (!isUuid(text)) throw new PosError('PAYMENT_UNKNOWN');
  return text.toLowerCase();
}
