import { FileContent } from './file-content.ts';

/** A change that is in memory and not on the platter; `order` counts over the whole disk. */
export type DataOperation =
  | { readonly kind: 'write'; readonly order: number; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly order: number; readonly size: number };

/** A change of names. A rename is one step, also between two directories. */
export interface NameOperation {
  readonly kind: 'link' | 'unlink' | 'rename';
  readonly order: number;
  readonly node: DiskNode;
  readonly removed?: { readonly directory: DirectoryNode; readonly name: string };
  readonly added?: { readonly directory: DirectoryNode; readonly name: string };
  isDurable: boolean;
}

/** A file: what programs see, what is on the platter, and what lies between. */
export class FileNode {
  readonly kind = 'file';
  content = new FileContent();
  durable = new FileContent();
  pending: DataOperation[] = [];
  /** Sectors that cannot be read until they are written (D14). */
  badSectors: Set<number> | undefined;
}

export class DirectoryNode {
  readonly kind = 'directory';
  entries = new Map<string, DiskNode>();
  durable = new Map<string, DiskNode>();
  pending: NameOperation[] = [];
}

export type DiskNode = FileNode | DirectoryNode;

/** Puts one change of a file on the platter (or into any content). */
export function applyData(content: FileContent, operation: DataOperation): void {
  if (operation.kind === 'write') content.write(operation.bytes, operation.position);
  else content.truncate(operation.size);
}

/** Puts one change of names on the platter. */
export function applyNames(operation: NameOperation): void {
  const { removed, added, node } = operation;
  operation.isDurable = true;
  if (removed && removed.directory.durable.get(removed.name) === node) removed.directory.durable.delete(removed.name);
  if (added) added.directory.durable.set(added.name, node);
}

/** Every node that a name leads to, on the platter or in memory. */
export function nodesUnder(root: DirectoryNode): readonly DiskNode[] {
  const seen = new Set<DiskNode>();
  const visit = (node: DiskNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind !== 'directory') return;
    for (const child of node.entries.values()) visit(child);
    for (const child of node.durable.values()) visit(child);
    for (const { node: child } of node.pending) visit(child);
  };
  visit(root);
  return [...seen];
}
