import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Findings } from '../findings.ts';
import { parseBestellung } from './bestellung.ts';
import { checkProcessData } from './check-process-data.ts';
import { parseKassenbeleg, vorgangstypen } from './kassenbeleg.ts';

const rulesOf = (type: string, data: string) => {
  const findings = new Findings();
  checkProcessData(type, data, 'here', findings);
  return findings.all.map((each) => each.rule);
};

describe('Kassenbeleg-V1', () => {
  it.each([
    'Beleg^75.33_7.99_0.00_0.00_0.00^10.00:Bar_5.00:Bar:CHF_5.00:Bar:USD_64.30:Unbar',
    'Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar',
    'AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^',
    'Beleg^0.00_0.00_0.00_0.00_0.00^50.00:Bar',
    'Beleg^-42.50_0.00_0.00_0.00_0.00^-42.50:Unbar',
    'AVTraining^12.00_0.00_0.00_0.00_0.00^12.00:Bar',
  ])('%s is in order', (data) => {
    expect(rulesOf('Kassenbeleg-V1', data)).toEqual([]);
  });

  it.each([
    'Beleg^1.0_0.00_0.00_0.00_0.00^1.00:Bar',
    'Beleg^1,00_0.00_0.00_0.00_0.00^1,00:Bar',
    'Beleg^+1.00_0.00_0.00_0.00_0.00^1.00:Bar',
    'Beleg^.50_0.00_0.00_0.00_0.00^0.50:Bar',
    'Beleg^1.00_0.00_0.00_0.00^1.00:Bar',
    'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:bar',
    'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar:Euro',
    'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar_',
    'Beleg^1.00_0.00_0.00_0.00_0.00',
    'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar^',
    '',
  ])('"%s" breaks the grammar', (data) => {
    expect(rulesOf('Kassenbeleg-V1', data)).toEqual(['PD-GRAMMAR']);
  });

  it('reads back any receipt that is written by the grammar', () => {
    const cents = fc.integer({ min: -9_999_999, max: 9_999_999 });
    const payment = fc.record({
      cents,
      means: fc.constantFrom('Bar' as const, 'Unbar' as const),
      currency: fc.constantFrom(undefined, 'CHF'),
    });
    const receipt = fc.record({
      vorgangstyp: fc.constantFrom(...vorgangstypen),
      centsByRate: fc.array(cents, { minLength: 5, maxLength: 5 }),
      payments: fc.array(payment, { maxLength: 4 }),
    });
    const amount = (value: number) => `${value < 0 ? '-' : ''}${(Math.abs(value) / 100).toFixed(2)}`;
    fc.assert(
      fc.property(receipt, (each) => {
        const paid = each.payments.map(
          (one) => `${amount(one.cents)}:${one.means}${one.currency ? `:${one.currency}` : ''}`,
        );
        const text = `${each.vorgangstyp}^${each.centsByRate.map(amount).join('_')}^${paid.join('_')}`;
        expect(parseKassenbeleg(text)).toEqual(each);
      }),
    );
  });
});

describe('Bestellung-V1', () => {
  it('reads lines joined by CR, with doubled quotes and minimal decimals', () => {
    expect(parseBestellung('2;"Eisbecher ""Himbeere""";3.99\r0.5;"Schnitzel; gross";24.40')).toEqual([
      { quantity: '2', name: 'Eisbecher "Himbeere"', unitCents: 399 },
      { quantity: '0.5', name: 'Schnitzel; gross', unitCents: 2440 },
    ]);
  });

  it.each([
    '',
    '1;Beer;10.21',
    '1;"Beer";10.2',
    '1.0;"Beer";10.21',
    '1;"Beer";10.21\n',
    '1;"Be"er";10.21',
    '1;"Beer";10.21\r',
  ])('"%s" breaks the grammar', (data) => {
    expect(rulesOf('Bestellung-V1', data)).toEqual(['PD-ORDER']);
  });
});

describe('processType', () => {
  it('may be SonstigerVorgang with any data', () => {
    expect(rulesOf('SonstigerVorgang', 'drawer opened')).toEqual([]);
  });

  it('is checked like the type it resembles', () => {
    expect(rulesOf('KASSENBELEG-V1', 'nonsense')).toEqual(['PD-PROCESS-TYPE', 'PD-GRAMMAR']);
    expect(rulesOf('RECEIPT', 'nonsense')).toEqual(['PD-PROCESS-TYPE']);
  });
});
