import { describe, expect, it } from 'vitest';
import { bench } from '../test/bench.ts';
import { CARDS } from './index.ts';

const kinds = (heard: readonly string[]) => heard.map((hex) => hex.slice(0, 4));

describe.each(['tcp', 'serial'] as const)('a register over %s', (line) => {
  it('registers and pays with block print', async () => {
    const { world, terminal, ecr } = await bench(line);
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      const registered = await ecr.register('8e', '09780606260 40a0206d3'.replace(' ', ''));
      expect(registered.heard).toEqual(['800000', '060f121900295250000149097806062604 0a0206d3'.replace(' ', '')]);
      const paid = await ecr.run('06010c040000000010504909781940');
      expect(paid.end).toBe('completed');
      expect(paid.heard[0]).toBe('800000');
      expect(kinds(paid.heard).filter((one) => one !== '04ff')).toEqual(['8000', '040f', '06d3', '06d3', '060f']);
      await terminal.settled();
    });
    expect(terminal.paymentHost.charges).toMatchObject([{ amountCents: 1050, receiptNumber: 1 }]);
  });

  it('asks for the PIN of an inserted card, and says when it was wrong', async () => {
    const { world, terminal, ecr } = await bench(line);
    terminal.customer.insert(CARDS.visa);
    terminal.customer.enterWrongPin();
    terminal.customer.enterPin();
    await world.run(async () => {
      await ecr.register('8e');
      const { heard, end } = await ecr.run('06010a04000000001050490978');
      expect(end).toBe('completed');
      expect(heard.some((hex) => hex.startsWith('04ff') && hex.slice(6, 8) === '15')).toBe(true);
    });
  });

  it('STOP, no card, and the register itself end a payment with 6C', async () => {
    const { world, terminal, ecr } = await bench(line);
    await world.run(async () => {
      await ecr.register('86');
      terminal.customer.cancel();
      const stopped = await ecr.run('06010a04000000001050490978');
      expect(stopped.heard).toEqual(['800000', '040f07276c2952500001', '061e016c']);
      const walked = ecr.run('06010a04000000001050490978');
      terminal.customer.walkAway();
      expect((await walked).end).toBe('aborted');
      const aborted = ecr.run('06010a04000000001050490978');
      await terminal.next('prompt', ({ prompt }) => prompt === 'card');
      ecr.send('06b000');
      expect((await aborted).heard.slice(-2)).toEqual(['040f07276c2952500001', '061e016c']);
    });
    expect(terminal.paymentHost.ledger).toEqual([]);
  });

  it('is declined by its host, with the code in both messages', async () => {
    const { world, terminal, ecr } = await bench(line);
    terminal.customer.habit = 'taps';
    terminal.paymentHost.declineNext(0x05);
    await world.run(async () => {
      await ecr.register('3e');
      const { heard } = await ecr.run('06010a04000000001050490978');
      expect(heard.at(-2)).toMatch(/^040f..2705/);
      expect(heard.at(-1)).toBe('061e0105');
    });
  });

  it('reverses, refuses to do it twice, refunds, repeats, and closes with sums that fit', async () => {
    const { world, terminal, ecr } = await bench(line);
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('08');
      for (const cents of ['1050', '4550']) await ecr.run(`06010a0400000000${cents}490978`);
      expect((await ecr.run('0630061234568700 01'.replace(' ', ''))).end).toBe('completed');
      expect((await ecr.run('063006123456870001')).heard.at(-1)).toBe('061e01b4');
      expect((await ecr.run('063006123456870077')).heard.at(-1)).toBe('061e01b5');
      expect((await ecr.run('06310d12345604000000000100490978')).end).toBe('completed');
      const last = await ecr.run('0620051234560303');
      expect(last.heard[1]).toMatch(/^040f..270004000000000100/);
      const closed = await ecr.run('065003123456');
      const sums = closed.heard.find((hex) => hex.startsWith('040f'))!;
      expect(sums).toMatch(/^040f..270004000000004450/);
      expect(sums).toContain('60f0f5f300010004');
      await terminal.settled();
    });
    expect(terminal.turnovers).toEqual([]);
    expect(terminal.slips.map(({ kind }) => kind)).toContain('administration');
  });
});

describe('refusals', () => {
  it.each([
    ['a wrong password', '065003999999', '843700'],
    ['an unknown bitmap', '0601021f00', '848300'],
    ['an unknown command', '067700', '848300'],
    ['a wrong currency', '0600061234568e0840', '841e036f0978'],
    ['no amount', '060100', '848300'],
  ])('%s', async (_name, command, answer) => {
    const { world, ecr } = await bench('tcp');
    await world.run(async () => expect((await ecr.run(command)).heard).toEqual([answer]));
  });
});
