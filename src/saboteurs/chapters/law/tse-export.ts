import type { Saboteur } from '../../saboteur.ts';
import { withTamperedExport } from '../../tampered-export.ts';
import { changedTar, type TarMember } from '../../tampered-tar.ts';

const path = '/api/v1/exports/tse.tar';
const isFinish = ({ name }: TarMember) => name.includes('_Finish_');

/** Tills that hand out another TSE log than the one that was written. */
export const tseExportSaboteurs: readonly Saboteur[] = [
  {
    name: 'leaves-a-log-message-out',
    requirement: 'LAW-26',
    variant: 'box',
    wrong: 'One log message is missing in the TSE export.',
    spoil: (host) =>
      withTamperedExport(host, path, (archive) =>
        changedTar(archive, (members) => {
          const first = members.findIndex(isFinish);
          return members.filter((_, at) => at !== first);
        }),
      ),
  },
  {
    name: 'swaps-signatures-in-the-log',
    requirement: 'LAW-26',
    variant: 'cloud',
    wrong: 'Two log messages of the TSE export carry the signature of each other.',
    spoil: (host) => withTamperedExport(host, path, (archive) => changedTar(archive, withSwappedSignatures)),
  },
  {
    name: 'keeps-the-last-sale-back',
    requirement: 'LAW-26',
    variant: 'cube',
    wrong: 'The TSE export ends before the last transaction, neatly.',
    spoil: (host) =>
      withTamperedExport(host, path, (archive) =>
        changedTar(archive, (members) => {
          const number = /_No-(\d+)_/.exec(members.findLast(isFinish)?.name ?? '')?.[1];
          return members.filter(({ name }) => number === undefined || !name.includes(`_No-${number}_`));
        }),
      ),
  },
];

/** The last 64 bytes of a message are its signature (r and s of a curve of 256 bit). */
function withSwappedSignatures(members: readonly TarMember[]): readonly TarMember[] {
  const logs = members.filter(({ name }) => name.includes('_Log-Tra_'));
  const [first, second] = [logs[0], logs[1]];
  if (!first || !second) return members;
  const signed = (member: TarMember, by: TarMember): TarMember => {
    const content = Buffer.concat([member.content.subarray(0, -64), by.content.subarray(-64)]);
    return { ...member, content };
  };
  return members.map((member) => {
    if (member === first) return signed(first, second);
    return member === second ? signed(second, first) : member;
  });
}
