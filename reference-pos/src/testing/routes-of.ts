import type { Express } from 'express';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** `METHOD /path` of every route of an app, below whatever its routers are mounted at. */
export function routesOf(app: Express): readonly string[] {
  return walk((app.router as unknown as { stack: readonly Layer[] }).stack);
}

function walk(stack: readonly Layer[]): readonly string[] {
  return stack.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
      : walk(handle.stack ?? []),
  );
}
