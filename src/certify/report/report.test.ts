import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HarnessError } from '../../errors.ts';
import { loadRegister } from '../../register/index.ts';
import { assess } from '../assess.ts';
import { envelopesToResults, parseNdjson } from '../ndjson-to-results.ts';
import { boxRun, crashed, red, scenario } from '../test-data.ts';
import type { RunResults, ScenarioResult } from '../types.ts';
import { openReport, type Report } from './index.ts';
import { escapeXml } from './junit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const register = loadRegister();
const nasty = `</script><img src=x onerror="alert('1')"> & \u0000\u001b[31m`;

function reportOf(results: readonly ScenarioResult[], fields: Partial<RunResults> = {}): Report {
  const runs = [boxRun(results, fields)];
  const subject = {
    pos: 'Some POS 2',
    release: '1.4.0',
    harness: '0.1.0',
    seed: 7,
    startedAtMs: Date.UTC(2026, 10, 23, 19, 40),
    durationMs: 83_000,
  };
  return { register, runs, subject, assessment: assess({ register, variants: ['box'], physics: ['simulated'], runs }) };
}

function write(results: readonly ScenarioResult[], fields: Partial<RunResults> = {}): string {
  return readFileSync(openReport(folder).write(reportOf(results, fields)), 'utf8');
}

const withEvidence = scenario('@LAW-01', {
  steps: [
    { keyword: 'Before', text: '', status: 'passed', ms: 1 },
    { keyword: 'Wenn ', text: 'bar bezahlt wird', status: 'passed', ms: 2.25 },
  ],
  attachments: [
    { kind: 'receipt-png', name: 'receipt-1.png', body: Buffer.from([1, 2, 3]) },
    { kind: 'wire', name: 'printer', body: '> 1B 40' },
    { kind: 'tse-log', name: 'TSE', body: 'FinishTransaction 17' },
    { kind: 'text', name: 'note', body: 'x'.repeat(70_000) },
  ],
});

