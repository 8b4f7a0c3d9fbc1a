import { type Facts, hasRight, printerUrl } from '../facts.ts';
import type { PrinterSettings } from '../till-state.ts';
import { problemText, type Words } from '../words/index.ts';
import { defined } from './fields.ts';

type Step = PrinterSettings['steps'][number];

/** Setting up the page's own printer, step by step (PH-02); only where the page prints itself. */
export function printerSettings(facts: Facts, words: Words): PrinterSettings | undefined {
  const { printer, capabilities } = facts;
  if (!capabilities) return undefined;
  // A box may get its first printer by hand, too.
  if (capabilities.printer === 'escpos' || capabilities.variant === 'box') return serverPrinter(facts, words);
  const url = printerUrl(facts);
  return defined({
    address: url ?? '',
    isOwnAddress: printer.ownUrl !== undefined,
    problem: printer.problem && problemText(printer.problem, words),
    steps: [
      addressStep(url, words),
      certificateStep(url, facts, words),
      permissionStep(facts, words),
      testStep(facts, words),
    ],
    test: testState(facts, words),
  });
}

/** Box and cube: the server or the cube prints; only the address can be entered, and only by somebody who may. */
function serverPrinter(facts: Facts, words: Words): PrinterSettings | undefined {
  if (!hasRight(facts, 'settings')) return undefined;
  const address = String(facts.devices['printer']?.details?.['address'] ?? '');
  const { problem } = facts.printer;
  const { printerSettings } = words;
  const test = facts.deviceTests.printer;
  const tested = {
    state: test?.state ?? ('none' as const),
    text: test
      ? test.cause
        ? words.failures[test.cause]
        : words.devices.tests[test.state]
      : printerSettings.steps.testOpen,
  };
  return defined({
    address,
    isOwnAddress: false,
    problem: problem && problemText(problem, words),
    steps: [
      addressStep(address === '' ? undefined : address, words),
      {
        state:
          tested.state === 'done'
            ? ('done' as const)
            : tested.state === 'failed'
              ? ('wrong' as const)
              : ('open' as const),
        kind: 'test' as const,
        title: printerSettings.steps.test,
        text: tested.text,
      },
    ],
    test: tested,
  });
}

function addressStep(url: string | undefined, { printerSettings: { steps } }: Words): Step {
  return url === undefined
    ? { kind: 'address', state: 'open', title: steps.address, text: steps.addressOpen }
    : { kind: 'address', state: 'done', title: steps.address, text: url };
}

function certificateStep(url: string | undefined, { printer }: Facts, { printerSettings: { steps } }: Words): Step {
  const step = { kind: 'certificate', title: steps.certificate } as const;
  if (printer.seen?.cause === 'mixed-content') return { ...step, state: 'wrong', text: steps.certificateMissing };
  if (!url?.startsWith('https:')) return { ...step, state: 'done', text: steps.certificateNotNeeded };
  if (hasAnswered(printer)) return { ...step, state: 'done', text: steps.certificateDone };
  const isWrong = printer.seen?.cause === 'certificate';
  return { ...step, state: isWrong ? 'wrong' : 'open', text: steps.certificateOpen, link: url };
}

/** Any answer, even "paper out", means that the browser let the page through. */
const hasAnswered = ({ seen }: Facts['printer']): boolean =>
  seen !== undefined && (seen.cause === undefined || !unanswered.has(seen.cause));

const unanswered: ReadonlySet<string> = new Set([
  'not-found',
  'timeout',
  'certificate',
  'blocked-by-browser',
  'mixed-content',
  'connection-lost',
]);

function permissionStep({ printer }: Facts, { printerSettings: { steps } }: Words): Step {
  const step = { kind: 'permission', title: steps.permission } as const;
  if (printer.permission === 'denied' || printer.seen?.cause === 'blocked-by-browser') {
    return { ...step, state: 'wrong', text: steps.permissionDenied };
  }
  // Where page and printer share a network the browser has nothing to ask.
  if (printer.permission === 'prompt' && !hasAnswered(printer)) {
    return { ...step, state: 'open', text: steps.permissionPrompt };
  }
  return {
    ...step,
    state: 'done',
    text: printer.permission === 'granted' ? steps.permissionGranted : steps.permissionNotNeeded,
  };
}

function testStep(facts: Facts, words: Words): Step {
  const { state, text } = testState(facts, words);
  const step = { kind: 'test', title: words.printerSettings.steps.test } as const;
  if (state === 'none') return { ...step, state: 'open', text: words.printerSettings.steps.testOpen };
  return { ...step, state: state === 'done' ? 'done' : state === 'failed' ? 'wrong' : 'open', text };
}

function testState({ printer }: Facts, { printerSettings, failures }: Words): PrinterSettings['test'] {
  const { test } = printer;
  if (test === 'none') return { state: 'none', text: '' };
  if (test === 'running') return { state: 'running', text: printerSettings.testRunning };
  if (test.outcome === 'done') return { state: 'done', text: printerSettings.testDone };
  if (test.outcome === 'unknown') return { state: 'unknown', text: printerSettings.testUnknown };
  return { state: 'failed', text: test.cause ? failures[test.cause] : '' };
}
