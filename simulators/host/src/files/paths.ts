/** The names in an absolute path; `.`, `..` and doubled slashes are resolved, and nothing leads above the root. */
export function pathNames(path: string): readonly string[] {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..') names.pop();
    else names.push(name);
  }
  return names;
}

/** The canonical spelling of an absolute path. */
export function normalPath(path: string): string {
  return `/${pathNames(path).join('/')}`;
}

/** The directory that holds `path`. */
export function parentPath(path: string): string {
  return `/${pathNames(path).slice(0, -1).join('/')}`;
}
