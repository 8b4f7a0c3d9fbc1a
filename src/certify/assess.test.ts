import { describe, expect, it } from 'vitest';
import { loadRegister } from '../register/index.ts';
import { assess } from './assess.ts';
import { boxRun, crashed, red, reference, scenario, smallRegister } from './test-data.ts';
import type { Finding, Physics, RunResults, ScenarioResult, VerdictWord } from './types.ts';

function assessBox(results: readonly ScenarioResult[], fields: Partial<RunResults> = {}) {
  return assess({
    register: smallRegister,
    variants: ['box'],
    physics: ['simulated'],
    runs: [boxRun(results, fields)],
  });
}

function findingOf(findings: readonly Finding[], id: string, physics: Physics = 'simulated'): Finding {
  const found = findings.find((finding) => finding.requirement === id && finding.physics === physics);
  if (found === undefined) throw new Error(`no verdict for ${id}`);
  return found;
}

const allGreen = [scenario('@KS-10'), scenario('@KS-15'), scenario('@LAW-01')];

describe('the verdict of one requirement', () => {
  const must = '@KS-10';
  const should = '@KS-15';
  const cases: [string, ScenarioResult[], VerdictWord, RegExp | undefined][] = [
    ['one green scenario', [scenario(must)], 'passed', undefined],
    [
      'green in two features, red in a third',
      [scenario(must), scenario(must, { uri: 'b.feature' }), red(must)],
      'failed',
      /expected 1 receipt/,
    ],
    ['red first, green after', [red(must), scenario(must)], 'failed', /expected 1 receipt/],
    ['a broken harness beside a pass', [scenario(must), crashed(must)], 'harness error', /ECONNREFUSED/],
    [
      'a broken harness beside a failure: both are told',
      [crashed(must), red(must)],
      'failed',
      /expected 1 receipt.*ECONNREFUSED/,
    ],
    [
      'a failure that says nothing about its cause',
      [scenario(must, { status: 'failed' })],
      'failed',
      /ended as failed/,
    ],
    [
      'a pass that carries an error',
      [scenario(must, { error: { message: 'odd', kind: 'product' } })],
      'harness error',
      /odd/,
    ],
    [
      'a skip that carries an error',
      [scenario(must, { status: 'skipped', error: { message: 'odd', kind: 'product' } })],
      'harness error',
      /odd/,
    ],
    ['a step nobody defined', [scenario(must, { status: 'undefined' })], 'harness error', /ended as undefined/],
    [
      'a pending step beside a pass',
      [scenario(must), scenario(must, { status: 'pending' })],
      'harness error',
      /pending/,
    ],
    ['an ambiguous step', [scenario(must, { status: 'ambiguous' })], 'harness error', /ambiguous/],
    [
      'a scenario that crashed before its first step',
      [scenario(must, { status: 'unknown' })],
      'harness error',
      /unknown/,
    ],
    [
      'every scenario skipped',
      [scenario(must, { status: 'skipped' }), scenario(must, { status: 'skipped' })],
      'not exercised',
      /All 2 scenarios were skipped/,
    ],
    [
      'one skipped beside a pass',
      [scenario(must, { status: 'skipped' }), scenario(must)],
      'passed',
      /1 of 2 scenarios skipped/,
    ],
    [
      'one skipped beside a failure',
      [scenario(must, { status: 'skipped' }), red(must)],
      'failed',
      /expected 1 receipt/,
    ],
    ['no scenario', [scenario('@LAW-01')], 'not exercised', /No scenario is tagged @KS-10 yet/],
    ['only a longer id', [scenario('@KS-101')], 'not exercised', /No scenario/],
    ['only a tag in small letters', [scenario('@ks-10')], 'not exercised', /No scenario/],
  ];
  it.each(cases)('%s', (_, results, word, reason) => {
    const finding = findingOf(assessBox(results).verdicts, 'KS-10');
    expect(finding.verdict).toBe(word);
    if (reason === undefined) expect(finding).not.toHaveProperty('reason');
    else expect(finding.reason).toMatch(reason);
  });

  it.each<[string, ScenarioResult[], VerdictWord]>([
    ['a SHOULD that fails warns', [red(should)], 'warned'],
    ['a SHOULD with a broken harness is no warning', [crashed(should)], 'harness error'],
    ['a SHOULD that passes is green', [scenario(should)], 'passed'],
  ])('%s', (_, results, word) => {
    expect(findingOf(assessBox(results).verdicts, 'KS-15').verdict).toBe(word);
  });

  it('is "not applicable" outside its variants, with the rule, even if a scenario claims otherwise', () => {
    const runs = [boxRun([scenario('@CK-01')])];
    const { verdicts } = assess({ register: smallRegister, variants: ['box'], physics: ['simulated'], runs });
    expect(findingOf(verdicts, 'CK-01')).toMatchObject({
      verdict: 'not applicable',
      reason: 'CK-01 applies to cloud only.',
      explanation: { de: 'CK-01 gilt nur für: Cloud.' },
      scenarios: [],
    });
  });

  it('gives the known reason of a row that nothing tests, in both languages', () => {
    const run: RunResults = { variant: 'cloud', physics: 'live', results: [scenario('@LAW-01')] };
    const { verdicts } = assess({ register: smallRegister, variants: ['cloud'], physics: ['live'], runs: [run] });
    expect(findingOf(verdicts, 'CK-01', 'live')).toMatchObject({
      verdict: 'not exercised',
      reason: 'No Safari here.',
      explanation: { de: 'Kein Safari hier.' },
    });
  });

  it('one scenario with three tags counts for all three', () => {
    const { verdicts } = assessBox([red('@KS-10 @KS-15 @LAW-01')]);
    expect(['KS-10', 'KS-15', 'LAW-01'].map((id) => findingOf(verdicts, id).verdict)).toEqual([
      'failed',
      'warned',
      'failed',
    ]);
  });

  it.each([
    ['several lines', 'no receipt\n\n    at step.ts:3', 'no receipt'],
    ['an announcement', 'Expected values to be equal:\n\n1 !== 2\n', 'Expected values to be equal: 1 !== 2'],
    ['nothing but an announcement', 'wrong:\n', 'wrong:'],
    ['an endless line', `${'long '.repeat(100)}`, `${'long '.repeat(47)}long…`],
  ])('has a reason in one line when the message is %s', (_, message, said) => {
    expect(findingOf(assessBox([red('@KS-10', message)]).verdicts, 'KS-10').reason).toBe(`“scenario @KS-10”: ${said}`);
  });

  it('links its scenarios and nothing else of them', () => {
    expect(findingOf(assessBox([scenario('@KS-10', { ms: 7, line: 21 })]).verdicts, 'KS-10').scenarios).toEqual([
      { name: 'scenario @KS-10', uri: 'features/a.feature', line: 21, status: 'passed', ms: 7 },
    ]);
  });
});