describe('the page', () => {
  it('says the verdict first, then why, then shows the matrix and the evidence', () => {
    const page = write([withEvidence, red('@LAW-02')]);
    const order = ['Not conformant', 'id="why"', 'id="matrix"', 'id="evidence"'].map((text) => page.indexOf(text));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('has every requirement in German and in English, and every link leads somewhere', () => {
    const page = write([withEvidence, red('@LAW-02'), scenario('@KS-1O')]);
    const decoded = page.replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    for (const { id, text } of register.requirements) {
      expect(page).toContain(`<tr id="${id}"`);
      expect(decoded).toContain(`<span lang="de">${text.de}</span><span lang="en">${text.en}</span>`);
    }
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(150);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
  });

  it('loads nothing from anywhere but its own receipts', () => {
    const page = write([withEvidence]);
    const loaded = [...page.matchAll(/(?:src=|href=|url\()"?([^"#)][^")]*)/g)].map(([, target]) => target ?? '');
    expect(
      loaded.filter(
        (target) => !target.startsWith('data:font/woff2') && !/^receipts\/box-simulated-001-1\.png$/.test(target),
      ),
    ).toEqual([]);
    expect(existsSync(join(folder, 'receipts/box-simulated-001-1.png'))).toBe(true);
  });

  it('brings the evidence: steps, paper, wire, TSE log, and says where the rest of a long record is', () => {
    const page = write([withEvidence]);
    expect(page).toContain('<strong>Wenn</strong> bar bezahlt wird');
    expect(page).not.toContain('<strong>Before</strong>');
    expect(page).toContain('&gt; 1B 40');
    expect(page).toContain('FinishTransaction 17');
    expect(page).toContain('10000 more characters are in messages.ndjson');
  });

  it('opens the evidence of what broke, and says whose fault it was', () => {
    const page = write([red('@LAW-02'), crashed('@LAW-03'), scenario('@LAW-04')]);
    expect(page).toMatch(/id="evidence-box-simulated-001" open>[\s\S]*The POS broke a requirement:/);
    expect(page).toMatch(/id="evidence-box-simulated-002" open>[\s\S]*The test bench failed:/);
    expect(page).toMatch(/id="evidence-box-simulated-003">/);
  });

  it('shows problems of the run in either language, and rows that are in no register', () => {
    const page = write([scenario('@KS-1O')], { problems: ['the run broke off before its end'] });
    expect(page).toContain('<p lang="en" class="always">box, simulated: the run broke off before its end.</p>');
    expect(page).toContain('probably KS-10 is meant');
  });

  it('lets no text become markup or script', () => {
    const page = write(
      [scenario('@LAW-01', { name: nasty, status: 'failed', error: { message: nasty, kind: 'product' } })],
      { problems: [nasty] },
    );
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).not.toContain('<img src=x');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there.
    expect(page).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });

  it('carries a script that is a script', () => {
    const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(write([withEvidence])) ?? [];
    expect(() => new Function(script)).not.toThrow();
  });
});

describe('verdicts.json', () => {
  it('is an array of verdicts with no other fields than the published ones', () => {
    write([scenario('@LAW-01'), red('@LAW-02')]);
    const verdicts = JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8')) as Record<string, unknown>[];
    expect(verdicts).toHaveLength(150);
    const known = ['requirement', 'level', 'variant', 'physics', 'verdict', 'reason', 'scenarios'];
    for (const verdict of verdicts) expect(Object.keys(verdict).filter((key) => !known.includes(key))).toEqual([]);
    expect(verdicts.find(({ requirement }) => requirement === 'LAW-02')).toEqual({
      requirement: 'LAW-02',
      level: 'MUST',
      variant: 'box',
      physics: 'simulated',
      verdict: 'failed',
      reason: '“scenario @LAW-02”: expected 1 receipt, got 0',
      scenarios: [{ name: 'scenario @LAW-02', uri: 'features/a.feature', line: 3, status: 'failed', ms: 12 }],
    });
  });
});

describe('junit.xml', () => {
  const junit = () => readFileSync(join(folder, 'junit.xml'), 'utf8');

  it('has a case per applicable requirement, and only passed ones are green', () => {
    write([scenario('@LAW-01'), red('@LAW-02'), crashed('@LAW-03'), red('@KS-15')], { problems: ['odd'] });
    expect(junit()).toMatch(
      /<testsuite name="box\.simulated"[^>]* tests="123" failures="1" errors="1" skipped="120" time="0\.048">/,
    );
    expect(junit()).toMatch(
      /<testcase name="LAW-01 \(MUST\) The business[^"]*" classname="kassensturz\.box\.simulated\.LAW" time="0\.012"\/>/,
    );
    expect(junit()).toMatch(
      /LAW-02[^>]*><failure message="failed: “scenario @LAW-02”: expected 1 receipt, got 0" type="requirement">/,
    );
    expect(junit()).toMatch(/LAW-03[^>]*><error message="harness error: [^"]*ECONNREFUSED" type="harness">/);
    expect(junit()).toMatch(/KS-15 \(SHOULD\)[^>]*><skipped message="warned: /);
    expect(junit()).toMatch(/KS-11[^>]*><skipped message="not exercised: No scenario is tagged @KS-11 yet\."\/>/);
    expect(junit()).toMatch(/<testsuite name="run"[^>]* errors="1"/);
    expect(junit()).not.toContain('CK-01');
  });

  it('escapes what XML cannot hold', () => {
    expect(escapeXml(`<a & "b"> 'c'\n\u0000\ud800`)).toBe(
      '&lt;a &amp; &quot;b&quot;&gt; &apos;c&apos;&#10;\ufffd\ufffd',
    );
  });

  it('stays one well-formed tree whatever a scenario says', () => {
    write([scenario('@LAW-01', { name: nasty, status: 'failed', error: { message: nasty, kind: 'product' } })], {
      problems: [nasty],
    });
    const open: string[] = [];
    for (const [, close, name, rest] of junit().matchAll(/<(\/?)([a-z-]+)((?:\s[a-z]+="[^"<]*")*\s*\/?)>/g)) {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (!rest?.endsWith('/')) open.push(name ?? '');
    }
    expect(open).toEqual([]);
    expect(junit().match(/</g)?.length).toBe(
      (junit().match(/<\/?[a-z-]+(?:\s[a-z]+="[^"<]*")*\s*\/?>/g)?.length ?? 0) + 1,
    );
  });
});

describe('the folder', () => {
  it('keeps the messages of all runs, and says which run they belong to', () => {
    const report = openReport(folder);
    const timestamp = { seconds: 1, nanos: 0 };
    report.message({ testRunStarted: { id: 'r1', timestamp } }, { variant: 'box', physics: 'live' });
    report.message({ testRunFinished: { success: true, timestamp, testRunStartedId: 'r1' } });
    report.write(reportOf([]));
    const messages = parseNdjson(readFileSync(join(folder, 'messages.ndjson'), 'utf8'));
    expect(messages.map((message) => Object.keys(message)[0])).toEqual([
      'testRunStarted',
      'attachment',
      'testRunFinished',
    ]);
    expect(messages[1]?.attachment).toMatchObject({
      body: '{"variant":"box","physics":"live"}',
      testRunStartedId: 'r1',
    });
    expect(envelopesToResults(messages).problems).toEqual([]);
  });

  it('loses what an earlier run left, and nothing else', () => {
    write([withEvidence]);
    writeFileSync(join(folder, 'receipts', 'mine.png'), '');
    writeFileSync(join(folder, 'notes.txt'), '');
    openReport(folder);
    expect(readdirSync(folder).sort()).toEqual(['messages.ndjson', 'notes.txt', 'receipts']);
    expect(readdirSync(join(folder, 'receipts'))).toEqual(['mine.png']);
  });

  it('is refused before the first run when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openReport(join(folder, 'file'))).toThrow(HarnessError);
    expect(() => openReport(join(folder, 'file'))).toThrow(/name another folder with --out/);
  });
});
