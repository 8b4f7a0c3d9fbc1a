import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { loadRegister } from '../../register/index.ts';
import { assess } from '../assess.ts';
import { boxRun, crashed, red, scenario, smallRegister } from '../test-data.ts';
import type { ScenarioResult } from '../types.ts';
import { renderConclusion } from './render-conclusion.ts';
import { renderMatrix } from './render-matrix.ts';
import { RunProgress } from './run-progress.ts';

const assessBox = (results: readonly ScenarioResult[]) =>
  assess({
    register: smallRegister,
    variants: ['box'],
    physics: ['simulated', 'live'],
    runs: [boxRun(results), boxRun(results, { physics: 'live' })],
  });

const plain = { colour: false, width: 80 };

describe('the matrix on the terminal', () => {
  it('has a line per exercised row, and lists what is open and what does not apply', () => {
    expect(renderMatrix(assessBox([scenario('@KS-10'), red('@KS-15')]).verdicts, plain)).toMatchInlineSnapshot(`
      "                box
                      simul.  live

      CK  Cloud variant
        1 not applicable: CK-01

      KS  Box variant
        KS-10  MUST   passed  passed
        KS-15  SHOULD warned  warned

      LAW  Law
        1 not exercised: LAW-01

      open = not exercised, ERROR = harness error, – = not applicable, warned = a
      SHOULD that failed"
    `);
  });

  it.each([80, 120])('fits %i columns with every variant and every row', (width) => {
    const register = loadRegister();
    const runs = (['cloud', 'cube', 'box'] as const).flatMap((variant) =>
      (['simulated', 'live'] as const).map((physics) => ({
        variant,
        physics,
        results: [red('@LAW-01'), crashed('@LAW-02'), scenario('@KS-1O')],
      })),
    );
    const result = assess({ register, variants: ['cloud', 'cube', 'box'], physics: ['simulated', 'live'], runs });
    const text = `${renderMatrix(result.verdicts, { colour: false, width, register })}\n${renderConclusion(result, { colour: false, width })}`;
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
    for (const { id } of register.requirements) expect(text).toContain(id);
    expect(text).toMatch(/Not in the register\n\s+KS-1O\s+MUST\s+ERROR/);
    expect(text.includes('Each row') || text.includes('The business stands')).toBe(width === 120);
  });

  it('says the same in colour as without', () => {
    const { verdicts } = assessBox([scenario('@KS-10'), crashed('@LAW-01')]);
    const coloured = renderMatrix(verdicts, { ...plain, colour: true });
    expect(coloured).toContain('\u001b[32mpassed');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters.
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(renderMatrix(verdicts, plain));
  });
});

describe('the conclusion on the terminal', () => {
  it('tells each complaint once, with the places it was heard, and how far every variant got', () => {
    expect(
      renderConclusion(assessBox([red('@KS-10'), crashed('@LAW-01'), red('@nothing')]), plain),
    ).toMatchInlineSnapshot(`
      "FAILED   KS-10 (box simulated, box live): “scenario @KS-10”: expected 1 receipt,
               got 0
      ERROR    LAW-01 (box simulated, box live): “scenario @LAW-01”: connect
               ECONNREFUSED
      PROBLEM  box, simulated: features/a.feature:3 names no requirement that applies
               here, and it broke the requirement: “scenario @nothing”: expected 1
               receipt, got 0.
      PROBLEM  box, live: features/a.feature:3 names no requirement that applies here,
               and it broke the requirement: “scenario @nothing”: expected 1 receipt,
               got 0.

      Not conformant (exit code 1). At least one MUST was broken.
        box: 0 of 2 required rows proven, 1 broken, 1 with a harness error"
    `);
  });

  it('says in plain sight what is missing', () => {
    expect(renderConclusion(assessBox([scenario('@KS-10')]), plain)).toContain(
      'box: 1 of 2 required rows proven, 1 not exercised',
    );
  });
});

describe('progress', () => {
  const at = (seconds: number) => ({ seconds, nanos: 0 });
  const pickle = (id: string, name: string, tag: string) =>
    ({
      pickle: {
        id,
        name,
        uri: 'a.feature',
        language: 'en',
        steps: [],
        astNodeIds: [],
        tags: [{ name: tag, astNodeId: '' }],
      },
    }) satisfies Envelope;
  const started = (id: string) =>
    ({ testCaseStarted: { id: `s${id}`, testCaseId: `c${id}`, attempt: 0, timestamp: at(1) } }) satisfies Envelope;
  const step = (id: string, status: string) =>
    ({
      testStepFinished: {
        testCaseStartedId: `s${id}`,
        testStepId: 'x',
        timestamp: at(1),
        testStepResult: { status, duration: at(0) },
      },
    }) as Envelope;
  const finished = (id: string) =>
    ({ testCaseFinished: { testCaseStartedId: `s${id}`, timestamp: at(2), willBeRetried: false } }) satisfies Envelope;
  const run: Envelope[] = [
    pickle('1', 'Power cut', '@KS-10'),
    pickle('2', 'Printer off', '@PH-06'),
    { testRunStarted: { timestamp: at(1) } },
    { testCase: { id: 'c1', pickleId: '1', testSteps: [] } },
    { testCase: { id: 'c2', pickleId: '2', testSteps: [] } },
    started('1'),
    step('1', 'PASSED'),
    finished('1'),
    started('2'),
    step('2', 'FAILED'),
    step('2', 'SKIPPED'),
    finished('2'),
    { testRunFinished: { success: false, timestamp: at(4) } },
  ];
  const show = (isTerminal: boolean) => {
    let text = '';
    const progress = new RunProgress('box', 'simulated', {
      write: (piece) => (text += piece),
      isTerminal,
      colour: false,
      width: 60,
    });
    for (const envelope of run) progress.onMessage(envelope);
    progress.finish();
    return text;
  };

  it('is one line per failure and one per run where nobody watches', () => {
    expect(show(false)).toBe(
      '✗ box, simulated PH-06 Printer off: failed\n✗ box, simulated: 2 scenarios, 1 passed, 1 not passed, 3.0 s\n',
    );
  });

  it('writes one line over on a terminal', () => {
    const lines = show(true).split('\r\u001b[2K');
    expect(lines).toContain('▸ box, simulated  1/2  KS-10  Power cut');
    expect(lines).toContain('▸ box, simulated  2/2  PH-06  Printer off');
    expect(lines.at(-1)).toContain('2 scenarios');
  });
});
