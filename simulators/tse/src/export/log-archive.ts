import type { LogStore } from '../core/log-store.ts';
import type { LogTimeFormat } from '../core/log-time.ts';
import type { TseProfile } from '../core/profile.ts';
import { text } from '../crypto/der.ts';
import { logFileName } from './log-file-name.ts';
import { TarArchive, type TarMember } from './tar.ts';

/** A certificate as it lies in an archive. */
export interface ExportedCertificate {
  /** SHA-256 of the uncompressed public key point, lower-case hex. */
  readonly keyHash: string;
  readonly der: Uint8Array;
}

export interface ArchiveContent {
  readonly store: LogStore;
  /** Positions in the store. */
  readonly selected: Uint32Array;
  readonly certificates: readonly ExportedCertificate[];
  readonly description: string;
  readonly profile: TseProfile;
  /** Unix seconds. */
  readonly madeAt: number;
}

/** The TAR that exportData gives: info.csv, the certificate chain, log messages by counter. */
export function logArchive(content: ArchiveContent): TarArchive {
  const { profile, store, selected } = content;
  const front = [infoMember(content), ...certificateMembers(content.certificates, profile)];
  return new TarArchive(() => withLogs(front, store, selected, profile.timeFormat), {
    mtimeSeconds: content.madeAt,
    hasTrailer: profile.hasTarTrailer,
  });
}

/** The TAR that exportCertificates gives. */
export function certificateArchive(
  certificates: readonly ExportedCertificate[],
  profile: TseProfile,
  madeAt: number,
): TarArchive {
  const members = certificateMembers(certificates, profile);
  return new TarArchive(() => members, { mtimeSeconds: madeAt, hasTrailer: profile.hasTarTrailer });
}

function* withLogs(
  front: readonly TarMember[],
  store: LogStore,
  selected: Uint32Array,
  format: LogTimeFormat,
): Generator<TarMember> {
  yield* front;
  for (const position of selected) {
    yield {
      name: logFileName(store.record(position), format),
      length: store.messageLength(position),
      bytes: () => store.message(position),
    };
  }
}

/** One line, six quoted fields (TR-03151 5.1.1). */
function infoMember({ description, profile }: ArchiveContent): TarMember {
  const fields = ['description:', description, 'manufacturer:', profile.manufacturer, 'version:', profile.version];
  const line = fields.map((field) => `"${field.replaceAll('"', "'")}"`).join(',');
  return member('info.csv', text(`${line}${profile.infoCsvEnd}`));
}

function certificateMembers(certificates: readonly ExportedCertificate[], profile: TseProfile): readonly TarMember[] {
  return certificates.map(({ keyHash, der }) => member(`${keyHash}_X509.${profile.certificateSuffix}`, der));
}

function member(name: string, bytes: Uint8Array): TarMember {
  return { name, length: bytes.length, bytes: () => bytes };
}
