import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { isOffered, setOffered } from '../../till/offered.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields } from '../fields.ts';
import { demandRight } from '../signed-in.ts';
import { voucherView } from '../views.ts';

const listed = 200;

/** Vouchers: which kinds are sold, what was issued, what is left on one. */
export function voucherRoutes(pos: Pos): Router {
  const { records, settlements, catalogue, store, host } = pos;
  const router = Router();
  const kinds = () => {
    const sold = catalogue.articles.filter(({ voucher }) => voucher !== undefined);
    const firsts = sold.filter(({ number }, index) => sold.findIndex((other) => other.number === number) === index);
    return firsts.map((article) => ({
      number: article.number,
      name: article.name,
      purpose: article.voucher?.purpose,
      isOffered: isOffered(records.settings, article),
    }));
  };
  router.get('/vouchers', (_request, response) => {
    demandRight(response, 'read');
    response.json({ vouchers: records.vouchers.list(listed).map(voucherView) });
  });
  router.get('/vouchers/:number', (request, response) => {
    demandRight(response, 'read');
    response.json(voucherView(settlements.voucher(request.params.number)));
  });
  router.get('/voucher-kinds', (_request, response) => {
    demandRight(response, 'read');
    response.json({ kinds: kinds() });
  });
  router.put('/voucher-kinds/:number', (request, response) => {
    const user = demandRight(response, 'settings');
    const { number } = request.params;
    const fields = new Fields(request.body).only('isOffered');
    if (!kinds().some((kind) => kind.number === number)) {
      throw new PosError('ARTICLE_UNKNOWN', { details: { articleId: number.slice(0, 20) } });
    }
    store.transaction(() => {
      setOffered(records.settings, number, fields.flag('isOffered'));
      const event = fields.flag('isOffered') ? 'voucher-kind.offered' : 'voucher-kind.withdrawn';
      records.log.write(host.clock.now(), user.id, event, { number });
    });
    response.json({ kinds: kinds() });
  });
  return router;
}
