import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../errors.ts';
import type { PosAdapter } from './contract.ts';

export interface AdapterChoice {
  /** Module of another POS; left out: the reference POS. */
  readonly pos?: string;
  /** Name of a wrong POS. */
  readonly saboteur?: string;
}

/** Finds the POS under test: the reference POS, a wrong one, or somebody's own by its module. */
export async function loadAdapter(
  choice: AdapterChoice,
  options: { readonly needsBrowser?: boolean } = {},
): Promise<PosAdapter> {
  if (choice.pos !== undefined) return foreignAdapter(choice.pos);
  const { createReferenceAdapter } = await import('./reference/reference-adapter.ts');
  const reference = createReferenceAdapter({ till: options.needsBrowser ? 'browser' : 'api' });
  if (choice.saboteur === undefined) return reference;
  const { sabotage } = await import('../saboteurs/index.ts');
  return sabotage(reference, choice.saboteur);
}

async function foreignAdapter(module: string): Promise<PosAdapter> {
  let loaded: { default?: unknown };
  try {
    loaded = (await import(pathToFileURL(resolve(module)).href)) as { default?: unknown };
  } catch (cause) {
    throw new HarnessError('ADAPTER_INVALID', `cannot load the POS adapter "${module}": ${(cause as Error).message}`, {
      cause,
    });
  }
  const adapter = loaded.default as Partial<PosAdapter> | undefined;
  const missing = (['name', 'version', 'capabilities', 'install'] as const).filter(
    (key) => adapter?.[key] === undefined,
  );
  if (missing.length > 0) {
    throw new HarnessError(
      'ADAPTER_INVALID',
      `the module "${module}" has no default export with ${missing.join(', ')}: expected a PosAdapter (see src/pos/contract.ts).`,
    );
  }
  return adapter as PosAdapter;
}

/** Gives back what adapters hold for a whole run, such as a browser. */
export async function releaseAdapters(): Promise<void> {
  const { closeSharedBrowser } = await import('./reference/shared-browser.ts');
  await closeSharedBrowser();
}
