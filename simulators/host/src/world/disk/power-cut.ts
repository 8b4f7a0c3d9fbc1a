import type { Random } from '../../doors/random.ts';
import type { FileContent } from './file-content.ts';
import {
  applyData,
  applyNames,
  type DataOperation,
  type DirectoryNode,
  type FileNode,
  type NameOperation,
  nodesUnder,
} from './nodes.ts';

/**
 * What a power cut leaves of the changes that were not synced: `lose` none; `keep` all; `prefix` those up to some point;
 * `reorder` each sector for itself, as a drive with a cache may do.
 */
export type PowerCutMode = 'lose' | 'prefix' | 'reorder' | 'keep';

/** `weak` lets names survive in any order; with the others they survive in the order they were changed. */
export type NamePolicy = 'strict' | 'ext4' | 'weak';

/** A sector is written whole or not at all; anything larger is not (D7). */
export const SECTOR_BYTES = 512;

type Pending =
  | { readonly order: number; readonly file: FileNode; readonly data: DataOperation }
  | { readonly order: number; readonly names: NameOperation };

/** Turns the disk under `root` into what is found on it after the power has come back. */
export function cutPower(root: DirectoryNode, mode: PowerCutMode, policy: NamePolicy, random: Random): void {
  const pending = collect(root);
  if (mode === 'keep') pending.forEach(apply);
  if (mode === 'prefix') applyPrefix(pending, random);
  if (mode === 'reorder') applySome(pending, policy, random);
  for (const node of nodesUnder(root)) {
    node.pending = [];
    if (node.kind === 'directory') node.entries = new Map(node.durable);
    else node.content = node.durable.clone();
  }
}

function collect(root: DirectoryNode): readonly Pending[] {
  const names = new Set<NameOperation>();
  const data: Pending[] = [];
  for (const node of nodesUnder(root)) {
    if (node.kind === 'directory') for (const operation of node.pending) names.add(operation);
    else for (const operation of node.pending) data.push({ order: operation.order, file: node, data: operation });
  }
  const open = [...names]
    .filter(({ isDurable }) => !isDurable)
    .map((operation) => ({ order: operation.order, names: operation }));
  return [...data, ...open].toSorted((a, b) => a.order - b.order);
}

function apply(pending: Pending): void {
  if ('names' in pending) applyNames(pending.names);
  else applyData(pending.file.durable, pending.data);
}

/** The cut may fall between the sectors of the last write that survives. */
function applyPrefix(pending: readonly Pending[], random: Random): void {
  const survivors = random.integer(0, pending.length);
  pending.slice(0, survivors).forEach(apply);
  const torn = pending[survivors];
  if (!torn || 'names' in torn || torn.data.kind !== 'write') return;
  const sectors = sectorsOf(torn.data);
  for (const piece of sectors.slice(0, random.integer(0, sectors.length))) applyData(torn.file.durable, piece);
}

function applySome(pending: readonly Pending[], policy: NamePolicy, random: Random): void {
  const changesOfNames = pending.filter((one) => 'names' in one).length;
  let namesLeft = policy === 'weak' ? Number.POSITIVE_INFINITY : random.integer(0, changesOfNames);
  for (const one of pending) {
    if ('names' in one) {
      if (policy === 'weak' ? random.fraction() < 0.5 : namesLeft-- > 0) apply(one);
    } else if (one.data.kind === 'truncate') {
      if (random.fraction() < 0.5) apply(one);
    } else {
      for (const sector of sectorsOf(one.data)) applySector(one.file.durable, sector, random);
    }
  }
}

/** Half of the sectors survive; of a file that grew, the new size may survive without the content (D6). */
function applySector(durable: FileContent, sector: Extract<DataOperation, { kind: 'write' }>, random: Random): void {
  const chance = random.fraction();
  if (chance < 0.5) applyData(durable, sector);
  else if (chance < 0.65) durable.truncate(Math.max(durable.size, sector.position + sector.bytes.length));
}

function sectorsOf(
  write: Extract<DataOperation, { kind: 'write' }>,
): readonly Extract<DataOperation, { kind: 'write' }>[] {
  const sectors: Extract<DataOperation, { kind: 'write' }>[] = [];
  let start = 0;
  while (start < write.bytes.length) {
    const position = write.position + start;
    const length = Math.min(SECTOR_BYTES - (position % SECTOR_BYTES), write.bytes.length - start);
    sectors.push({ kind: 'write', order: write.order, position, bytes: write.bytes.subarray(start, start + length) });
    start += length;
  }
  return sectors;
}
