import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import { envelopesToResults, parseNdjson, type RunOutcome } from './ndjson-to-results.ts';
import { smallRegister } from './test-data.ts';
import type { ScenarioResult } from './types.ts';

const cucumber = fileURLToPath(import.meta.resolve('@cucumber/cucumber'));

const steps = `
const { Given, When, Then, Before, After } = require(${JSON.stringify(cucumber.replace(/wrapper\.mjs$/, 'index.js'))});
const assert = require('node:assert/strict');
class RequirementViolated extends Error { code = 'REQUIREMENT_VIOLATED' }
Given('a salon', () => {});
When('{int} receipts', function (count) { this.count = count; });
When('something breaks', () => { throw new TypeError('connect ECONNREFUSED 127.0.0.1:9100'); });
Then('there are {int}', function (count) { assert.equal(this.count, count); });
Then('the POS breaks a requirement', () => { throw new RequirementViolated('the drawer opened twice'); });
Then('it is planned', () => 'pending');
Then('it is said', function () {
  this.attach(Buffer.from([0x89, 0x50, 0x4e, 0x47]), { mediaType: 'image/png', fileName: 'receipt-1.png' });
  this.attach('> 1B 40', { mediaType: 'text/x.kassensturz.wire+plain', fileName: 'printer' });
  this.attach('START 17', { mediaType: 'text/x.kassensturz.tse-log+plain' });
  this.log('by the way');
});
Then(/^two ways$/, () => {});
Then(/^two .*$/, () => {});
let tries = 0;
Then('it passes on the second try', () => { if (++tries === 1) assert.fail('not this time'); });
Before({ tags: '@skip-me' }, () => 'skipped');
Before({ tags: '@no-start', name: 'start the salon' }, () => { throw new Error('no port'); });
After({ tags: '@invariant' }, () => { assert.fail('counters have a gap'); });
`;

const feature = `
@LAW-01
Feature: Sales
  Background:
    Given a salon

  @KS-10 @simulated
  Scenario: green
    When 1 receipts
    Then there are 1

  Scenario: red
    When 1 receipts
    Then there are 2

  Scenario: red by name
    Then the POS breaks a requirement

  Scenario: harness
    When something breaks
    Then there are 1

  @invariant
  Scenario: harness, then invariant
    When something breaks

  @invariant
  Scenario: invariant
    When 1 receipts
    Then there are 1

  Scenario: undefined
    Then nobody wrote this

  Scenario: pending
    Then it is planned

  Scenario: ambiguous
    Then two ways

  @skip-me
  Scenario: skipped
    When 1 receipts
    Then there are 1

  @no-start
  Scenario: no start
    Then there are 1

  Scenario: nothing observed
    When 1 receipts

  Scenario: evidence
    Then it is said

  @flaky
  Scenario: flaky
    Then it passes on the second try

  @elsewhere
  Scenario: elsewhere
    Then there are 1

  Scenario Outline: outline <count>
    When <count> receipts
    Then there are 3

    Examples:
      | count |
      | 3     |
      | 4     |

  Rule: rules too
    Scenario: in a rule
      When 1 receipts
      Then there are 1
`;

const lineOf = (text: string) => feature.split('\n').indexOf(text) + 1;