describe('scenarios for one physics', () => {
  const both: Physics[] = ['simulated', 'live'];
  const rest = [scenario('@KS-15'), scenario('@LAW-01')];
  const assessBoth = (simulated: ScenarioResult[], live: Partial<RunResults>) =>
    assess({
      register: smallRegister,
      variants: ['box'],
      physics: both,
      runs: [boxRun([...simulated, ...rest]), boxRun(rest, { physics: 'live', ...live })],
    });

  it('leave the other one not exercised, with the reason, and the row is proven all the same', () => {
    const result = assessBoth([scenario('@KS-10 @simulated')], { notSelected: [reference('@KS-10 @simulated')] });
    expect(findingOf(result.verdicts, 'KS-10', 'live')).toMatchObject({
      verdict: 'not exercised',
      reason: 'Its scenarios run under simulated physics only (@simulated).',
    });
    expect(result.conclusion).toBe('conformant');
  });

  it('do not count where they are skipped or even pass under the wrong physics', () => {
    for (const status of ['skipped', 'passed'] as const) {
      const here = scenario('@KS-10 @simulated', { status });
      const result = assessBoth([scenario('@KS-10 @simulated')], { results: [here, ...rest] });
      expect(findingOf(result.verdicts, 'KS-10', 'live')).toMatchObject({
        verdict: 'not exercised',
        reason: expect.stringMatching(/simulated physics only/),
      });
    }
  });

  it('still fail where they fail under the wrong physics', () => {
    const result = assessBoth([scenario('@KS-10 @simulated')], { results: [red('@KS-10 @simulated'), ...rest] });
    expect(findingOf(result.verdicts, 'KS-10', 'live').verdict).toBe('failed');
  });

  it('prove nothing when their own physics was not chosen', () => {
    const run = boxRun(rest, { physics: 'live', notSelected: [reference('@KS-10 @simulated')] });
    const result = assess({ register: smallRegister, variants: ['box'], physics: ['live'], runs: [run] });
    expect(result.conclusion).toBe('incomplete');
  });

  it('prove nothing when they were skipped under their own physics', () => {
    const skipped = scenario('@KS-10 @simulated', { status: 'skipped' });
    const result = assessBoth([skipped], { notSelected: [reference('@KS-10 @simulated')] });
    expect(result.conclusion).toBe('incomplete');
  });

  it('a scenario with both tags is restricted to neither', () => {
    const result = assessBoth([scenario('@KS-10 @simulated @live')], {
      results: [scenario('@KS-10 @simulated @live'), ...rest],
    });
    expect(findingOf(result.verdicts, 'KS-10', 'live').verdict).toBe('passed');
  });

  it('a row that passed simulated but was merely left out live stays incomplete', () => {
    const result = assessBoth([scenario('@KS-10')], { notSelected: [reference('@KS-10')] });
    expect(findingOf(result.verdicts, 'KS-10', 'live').reason).toMatch(/not selected/);
    expect(result.conclusion).toBe('incomplete');
  });

  it('a scenario left out because it is for another variant is no restriction by physics', () => {
    const result = assessBoth([scenario('@KS-10')], { notSelected: [reference('@KS-10 @cloud @simulated')] });
    expect(findingOf(result.verdicts, 'KS-10', 'live')).not.toHaveProperty('isRestrictedByPhysics');
    expect(result.conclusion).toBe('incomplete');
  });
});

