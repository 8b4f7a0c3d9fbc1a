import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../errors.ts';

interface Compiler {
  compile(code: string, fileName: string): string;
}

let compiler: Compiler | undefined;
let isRegistered = false;

/**
 * Loads step definitions through ts-node with swc, so that people may write them in any TypeScript (enums, decorators,
 * parameter properties), not only in the part that Node can strip. `isStepFile` says which files; all others stay with Node.
 */
export async function registerStepCompiler(isStepFile: (path: string) => boolean): Promise<void> {
  if (isRegistered) return;
  isRegistered = true;
  compiler = await createCompiler();
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !/\.[mc]?ts$/.test(url)) return nextLoad(url, context);
      const path = fileURLToPath(url);
      if (!isStepFile(path) || !compiler) return nextLoad(url, context);
      return { format: 'module', shortCircuit: true, source: compiler.compile(readFileSync(path, 'utf8'), path) };
    },
  });
}

async function createCompiler(): Promise<Compiler> {
  try {
    const { create } = await import('ts-node');
    return create({
      swc: true,
      skipProject: true,
      compilerOptions: {
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        sourceMap: true,
        inlineSources: true,
      },
      experimentalSpecifierResolution: 'explicit',
    });
  } catch (cause) {
    throw new HarnessError(
      'USAGE',
      `ts-node with @swc/core is needed for step definitions in TypeScript and did not load: run "npm ci" again. It said: ${messagesOf(cause)}`,
      { cause },
    );
  }
}

/** The native part of swc tells in its cause why it was not loaded. */
function messagesOf(error: unknown): string {
  const { message, cause } = error as Error;
  const causes = Array.isArray(cause) ? cause : cause === undefined ? [] : [cause];
  return [message, ...causes.map((inner) => messagesOf(inner).split('\n', 1)[0])].join('; ');
}