/** Runs cucumber-js itself on files written for the test. */
async function runFeatures(files: Record<string, string>): Promise<Envelope[]> {
  const folder = mkdtempSync(join(tmpdir(), 'features-'));
  try {
    for (const [name, text] of Object.entries({ ...files, 'steps.cjs': steps }))
      writeFileSync(join(folder, name), text);
    const provided = {
      paths: Object.keys(files),
      require: ['steps.cjs'],
      tags: 'not @elsewhere',
      format: [],
      retry: 1,
      retryTagFilter: '@flaky',
    };
    const environment = { cwd: folder, stdout: new PassThrough(), stderr: new PassThrough() };
    const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
    const envelopes: Envelope[] = [];
    await runCucumber(runConfiguration, environment, (envelope) => envelopes.push(structuredClone(envelope)));
    return envelopes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let envelopes: Envelope[];
let outcome: RunOutcome;

beforeAll(async () => {
  envelopes = await runFeatures({ 'a.feature': feature });
  outcome = envelopesToResults(envelopes);
});

function named(name: string): ScenarioResult {
  const found = outcome.results.find((result) => result.name === name);
  if (found === undefined) throw new Error(`no scenario “${name}”`);
  return found;
}

describe('the messages of a real cucumber run', () => {
  it('become one result per scenario and per row of an outline, with inherited tags and the right line', () => {
    expect(outcome.results).toHaveLength(17);
    expect(named('green')).toMatchObject({
      uri: 'a.feature',
      line: lineOf('  Scenario: green'),
      tags: ['@LAW-01', '@KS-10', '@simulated'],
      status: 'passed',
    });
    expect(named('green').ms).toBeGreaterThanOrEqual(0);
    expect(named('outline 3').line).toBe(lineOf('      | 3     |'));
    expect(named('outline 4')).toMatchObject({ line: lineOf('      | 4     |'), status: 'failed' });
    expect(named('in a rule').status).toBe('passed');
  });

  it('keep the steps with their words', () => {
    expect(named('green').steps).toMatchObject([
      { keyword: 'Given ', text: 'a salon', status: 'passed' },
      { keyword: 'When ', text: '1 receipts', status: 'passed' },
      { keyword: 'Then ', text: 'there are 1', status: 'passed' },
    ]);
    expect(named('no start').steps?.[0]).toMatchObject({ keyword: 'Before: start the salon', status: 'failed' });
  });

  it.each<[string, string, 'product' | 'harness', RegExp]>([
    ['red', 'failed', 'product', /1 !== 2/],
    ['red by name', 'failed', 'product', /^the drawer opened twice$/],
    ['harness', 'failed', 'harness', /ECONNREFUSED/],
    ['invariant', 'failed', 'product', /counters have a gap/],
    ['undefined', 'undefined', 'harness', /No step definition for “nobody wrote this”/],
    ['pending', 'pending', 'harness', /“it is planned” is only planned/],
    ['ambiguous', 'ambiguous', 'harness', /More than one step definition fits “two ways”/],
    ['no start', 'failed', 'harness', /no port/],
    ['nothing observed', 'unknown', 'harness', /no Then step/],
    ['flaky', 'failed', 'product', /not this time/],
  ])('%s', (name, status, kind, message) => {
    expect(named(name)).toMatchObject({ status, error: { kind, message: expect.stringMatching(message) } });
  });

  it('blame the harness when it broke first, and tell the consequence too', () => {
    const { error } = named('harness, then invariant');
    expect(error?.kind).toBe('harness');
    expect(error?.message).toMatch(/ECONNREFUSED[\s\S]*counters have a gap/);
  });

  it('leave a skipped scenario skipped', () => {
    expect(named('skipped')).toMatchObject({ status: 'skipped' });
    expect(named('skipped')).not.toHaveProperty('error');
  });

  it('bring the evidence by its kind', () => {
    expect(named('evidence').attachments).toEqual([
      { kind: 'receipt-png', name: 'receipt-1.png', body: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
      { kind: 'wire', name: 'printer', body: '> 1B 40' },
      { kind: 'tse-log', name: 'TSE log', body: 'START 17' },
      { kind: 'text', name: 'note', body: 'by the way' },
    ]);
  });

  it('list what was read but not selected', () => {
    expect(outcome.notSelected).toEqual([
      { name: 'elsewhere', uri: 'a.feature', line: lineOf('  Scenario: elsewhere'), tags: ['@LAW-01', '@elsewhere'] },
    ]);
    expect(outcome.problems).toEqual([]);
  });

  it('survive the way through a file', () => {
    const text = envelopes.map((envelope) => JSON.stringify(envelope)).join('\n');
    expect(envelopesToResults(parseNdjson(`${text}\n`))).toEqual(outcome);
  });

  it('say so when the run broke off, and call what was under way unfinished', () => {
    const at = envelopes.findLastIndex(({ testStepFinished }) => testStepFinished !== undefined);
    const broken = envelopesToResults(envelopes.slice(0, at + 1));
    expect(broken.problems).toEqual(['the run broke off before its end']);
    expect(broken.results.at(-1)).toMatchObject({
      status: 'unknown',
      error: { kind: 'harness', message: 'The scenario broke off before its end.' },
    });
  });

  it('call a scenario that was never started unknown', () => {
    const at = envelopes.findIndex(({ testCaseStarted }) => testCaseStarted !== undefined);
    const broken = envelopesToResults(envelopes.slice(0, at));
    expect(broken.results).toHaveLength(17);
    expect(new Set(broken.results.map(({ status, error }) => `${status} ${error?.message}`))).toEqual(
      new Set(['unknown The scenario was never started.']),
    );
  });

  it('end in verdicts that hide none of it', () => {
    const run = { variant: 'box', physics: 'simulated', ...outcome } as const;
    const { verdicts, conclusion } = assess({
      register: smallRegister,
      variants: ['box'],
      physics: ['simulated'],
      runs: [run],
    });
    expect(conclusion).toBe('not conformant');
    const law = verdicts.find(({ requirement }) => requirement === 'LAW-01');
    expect(law?.reason).toMatch(/drawer opened twice.*ECONNREFUSED.*only planned/s);
    expect(law?.scenarios).toHaveLength(17);
    expect(verdicts.find(({ requirement }) => requirement === 'KS-10')?.verdict).toBe('passed');
  });
});

describe('runs that are strange from the start', () => {
  it('do not let an empty scenario pass', async () => {
    const run = await runFeatures({ 'empty.feature': '@KS-10\nFeature: empty\n  Scenario: nothing in it\n' });
    const { results } = envelopesToResults(run);
    expect(results.filter(({ status }) => status === 'passed')).toEqual([]);
    expect(results).toMatchObject([{ name: 'nothing in it', error: { message: 'The scenario has no steps.' } }]);
  });

  it('tell what cannot be parsed', async () => {
    const text = 'Feature: x\n  Scenario: y\n    Given a salon\n    Givven a till\n';
    const { problems } = envelopesToResults(await runFeatures({ 'garbage.feature': text }));
    expect(problems[0]).toMatch(/garbage\.feature:4 cannot be parsed/);
  });

  it('tell that nothing was sent at all', () => {
    expect(envelopesToResults([])).toEqual({
      results: [],
      notSelected: [],
      problems: ['the run broke off before its end'],
    });
  });
});