describe('the conclusion', () => {
  it.each<[string, ScenarioResult[], string, number]>([
    ['everything required is green', allGreen, 'conformant', 0],
    ['only a SHOULD fails', [scenario('@KS-10'), scenario('@LAW-01'), red('@KS-15')], 'conformant', 0],
    ['a SHOULD was not exercised', [scenario('@KS-10'), scenario('@LAW-01')], 'conformant', 0],
    ['a MUST fails', [...allGreen, red('@LAW-01')], 'not conformant', 1],
    ['a MUST fails and the harness broke elsewhere', [crashed('@KS-10'), red('@LAW-01')], 'not conformant', 1],
    ['the harness broke', [...allGreen, crashed('@KS-10')], 'harness error', 3],
    ['the harness broke in a SHOULD', [scenario('@KS-10'), scenario('@LAW-01'), crashed('@KS-15')], 'harness error', 3],
    ['the harness broke and something is missing', [crashed('@KS-10')], 'harness error', 3],
    ['a MUST was not exercised', [scenario('@KS-10')], 'incomplete', 4],
    ['a MUST was only skipped', [scenario('@KS-10'), scenario('@LAW-01', { status: 'skipped' })], 'incomplete', 4],
  ])('%s', (_, results, conclusion, exitCode) => {
    expect(assessBox(results)).toMatchObject({ conclusion, exitCode });
  });

  it.each<[string, Partial<RunResults>, RegExp]>([
    ['zero scenarios', { results: [] }, /not one scenario was found/],
    [
      'a problem outside any scenario',
      { problems: ['a.feature cannot be parsed'] },
      /box, simulated: a\.feature cannot be parsed\./,
    ],
  ])('is a harness error with %s', (_, fields, text) => {
    const result = assessBox(allGreen, fields);
    expect(result).toMatchObject({ conclusion: 'harness error', exitCode: 3 });
    expect(result.problems[0]?.text).toMatch(text);
  });

  it('is "incomplete", not an error, when every scenario is for the other physics', () => {
    expect(assessBox([], { notSelected: [reference('@KS-10 @live')] }).conclusion).toBe('incomplete');
  });

  it('is a harness error when a chosen run never took place, and says which', () => {
    const result = assess({
      register: smallRegister,
      variants: ['box'],
      physics: ['simulated', 'live'],
      runs: [boxRun(allGreen)],
    });
    expect(result.exitCode).toBe(3);
    expect(result.problems).toEqual([
      { variant: 'box', physics: 'live', text: 'box, live: the run did not take place.' },
    ]);
    expect(findingOf(result.verdicts, 'KS-10', 'live').verdict).toBe('harness error');
  });

  it('is a harness error when one run is there twice', () => {
    const runs = [boxRun(allGreen), boxRun([red('@KS-10')])];
    const result = assess({ register: smallRegister, variants: ['box'], physics: ['simulated'], runs });
    expect(result.problems[0]?.text).toMatch(/2 runs instead of one/);
    expect(result.exitCode).toBe(3);
  });

  it('counts the MUST rows of each variant once, by the worst of their verdicts', () => {
    const runs = [boxRun(allGreen), boxRun([...allGreen, red('@LAW-01')], { physics: 'live' })];
    const { coverage } = assess({ register: smallRegister, variants: ['box'], physics: ['simulated', 'live'], runs });
    expect(coverage).toEqual([{ variant: 'box', required: 2, passed: 1, failed: 1, harnessError: 0, notExercised: 0 }]);
  });
});

