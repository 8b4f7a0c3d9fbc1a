import { DirectoryNode, type DiskNode, FileNode } from './nodes.ts';

/** What is on a platter at some moment, to be kept, read, or put back (F-ROLLBACK) or into another machine. */
export class DiskImage {
  readonly #root: DirectoryNode;

  constructor(root: DirectoryNode) {
    this.#root = copy(root) as DirectoryNode;
  }

  /** A tree of nodes that the caller may change. */
  unpack(): DirectoryNode {
    return copy(this.#root) as DirectoryNode;
  }
}

function copy(node: DiskNode): DiskNode {
  if (node.kind === 'file') {
    const file = new FileNode();
    file.durable = node.durable.clone();
    file.content = node.durable.clone();
    return file;
  }
  const directory = new DirectoryNode();
  for (const [name, child] of node.durable) directory.durable.set(name, copy(child));
  directory.entries = new Map(directory.durable);
  return directory;
}
