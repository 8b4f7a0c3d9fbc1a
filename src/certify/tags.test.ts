import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import { boxRun, reference, scenario, smallRegister } from './test-data.ts';
import type { RunResults, ScenarioResult } from './types.ts';

const allGreen = [scenario('@KS-10'), scenario('@KS-15'), scenario('@LAW-01')];

function assessBox(results: readonly ScenarioResult[], fields: Partial<RunResults> = {}) {
  return assess({
    register: smallRegister,
    variants: ['box'],
    physics: ['simulated'],
    runs: [boxRun(results, fields)],
  });
}

describe('tags with a slip of the pen', () => {
  it.each([
    ['@KS-11x', undefined],
    ['@KS-99', undefined],
    ['@ks-10', 'KS-10'],
    ['@KS10', 'KS-10'],
    ['@KS_10', 'KS-10'],
    ['@KS-1O', 'KS-10'],
    ['@KSS-10', 'KS-10'],
    ['@LWA-01', 'LAW-01'],
    ['@LAW-1', 'LAW-01'],
  ])('%s is a harness error that names it', (tag, meant) => {
    const result = assessBox([...allGreen, scenario(tag)]);
    const finding = result.verdicts.find(({ requirement }) => requirement === tag.slice(1));
    expect(finding).toMatchObject({ verdict: 'harness error', level: 'MUST', variant: 'box', physics: 'simulated' });
    expect(finding?.reason).toContain('is not in the requirement register');
    if (meant === undefined) expect(finding?.reason).not.toContain('meant');
    else expect(finding?.reason).toContain(`probably ${meant} is meant`);
    expect(finding?.scenarios).toHaveLength(1);
    expect(result.exitCode).toBe(3);
  });

  it.each([
    ['@F-PWR-BOXX', /@F-PWR-BOXX, which names nothing/],
    ['@f-pwr-box', /probably @F-PWR-BOX is meant/],
    ['@Live', /probably @live is meant/],
    ['@BOX', /probably @box is meant/],
  ])('%s is a problem of the run', (tag, text) => {
    const result = assessBox([...allGreen, scenario(tag)]);
    expect(result.problems.map((problem) => problem.text)).toEqual([expect.stringMatching(text)]);
    expect(result.exitCode).toBe(3);
  });

  it.each(['@slow', '@JIRA-1234', '@BUG-77', '@F1', '@F-PWR-BOX', '@tse', '@v2', '@release-24'])(
    '%s is left alone',
    (tag) => {
      expect(assessBox([...allGreen, scenario(tag)])).toMatchObject({ conclusion: 'conformant', problems: [] });
    },
  );

  it('is found in a scenario that no run selected', () => {
    const result = assessBox(allGreen, { notSelected: [reference('@KS-1O @live', 9)] });
    expect(result.problems).toEqual([
      { text: 'features/a.feature:9 is tagged @KS-1O, which names nothing; probably @KS-10 is meant' },
    ]);
  });
});
