import type { Article, Catalogue, Category } from '../catalogue.ts';
import type { VatClass } from '../vat.ts';

const categories: readonly Category[] = [
  { id: 'damen', name: 'Damen' },
  { id: 'herren', name: 'Herren' },
  { id: 'kinder', name: 'Kinder' },
  { id: 'farbe', name: 'Farbe' },
  { id: 'form-pflege', name: 'Form & Pflege' },
  { id: 'sonstiges', name: 'Sonstiges' },
  { id: 'verkauf', name: 'Verkauf' },
  { id: 'gutscheine', name: 'Gutscheine' },
];

/** number, variant id, name, variant, category, cents, minutes, gap minutes */
type ServiceRow = readonly [string, string, string, string, string, number, number, number];

const serviceRows: readonly ServiceRow[] = [
  ['101', 'kurz', 'Waschen, Schneiden, Föhnen Damen', 'kurz', 'damen', 5200, 45, 0],
  ['101', 'mittel', 'Waschen, Schneiden, Föhnen Damen', 'mittel', 'damen', 6200, 60, 0],
  ['101', 'lang', 'Waschen, Schneiden, Föhnen Damen', 'lang', 'damen', 7400, 75, 0],
  ['102', '', 'Trockenhaarschnitt Damen', '', 'damen', 3800, 30, 0],
  ['103', 'kurz', 'Waschen & Föhnen', 'kurz', 'damen', 2900, 30, 0],
  ['103', 'mittel', 'Waschen & Föhnen', 'mittel', 'damen', 3500, 40, 0],
  ['103', 'lang', 'Waschen & Föhnen', 'lang', 'damen', 4200, 50, 0],
  ['104', '', 'Hochsteckfrisur', '', 'damen', 8900, 75, 0],
  ['111', '', 'Herrenschnitt mit Waschen', '', 'herren', 3400, 30, 0],
  ['112', '', 'Maschinenschnitt', '', 'herren', 1900, 15, 0],
  ['113', '', 'Bart trimmen', '', 'herren', 1400, 15, 0],
  ['121', 'bis-6', 'Kinderschnitt', 'bis 6 Jahre', 'kinder', 1600, 20, 0],
  ['121', 'bis-12', 'Kinderschnitt', 'bis 12 Jahre', 'kinder', 2100, 25, 0],
  ['131', '', 'Ansatzfarbe', '', 'farbe', 4800, 30, 35],
  ['132', 'mittel', 'Komplettfarbe', 'mittel', 'farbe', 7200, 45, 40],
  ['132', 'lang', 'Komplettfarbe', 'lang', 'farbe', 8900, 45, 40],
  ['133', 'oberkopf', 'Folien-Strähnen', 'Oberkopf', 'farbe', 7900, 60, 35],
  ['133', 'ganz', 'Folien-Strähnen', 'ganzer Kopf', 'farbe', 12900, 105, 35],
  ['134', '', 'Balayage inkl. Glossing', '', 'farbe', 18900, 150, 40],
  ['135', '', 'Tönung', '', 'farbe', 3400, 20, 20],
  ['141', '', 'Dauerwelle', '', 'form-pflege', 8500, 60, 30],
  ['151', '', 'Haarkur', '', 'form-pflege', 1500, 10, 0],
  ['152', '', 'Augenbrauen färben', '', 'form-pflege', 1400, 10, 10],
  ['153', '', 'Aufschlag Mehrverbrauch Farbe je 10 g', '', 'farbe', 350, 0, 0],
  ['199', '', 'Ausfallgebühr', '', 'sonstiges', 2500, 0, 0],
];

/** number, name, GTIN (internal range 20–29, not real articles), VAT class, cents */
type ProductRow = readonly [string, string, string, VatClass, number];

const productRows: readonly ProductRow[] = [
  ['501', 'Shampoo Feuchtigkeit 250 ml', '2000000005010', 'general', 1690],
  ['502', 'Conditioner 200 ml', '2000000005027', 'general', 1890],
  ['503', 'Haarspray stark 300 ml', '2000000005034', 'general', 1450],
  ['504', 'Mattpaste 75 ml', '2000000005041', 'general', 1750],
  ['505', 'Haaröl 50 ml', '2000000005058', 'general', 2490],
  ['506', 'Rundbürste 33 mm', '2000000005065', 'general', 2200],
  ['507', 'Kamm', '2000000005072', 'general', 390],
  ['601', 'Frisurenmagazin', '2000000006017', 'reduced', 450],
  ['602', 'Mineralwasser 0,25 l', '2000000006024', 'general', 250],
];

function service([number, variantId, name, variant, category, priceCents, minutes, gap]: ServiceRow): Article {
  return {
    id: variantId ? `${number}-${variantId}` : number,
    number,
    name,
    ...(variant ? { variant } : {}),
    category,
    kind: 'service',
    priceCents,
    vat: 'general',
    ...(minutes ? { durationMinutes: minutes } : {}),
    ...(gap ? { processingGapMinutes: gap } : {}),
    ...(name.startsWith('Aufschlag') ? { isSurcharge: true } : {}),
  };
}

function product([number, name, gtin, vat, priceCents]: ProductRow): Article {
  return { id: number, number, name, gtin, category: 'verkauf', kind: 'product', priceCents, vat };
}

/**
 * Vouchers, packages and deposits. Everything a hairdresser does is taxed at one rate in one place, so a voucher for it is
 * single-purpose; only a voucher that also buys the magazine (7 %) is multi-purpose. That reading needs an adviser.
 */
const prepaid: readonly Article[] = [
  {
    ...{ id: '701', number: '701', name: 'Gutschein Friseurleistung', category: 'gutscheine', kind: 'voucher' },
    ...{ priceCents: 1000, isFreePrice: true, vat: 'general', voucher: { purpose: 'single' } },
  },
  ...[2500, 5000, 10_000].map(
    (priceCents): Article => ({
      ...{ id: `702-${priceCents / 100}`, number: '702', name: 'Gutschein', variant: `${priceCents / 100} €` },
      ...{ category: 'gutscheine', kind: 'voucher', priceCents, vat: 'none', voucher: { purpose: 'multi' } },
    }),
  ),
  {
    ...{ id: '703', number: '703', name: 'Reklamationsgutschein', category: 'gutscheine', kind: 'voucher' },
    ...{ priceCents: 1, isFreePrice: true, vat: 'none', voucher: { purpose: 'multi', isForComplaints: true } },
  },
  {
    ...{ id: '704', number: '704', name: 'Paket 5 x Herrenschnitt', category: 'gutscheine', kind: 'package' },
    ...{ priceCents: 15_300, vat: 'general', voucher: { purpose: 'single', units: 5, unitArticleId: '111' } },
  },
  {
    ...{ id: '801', number: '801', name: 'Anzahlung', category: 'gutscheine', kind: 'deposit' },
    ...{ priceCents: 1, isFreePrice: true, vat: 'general' },
  },
];

/** Price list of the fictional Salon Musterschnitt. */
export const demoCatalogue: Catalogue = {
  categories,
  articles: [...serviceRows.map(service), ...productRows.map(product), ...prepaid],
};
