// What people do to a terminal, and what a second till, a new address or a bad day do to it.
import { describe, expect, it } from 'vitest';
import { bench } from '../test/bench.ts';
import { Ecr } from '../test/ecr.ts';
import { tcpWire } from '../test/ecr-wire.ts';
import { CARDS, compareBooks } from './index.ts';

const PAY = '06010a04000000001050490978';

describe('hand mode', () => {
  it('pays without a register, prints on its own paper, and shows up in the closing', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    await world.run(async () => {
      terminal.customer.presentCard(CARDS.visa, 'chip');
      expect(await terminal.payByHand(2500)).toMatchObject({ result: 0, via: 'hand', receiptNumber: 1 });
      await ecr.register('8e');
      const closed = await ecr.run('065003123456');
      expect(closed.heard.find((hex) => hex.startsWith('040f'))).toMatch(/^040f..270004000000002500/);
    });
    expect(terminal.slips.map(({ kind }) => kind)).toEqual(['customer', 'merchant']);
  });

  it('is locked by config bit 10, and makes a register wait', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    await world.run(async () => {
      const paying = terminal.payByHand(2500);
      expect((await ecr.run(PAY)).heard).toEqual(['849c00']);
      expect((await ecr.run('050100')).heard).toEqual(['800000', '060f019c']);
      terminal.customer.tap();
      await paying;
      await ecr.register('3e');
      await expect(terminal.payByHand(1)).rejects.toMatchObject({ code: 'TERMINAL_LOCKED' });
    });
  });
});

describe('a second till', () => {
  it('is told to wait while the first one pays, and is served afterwards', async () => {
    const { world, till, terminal, ecr } = await bench('tcp');
    const other = new Ecr(till, () => tcpWire(till, 'terminal.local', 20_007));
    await world.run(async () => {
      const first = ecr.run(PAY);
      await terminal.next('prompt', ({ prompt }) => prompt === 'card');
      expect((await other.run(PAY)).heard).toEqual(['849c00']);
      terminal.customer.tap();
      expect((await first).end).toBe('completed');
      terminal.customer.tap();
      expect((await other.run(PAY)).end).toBe('completed');
    });
    expect(terminal.paymentHost.charges).toHaveLength(2);
  });
});

describe('the host behind it', () => {
  it.each([
    ['hostDown', '061e019b', 0],
    ['hostAnswerLost', '061e019b', 1],
    ['hostSlow', '060f00', 0],
  ] as const)('%s', async (fault, end, reversals) => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.habit = 'taps';
    terminal.fault(fault);
    await world.run(async () => {
      expect((await ecr.run(PAY)).heard.at(-1)).toBe(end);
      await terminal.settled();
    });
    const { ledger, charges } = terminal.paymentHost;
    expect(ledger.filter(({ kind }) => kind === 'reversal')).toHaveLength(reversals);
    expect(charges).toHaveLength(fault === 'hostSlow' ? 1 : 0);
  });

  it('refuses what is above the limit of a card', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.tap({ ...CARDS.girocard, limitCents: 500 });
    await world.run(async () => expect((await ecr.run(PAY)).heard.at(-1)).toBe('061e0105'));
  });
});

describe('finality', () => {
  it.each([
    ['classic', 0],
    ['ch4-sync', 1],
    ['cardcomplete', 0],
  ] as const)('%s: a register that dies before it acknowledged leaves %i charges', async (profile, charges) => {
    const { world, terminal, ecr } = await bench('tcp', { profile });
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('3e');
      const dead = ecr.run(PAY, (hex) => {
        if (!hex.startsWith('040f')) return '800000';
        ecr.disconnect();
        return undefined;
      });
      await dead;
      await terminal.settled();
    });
    expect(terminal.paymentHost.charges).toHaveLength(charges);
  });

  it('chapter 4: tag 1F1F one below takes the last payment back and uses its number again', async () => {
    const { world, terminal, ecr } = await bench('tcp', { profile: 'ch4-sync' });
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('3e');
      for (let n = 0; n < 2; n += 1) await ecr.run(PAY);
      await ecr.run('0601110400000000105049097806051f1f020001');
    });
    const numbers = terminal.turnovers.map(({ receiptNumber }) => receiptNumber);
    expect({ numbers, charges: terminal.paymentHost.charges.length }).toEqual({ numbers: [1, 2], charges: 2 });
    expect(terminal.paymentHost.ledger.filter(({ kind }) => kind === 'reversal')).toHaveLength(1);
  });

  it('a register that pays again without asking is seen in the books', async () => {
    const { world, terminal, ecr } = await bench('tcp', { profile: 'ch4-sync' });
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('3e');
      terminal.fault('statusLost');
      terminal.fault('cutAtMessage', { message: 9, when: 'before', how: 'reset' });
      await ecr.run(PAY);
      terminal.heal('statusLost');
      await terminal.settled();
      await ecr.pay(1050);
    });
    const { chargedNotBooked } = compareBooks(terminal.paymentHost.ledger, ecr.paid);
    expect(chargedNotBooked).toMatchObject([{ amountCents: 1050 }]);
  });
});

describe('the line', () => {
  it.each(['noise', 'ackLost', 'fragmented'] as const)('serial, %s: the payment goes through, once', async (fault) => {
    const { world, terminal, ecr } = await bench('serial', { answerTimeoutMs: 8_000 });
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('8e', '09780606260' + '40a0206d3');
      await terminal.settled();
      terminal.fault(fault);
      expect((await ecr.run(PAY)).end).toBe('completed');
    });
    expect(terminal.paymentHost.charges).toHaveLength(1);
  });

  it('moves to another port: the old one refuses', async () => {
    const { world, till, terminal, ecr } = await bench('tcp');
    await world.run(async () => {
      await terminal.move({ port: 20_009 });
      await expect(ecr.run('050100')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      const moved = new Ecr(till, () => tcpWire(till, 'terminal.local', 20_009));
      expect((await moved.run('050100')).end).toBe('completed');
    });
  });

  it('remembers registration and turnovers through a power cut, and numbers messages when asked', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('3e', '097806061f7303000000');
      terminal.powerOff();
      terminal.powerOn();
      await terminal.next('power');
      ecr.disconnect();
    });
    expect(terminal.snapshot().registration).toMatchObject({ config: 0x3e });
  });
});
