import { DiskError } from '../../errors.ts';
import { parentPath, pathNames } from '../../files/paths.ts';
import { applyNames, DirectoryNode, type DiskNode, FileNode, type NameOperation, nodesUnder } from './nodes.ts';
import { SECTOR_BYTES } from './power-cut.ts';

type NameChange = Omit<NameOperation, 'order' | 'isDurable'>;

/** Names and what they lead to. Changes of names stay pending until their directory is synced. */
export class DiskTree {
  #root = new DirectoryNode();
  #order = 0;

  get root(): DirectoryNode {
    return this.#root;
  }

  replace(root: DirectoryNode): void {
    this.#root = root;
  }

  takeOrder(): number {
    return this.#order++;
  }

  find(path: string): DiskNode | undefined {
    let node: DiskNode = this.root;
    for (const name of pathNames(path)) {
      if (node.kind !== 'directory') return undefined;
      const next: DiskNode | undefined = node.entries.get(name);
      if (!next) return undefined;
      node = next;
    }
    return node;
  }

  /** Throws when a file stands where the path needs a directory. */
  checkWay(path: string): void {
    let node: DiskNode | undefined = this.root;
    for (const name of pathNames(path)) {
      if (node?.kind === 'file') throw failure('ENOTDIR', path, 'a part of the path is a file');
      node = node?.entries.get(name);
    }
  }

  file(path: string): FileNode {
    const node = this.find(path);
    if (!node) throw failure('ENOENT', path, 'there is no such file');
    if (node.kind === 'directory') throw failure('EISDIR', path, 'this is a directory, a file was expected');
    return node;
  }

  directory(path: string): DirectoryNode {
    const node = this.find(path);
    if (!node) throw failure('ENOENT', path, 'there is no such directory');
    if (node.kind === 'file') throw failure('ENOTDIR', path, 'this is a file, a directory was expected');
    return node;
  }

  addFile(path: string): void {
    this.#change({ kind: 'link', node: new FileNode(), added: this.#place(path) });
  }

  addDirectory(path: string): void {
    this.#change({ kind: 'link', node: new DirectoryNode(), added: this.#place(path) });
  }

  remove(path: string): void {
    this.#change({ kind: 'unlink', node: this.file(path), removed: this.#place(path) });
  }

  checkRename(from: string, to: string): void {
    if (!this.find(from)) throw failure('ENOENT', from, 'there is no such file');
    const target = this.find(to);
    if (target?.kind === 'directory') throw failure('EISDIR', to, 'a directory has that name');
    this.#place(to);
  }

  rename(from: string, to: string): void {
    if (from === to) return;
    this.#change({ kind: 'rename', node: this.find(from)!, removed: this.#place(from), added: this.#place(to) });
  }

  syncNames(directory: DirectoryNode): void {
    for (const operation of directory.pending) if (!operation.isDurable) applyNames(operation);
    directory.pending = [];
  }

  syncAllNames(): void {
    for (const node of nodesUnder(this.root)) if (node.kind === 'directory') this.syncNames(node);
  }

  /** Room taken by files that have a name, in whole sectors. */
  usedBytes(): number {
    let sectors = 0;
    const visit = (node: DiskNode): void => {
      if (node.kind === 'file') sectors += Math.ceil(node.content.size / SECTOR_BYTES);
      else for (const child of node.entries.values()) visit(child);
    };
    visit(this.root);
    return sectors * SECTOR_BYTES;
  }

  #place(path: string): { readonly directory: DirectoryNode; readonly name: string } {
    const name = pathNames(path).at(-1);
    if (name === undefined) throw failure('EISDIR', path, 'the root cannot be made, removed or renamed');
    return { directory: this.directory(parentPath(path)), name };
  }

  #change(change: NameChange): void {
    const operation: NameOperation = { ...change, order: this.takeOrder(), isDurable: false };
    const { removed, added, node } = operation;
    removed?.directory.entries.delete(removed.name);
    added?.directory.entries.set(added.name, node);
    for (const directory of new Set([removed?.directory, added?.directory])) directory?.pending.push(operation);
  }
}

function failure(code: string, path: string, why: string): DiskError {
  return new DiskError(code, path, `${code}: ${path}: ${why}.`);
}
