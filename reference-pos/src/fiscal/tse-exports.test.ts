import { expect, test } from 'vitest';
import { openSalon } from '../testing/salon-for-tests.ts';

interface Exports {
  readonly exports: readonly {
    readonly reason: string;
    readonly state: string;
    readonly findings: readonly object[];
  }[];
}

const hour = 3_600_000;

test('an export is taken every day by itself; one that is no TAR is found out and said loudly (TSE-18)', async () => {
  const { world, till } = await openSalon();
  await world.run(() => till.sell());
  await world.advance(24 * hour);
  await world.run(async () => {
    await till.signIn();
    const { exports } = await till.get<Exports>('/tse/exports');
    expect(exports).toHaveLength(1);
    expect(exports[0]).toMatchObject({ reason: 'daily', state: 'findings' });
    // What the till has signed in its books is missing, and what came is no archive.
    expect(exports[0]?.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ at: 'Archiv' }),
        expect.objectContaining({ at: expect.stringMatching(/^Signaturzähler \d+$/) }),
      ]),
    );
    const { devices } = await till.get<{ devices: Record<string, { state: string }> }>('/status');
    expect(devices['tse']).toMatchObject({ state: 'export-findings' });
  });
});