describe('a red scenario that nothing would show', () => {
  it.each<[string, ScenarioResult]>([
    ['carries no tag of a requirement', red('@slow')],
    ['names only requirements of another variant', red('@CK-01')],
    ['crashed without a tag', crashed('')],
  ])('is a problem of the run when it %s', (_, result) => {
    const assessment = assessBox([...allGreen, result]);
    expect(assessment.problems).toHaveLength(1);
    expect(assessment.problems[0]?.text).toMatch(/features\/a\.feature:3 names no requirement that applies here/);
    expect(assessment.exitCode).toBe(3);
  });

  it('is no problem when it is green', () => {
    expect(assessBox([...allGreen, scenario('@slow'), scenario('@CK-01')]).exitCode).toBe(0);
  });
});

describe('with the register of the project', () => {
  it('gives each of the 150 rows one verdict in every variant and physics, in order', () => {
    const register = loadRegister();
    const runs = (['cloud', 'cube', 'box'] as const).flatMap((variant) =>
      (['simulated', 'live'] as const).map((physics) => ({ variant, physics, results: [scenario('@LAW-01')] })),
    );
    const result = assess({ register, variants: ['cloud', 'cube', 'box'], physics: ['simulated', 'live'], runs });
    expect(result.verdicts).toHaveLength(150 * 6);
    expect(
      new Set(result.verdicts.map(({ requirement, variant, physics }) => `${requirement} ${variant} ${physics}`)).size,
    ).toBe(900);
    expect(result).toMatchObject({ conclusion: 'incomplete', exitCode: 4, problems: [] });
    const green = result.verdicts.filter(({ verdict }) => verdict === 'passed');
    expect(green.map(({ requirement }) => requirement)).toEqual(Array(6).fill('LAW-01'));
  });
});
