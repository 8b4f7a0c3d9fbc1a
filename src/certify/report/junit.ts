import { physicsNames, variantNames } from '../reasons.ts';
import type { Assessment, Finding, Register, ReportSubject } from '../types.ts';

type Attributes = Readonly<Record<string, string | number>>;

/**
 * The verdicts as JUnit XML for build servers: a suite per variant and physics, a test case per requirement that applies.
 * JUnit has three ways of not being green: `failure` a broken MUST, `error` a harness error, `skipped` whatever else was
 * not proven; the message says the verdict's own word. Keeps to what both Ant's and Jenkins' schemas allow, which is why
 * the id stands in the name and not in properties of the test case.
 */
export function renderJunit(assessment: Assessment, register: Register, subject: ReportSubject): string {
  const texts = new Map(register.requirements.map(({ id, text }) => [id, text.en]));
  const applicable = assessment.verdicts.filter(({ verdict }) => verdict !== 'not applicable');
  const groups = Map.groupBy(applicable, ({ variant, physics }) => `${variant}.${physics}`);
  const suites = [...groups].map(([name, findings], index) =>
    renderSuite(name, index, findings, texts, register, subject),
  );
  if (assessment.problems.length > 0) suites.push(renderProblems(assessment, suites.length, subject));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, suites.join(''))}\n`;
}

function renderSuite(
  name: string,
  index: number,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  register: Register,
  subject: ReportSubject,
): string {
  const [first] = findings;
  const properties = {
    pos: subject.pos,
    release: subject.release,
    harness: subject.harness,
    register: register.hash,
    ...(first === undefined
      ? {}
      : { variant: variantNames[first.variant].en, physics: physicsNames[first.physics].en }),
  };
  const cases = findings.map((finding) => renderCase(finding, name, texts.get(finding.requirement)));
  return suite({ name, index, startedAtMs: subject.startedAtMs, properties }, cases, {
    failures: findings.filter(({ verdict }) => verdict === 'failed').length,
    errors: findings.filter(({ verdict }) => verdict === 'harness error').length,
    skipped: findings.filter(({ verdict }) => verdict === 'warned' || verdict === 'not exercised').length,
    ms: findings.reduce((sum, finding) => sum + msOf(finding), 0),
  });
}

function renderCase(finding: Finding, suiteName: string, text: string | undefined): string {
  const { requirement, level, verdict, reason } = finding;
  const attributes = {
    name: text === undefined ? requirement : `${requirement} (${level}) ${text}`,
    classname: `kassensturz.${suiteName}.${requirement.split('-')[0]}`,
    time: seconds(msOf(finding)),
  };
  const message = `${verdict}${reason === undefined ? '' : `: ${reason}`}`;
  const scenarios = finding.scenarios
    .map(({ name, uri, line, status }) => `${uri}:${line} ${name}: ${status}`)
    .join('\n');
  switch (verdict) {
    case 'passed':
      return element('testcase', attributes);
    case 'failed':
      return element(
        'testcase',
        attributes,
        element('failure', { message, type: 'requirement' }, escapeXml(scenarios)),
      );
    case 'harness error':
      return element('testcase', attributes, element('error', { message, type: 'harness' }, escapeXml(scenarios)));
    case 'warned':
    case 'not exercised':
    case 'not applicable':
      return element('testcase', attributes, element('skipped', { message }));
    default:
      return verdict satisfies never;
  }
}

function renderProblems({ problems }: Assessment, index: number, { startedAtMs }: ReportSubject): string {
  const cases = problems.map(({ text }) =>
    element(
      'testcase',
      { name: text, classname: 'kassensturz.run', time: 0 },
      element('error', { message: text, type: 'harness' }),
    ),
  );
  return suite({ name: 'run', index, startedAtMs, properties: {} }, cases, {
    failures: 0,
    errors: problems.length,
    skipped: 0,
    ms: 0,
  });
}

function suite(
  about: {
    readonly name: string;
    readonly index: number;
    readonly startedAtMs: number;
    readonly properties: Attributes;
  },
  cases: readonly string[],
  counts: { readonly failures: number; readonly errors: number; readonly skipped: number; readonly ms: number },
): string {
  const attributes = {
    name: about.name,
    package: 'kassensturz',
    id: about.index,
    hostname: 'localhost',
    timestamp: new Date(about.startedAtMs).toISOString().slice(0, 19),
    tests: cases.length,
    failures: counts.failures,
    errors: counts.errors,
    skipped: counts.skipped,
    time: seconds(counts.ms),
  };
  const properties = Object.entries(about.properties).map(([name, value]) => element('property', { name, value }));
  const body = [
    element('properties', {}, properties.join('')),
    ...cases,
    element('system-out', {}),
    element('system-err', {}),
  ];
  return element('testsuite', attributes, body.join(''));
}

function msOf({ scenarios }: Finding): number {
  return scenarios.reduce((sum, { ms }) => sum + ms, 0);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return content === '' ? `<${name}${list.join('')}/>\n` : `<${name}${list.join('')}>${content}</${name}>\n`;
}

/** Escapes text for content and attributes; what XML 1.0 cannot hold at all becomes a replacement character. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"'\n\t\r]/g, (sign) => escapes[sign] ?? sign)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}

/** Line breaks are written as references, else a reader turns those in attributes into blanks. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};
