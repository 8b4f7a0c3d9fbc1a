import type { Register, Requirement, RunResults, ScenarioReference, ScenarioResult } from './types.ts';

/** A small register for tests: a MUST for all, a MUST and a SHOULD for the box, a MUST for the cloud with a known reason. */
export const smallRegister: Register = {
  requirements: [
    makeRequirement('CK-01', { variants: ['cloud'], reason: { de: 'Kein Safari hier.', en: 'No Safari here.' } }),
    makeRequirement('KS-10', { variants: ['box'] }),
    makeRequirement('KS-15', { variants: ['box'], level: 'SHOULD' }),
    makeRequirement('LAW-01', {}),
  ],
  faults: [{ id: 'F-PWR-BOX', text: { de: 'Strom weg.', en: 'Power gone.' } }],
  sources: {},
  hash: '0'.repeat(64),
};

function makeRequirement(id: string, fields: Partial<Requirement>): Requirement {
  const chapter = id.startsWith('CK') ? 'CK' : id.startsWith('KS') ? 'KS' : 'LAW';
  return {
    id,
    chapter,
    level: 'MUST',
    variants: ['cloud', 'cube', 'box'],
    text: { de: `Deutsch ${id}.`, en: `English ${id}.` },
    check: 'Looked at.',
    faults: [],
    isInvariant: false,
    sources: [],
    isSeedLimit: false,
    ...fields,
  };
}

/** A green scenario with these tags; `fields` change it. */
export function scenario(tags: string, fields: Partial<ScenarioResult> = {}): ScenarioResult {
  return { ...reference(tags), status: 'passed', ms: 12, attachments: [], ...fields };
}

export function reference(tags: string, line = 3): ScenarioReference {
  return {
    name: `scenario ${tags}`,
    uri: 'features/a.feature',
    line,
    tags: tags.split(' ').filter((tag) => tag !== ''),
  };
}

/** The same scenario broken by the POS, or by the harness itself. */
export function red(tags: string, message = 'expected 1 receipt, got 0'): ScenarioResult {
  return scenario(tags, { status: 'failed', error: { message, kind: 'product' } });
}

export function crashed(tags: string, message = 'connect ECONNREFUSED'): ScenarioResult {
  return scenario(tags, { status: 'failed', error: { message, kind: 'harness' } });
}

export function boxRun(results: readonly ScenarioResult[], fields: Partial<RunResults> = {}): RunResults {
  return { variant: 'box', physics: 'simulated', results, ...fields };
}
