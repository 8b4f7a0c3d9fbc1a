import { describe, expect, it } from 'vitest';
import { CashDrawer, countCents, Money, piecesFor } from './index.ts';

describe('money in a drawer', () => {
  it('is counted by denomination', () => {
    const { money } = new CashDrawer({ contents: { 5000: 2, 200: 10 } });
    money.putIn({ 5000: 1 });
    money.takeOut({ 200: 3 });
    expect(money.contents).toEqual({ 5000: 3, 200: 7 });
    expect(money.countedCents).toBe(3 * 5000 + 7 * 200);
    expect(money.dueCents).toBe(money.countedCents);
  });

  it('takes amounts in as few pieces as possible', () => {
    expect(piecesFor(18_888)).toEqual({
      10000: 1,
      5000: 1,
      2000: 1,
      1000: 1,
      500: 1,
      200: 1,
      100: 1,
      50: 1,
      20: 1,
      10: 1,
      5: 1,
      2: 1,
      1: 1,
    });
    const money = new Money();
    money.putIn(5000);
    expect(money.contents).toEqual({ 5000: 1 });
  });

  it('gives change by changing a note where the coins are missing', () => {
    const money = new Money({ 5000: 1 });
    money.takeOut(1640);
    expect(money.countedCents).toBe(5000 - 1640);
    for (let cents = 3360; cents > 0; cents -= 7) {
      const taken = Math.min(7, cents);
      money.takeOut(taken);
    }
    expect(money.contents).toEqual({});
    expect(money.dueCents).toBe(0);
  });

  it('can be wrong: what was lost or gained unnoticed is missing or too much at the count', () => {
    const money = new Money({ 1000: 3, 50: 4 });
    money.lose({ 50: 1 });
    expect([money.countedCents, money.dueCents]).toEqual([3150, 3200]);
    money.gain(200);
    expect([money.countedCents, money.dueCents]).toEqual([3350, 3200]);
  });

  it('is what was counted once the difference is in the books', () => {
    const money = new Money({ 1000: 3 });
    money.gain(50);
    money.acceptCount();
    expect([money.countedCents, money.dueCents]).toEqual([3050, 3050]);
  });

  it.each([
    [(money: Money) => money.takeOut({ 200: 1 }), /holds 0 pieces of 200 cents; 1 /],
    [(money: Money) => money.takeOut(101), /holds 100 cents; 101/],
    [(money: Money) => money.putIn({ 300: 1 }), /no euro coin or note of 300/],
    [(money: Money) => money.putIn({ 100: -1 }), /expected a whole number/],
    [(money: Money) => money.putIn(0.5), /whole number of cents/],
  ])('refuses what cannot be, and changes nothing (%#)', (act, says) => {
    const money = new Money({ 100: 1 });
    expect(() => act(money)).toThrow(says);
    expect(money.contents).toEqual({ 100: 1 });
    expect(countCents(money.contents)).toBe(money.dueCents);
  });
});
