import type { Findings } from '../findings.ts';
import type { TarEnd, TarEntry } from '../tar/read-tar.ts';

/** Checks the header of one member; false when its content is no file of the export. */
export function checkMember(
  { header, name: file, longNameBy, isCut, isPaddingZero }: TarEntry,
  findings: Findings,
): boolean {
  if (!header.isChecksumRight)
    findings.add('TAR-CHECKSUM', file, 'The check sum of the file header is wrong: the header was damaged or changed.');
  if (!header.isUstar) findings.add('TAR-FORMAT', file, 'The file header is not marked as ustar, version 00.');
  if (header.typeFlag !== '0') {
    findings.add('TAR-TYPE', file, `The member is of type "${header.typeFlag}", expected an ordinary file (type 0).`);
    return false;
  }
  if (longNameBy)
    findings.add(
      'TAR-LONG-NAME',
      file,
      `The file name has more than 100 bytes and stands in an extended header (${longNameBy}).`,
    );
  if (header.filledFields.length > 0)
    findings.add('TAR-HEADER-FIELD', file, `These header fields should be empty: ${header.filledFields.join(', ')}.`);
  if (header.userId !== 0 || header.groupId !== 0) {
    findings.add(
      'TAR-OWNER',
      file,
      `User id and group id are ${header.userId ?? 'unreadable'} and ${header.groupId ?? 'unreadable'}, expected 0.`,
    );
  }
  if (!isPaddingZero) findings.add('TAR-PADDING', file, 'The bytes that fill up the last block are not all zero.');
  if (isCut) {
    findings.add(
      'TAR-MEMBER-SIZE',
      file,
      `The file has ${header.size} bytes; no file of an export is larger than 1 MiB.`,
    );
    return false;
  }
  if (file.includes('/') || file.includes('\\')) findings.add('TAR-PATH', file, 'The file name has a directory part.');
  return true;
}

/** Reports how the archive ended. */
export function checkEnd({ how, offset }: TarEnd, findings: Findings): void {
  const where = `byte ${offset}`;
  switch (how) {
    case 'complete':
      return;
    case 'no-end-blocks':
      findings.add('TAR-END', where, 'The archive does not end with two blocks of zeros.');
      return;
    case 'truncated':
      findings.add('TAR-TRUNCATED', where, 'The archive stops inside the file that begins here.');
      return;
    case 'trailing-data':
      findings.add('TAR-TRAILING', where, 'Something other than zeros follows the end of the archive.');
      return;
    case 'unreadable':
      findings.add('TAR-UNREADABLE', where, 'There is no readable file header here; nothing behind it was checked.');
      return;
  }
}
