import { dsfinvkRules } from './dsfinvk/rules.ts';
import { type Rule, rule } from './rule.ts';

/** Every rule the verifier knows; docs/verify.md shows the same table, and a test holds the two together. */
export const rules = {
  // The archive as a container
  'TAR-TRUNCATED': rule('error', 'The archive does not stop inside a file', 'TR-03151 App. C'),
  'TAR-UNREADABLE': rule('error', 'Every file header can be read', 'TR-03151 App. C'),
  'TAR-CHECKSUM': rule('error', 'The check sum of every file header is right', 'TR-03151 App. C'),
  'TAR-FORMAT': rule('error', 'File headers are ustar of POSIX.1-1988', 'TR-03151 App. C'),
  'TAR-TYPE': rule('error', 'Members are ordinary files: no links, directories or extended headers', 'TR-03151 App. C'),
  'TAR-LONG-NAME': rule(
    'warning',
    'File names fit into the 100 bytes of the header (version 3 allows pax headers, fiskaly writes them)',
    'TR-03151 App. C',
  ),
  'TAR-PADDING': rule('error', 'Files are filled up to 512 bytes with zeros', 'TR-03151 App. C'),
  'TAR-TRAILING': rule('error', 'Nothing but zeros follows the end of the archive', 'TR-03151 App. C'),
  'TAR-END': rule(
    'warning',
    'The archive ends with two zero blocks (CryptoVision devices leave them out)',
    'TR-03151 App. C',
  ),
  'TAR-HEADER-FIELD': rule('warning', 'linkname, prefix and device numbers are empty', 'TR-03151 App. C'),
  'TAR-OWNER': rule('note', 'User id and group id should be 0', 'TR-03151 App. C'),
  'TAR-PATH': rule('error', 'File names have no directory part, not even "./"', 'TR-03151 table 62'),
  'TAR-MEMBER-SIZE': rule(
    'error',
    'No file is larger than 1 MiB',
    'TR-03151 5.1 (log messages and certificates are small)',
  ),
  'TAR-EMPTY': rule('warning', 'The archive contains log messages', 'TR-03151 5.1'),
  'TAR-SERIALS': rule('note', 'The archive holds the messages of one signing key', 'TR-03151-1 2.5'),

  // File names
  'TAR-NAME': rule('error', 'Every file name follows one of the patterns; there are no other files', 'TR-03151 5.1'),
  'TAR-NAME-DOUBLE': rule('error', 'No file name occurs twice', 'TR-03151 5.1'),
  'TAR-NAME-DATE': rule('error', 'Date and its format in the file name are those of the message', 'TR-03151 5.1.2'),
  'TAR-NAME-COUNTER': rule('error', 'Signature counter in the file name is that of the message', 'TR-03151 5.1.2'),
  'TAR-NAME-KIND': rule('error', 'Tra, Sys or Aud in the file name is the kind of the message', 'TR-03151 5.1.2'),
  'TAR-NAME-TYPE': rule('error', 'Operation in the file name is that of the message', 'TR-03151 5.1.2'),
  'TAR-NAME-CASE': rule('warning', 'Operation in the file name is written as in the message', 'TR-03151 table 56'),
  'TAR-NAME-TRANSACTION': rule(
    'error',
    'Transaction number in the file name is that of the message',
    'TR-03151 5.1.2.1',
  ),
  'TAR-NAME-CLIENT': rule('error', 'Client id in the file name is that of the message', 'TR-03151 5.1.2.1'),

  // info.csv
  'INFO-MISSING': rule('error', 'There is a file info.csv', 'TR-03151 5.1.1'),
  'INFO-FORMAT': rule(
    'error',
    'info.csv has description, manufacturer and version in one line (or the rows of version 3)',
    'TR-03151 5.1.1',
  ),
  'INFO-QUOTES': rule('warning', 'The fields of info.csv stand in double quotes', 'TR-03151 amendment to 5.1.1'),

  // Certificates
  'CERT-MALFORMED': rule('error', 'Every certificate can be read', 'TR-03151 5.1.3'),
  'CERT-NAME': rule('error', 'A certificate is named after the SHA-256 of its public key', 'TR-03151 5.1.3'),
  'CERT-NAME-CA': rule(
    'warning',
    'Certificates of authorities are named so too (that of the fiskaly test CA is not)',
    'TR-03151 5.1.3',
  ),
  'CERT-SUBJECT': rule('warning', 'The common name of the TSE certificate is its serial number', 'TR-03145-5 6.2'),
  'CERT-MISSING': rule('error', 'The certificate of every signing key is in the archive', 'TR-03151 5.1'),
  'CERT-CHAIN': rule('error', 'Every certificate is signed by the certificate of its issuer', 'TR-03151-1 2.1.4.3'),
  'CERT-CHAIN-INCOMPLETE': rule('warning', 'The archive holds the whole chain up to the root', 'TR-03151 5.1'),
  'CERT-NOT-CA': rule('error', 'Certificates are issued by certificates that may do so', 'TR-03145-5 6.2'),
  'CERT-CURVE': rule('error', 'The signing key lies on one of the six allowed curves', 'TR-03116-5 table 6'),
  'CERT-ALGORITHM': rule('warning', 'Certificates are signed with at least 384 bit', 'TR-03116-5 tables 8 and 9'),
  'CERT-USAGE': rule('warning', 'The key usage of the TSE certificate is digitalSignature', 'TR-03145-5 6.2'),
  'CERT-PERIOD': rule('warning', 'Messages are signed while the certificate is valid', 'TR-03145-5 6.1'),
  'CERT-UNUSED': rule('note', 'Every certificate belongs to the chain of a signing key', 'TR-03151 5.1'),
  'CERT-CVC': rule('note', 'Card verifiable certificates are not read', 'TR-03151 5.1.3'),

  // One log message
  'LOG-MALFORMED': rule('error', 'Every log message can be read', 'TR-03151 2.3'),
  'LOG-VERSION': rule('error', 'The version of a log message is 2 or 3', 'TR-03151 2.3, TR-03151-1 2.1.2'),
  'LOG-SIGNATURE': rule('error', 'The signature fits the message and the key of its serial number', 'TR-03151 2.4'),
  'LOG-NOT-VERIFIED': rule('error', 'There is a key to check every signature with', 'TR-03151-1 2.1.4.3'),
  'LOG-ALGORITHM': rule('error', 'The signature algorithm is one of the allowed ones', 'TR-03116-5 tables 4 and 5'),
  'LOG-OPERATION': rule('error', 'Transaction messages are start, update or finish', 'TR-03151 table 5'),
  'LOG-OPERATION-CASE': rule(
    'warning',
    'Operations are UpperCamel in version 2 and lowerCamel in version 3',
    'TR-03151 table 5, TR-03151-1 3.7.2.2',
  ),
  'LOG-SYSTEM-EVENT': rule('warning', 'System messages are of the closed list of events', 'TR-03153 clarifications 4'),
  'LOG-OPERATION-DATA': rule(
    'warning',
    'The data of a system message has the structure of its event',
    'TR-03151 App. A',
  ),
  'LOG-AUDIT-DATA': rule('error', 'An audit message carries seAuditData', 'TR-03151 2.3.3'),
  'LOG-ADDITIONAL-DATA': rule(
    'warning',
    'additionalExternalData and additionalInternalData are not used',
    'TR-03153 clarifications 3.3',
  ),
  'LOG-CLIENT-ID': rule(
    'warning',
    'A client id has 1 or more characters, all printable',
    'TR-03151 table 5, TR-03151-1 App. A',
  ),
  'LOG-PROCESS-TYPE': rule('error', 'A processType has at most 100 characters', 'TR-03151 4.4'),
  'LOG-START-DATA': rule('note', 'The start message carries neither processData nor processType', 'DSFinV-K Annex I'),

  // Counters, times and transactions of one signing key
  'LOG-COUNTER-START': rule(
    'note',
    'The messages begin with signature counter 1 (2 after a proof of possession)',
    'TR-03153-1 9.1',
  ),
  'LOG-COUNTER-GAP': rule('error', 'Signature counters have no gaps', 'TR-03153-1 9.1'),
  'LOG-PART': rule('note', 'In a part export counters are left out (only when it is said to be one)', 'TR-03151 4.5.1'),
  'LOG-COUNTER-DOUBLE': rule('error', 'No signature counter is used twice', 'TR-03153-1 9.1'),
  'LOG-COPY': rule('note', 'Messages that were imported again carry _Fc-n in the file name', 'TR-03151 4.5.3'),
  'LOG-TIME-BACKWARDS': rule('error', 'Time does not go back except by a time update', 'TR-03153-1 9.5'),
  'LOG-TIME-UNSET': rule('error', 'No transaction is signed before the clock is set', 'TR-03153-1 9.5'),
  'LOG-TIME-FORMAT': rule('warning', 'All messages of a key use one time format', 'TR-03151-1 3.5.1'),
  'LOG-TIME-UPDATE': rule(
    'warning',
    'A time update is signed at the new time, at most a minute later',
    'TR-03151 App. A',
  ),
  'LOG-AFTER-DISABLE': rule(
    'error',
    'No transaction follows when the module is disabled',
    'TR-03151 amendment to 4.3.3',
  ),
  'TX-GAP': rule('error', 'Transaction numbers have no gaps', 'TR-03153-1 9.2'),
  'TX-NUMBER-REUSED': rule('error', 'A transaction number is started once', 'TR-03153-1 9.2'),
  'TX-NO-START': rule('error', 'Updates and finishes belong to a started transaction', 'TR-03153-1 3.5'),
  'TX-BEFORE-EXPORT': rule('note', 'Transactions that end in the archive also start in it', 'TR-03151 4.5.1'),
  'TX-AFTER-FINISH': rule('error', 'Nothing follows the finish of a transaction', 'TR-03153-1 3.5'),
  'TX-OPEN': rule('warning', 'Every started transaction is finished', 'AEAO to § 146a'),
  'TX-CLIENT': rule('warning', 'A transaction is finished by the client that started it', 'TR-03151 4.4'),

  // processType and processData
  'PD-PROCESS-TYPE': rule(
    'warning',
    'processType is Kassenbeleg-V1, Bestellung-V1 or SonstigerVorgang',
    'DSFinV-K Annex I',
  ),
  'PD-GRAMMAR': rule('error', 'processData of a Kassenbeleg-V1 follows the grammar', 'DSFinV-K Annex I'),
  'PD-VORGANGSTYP': rule('error', 'The Vorgangstyp is one of the nine', 'DSFinV-K Annex I'),
  'PD-SUM': rule('warning', 'Payments in EUR add up to the amounts by tax rate', 'DSFinV-K Annex I'),
  'PD-PAYMENT': rule('warning', 'Payments of zero are left out, and EUR is not named', 'DSFinV-K Annex I'),
  'PD-ORDER': rule('error', 'processData of a Bestellung-V1 follows the grammar', 'DSFinV-K Annex I'),

  // QR code of a receipt
  'QR-FORM': rule('error', 'The code has twelve fields and begins with V0', 'DSFinV-K Annex I, QR code'),
  'QR-FIELD': rule('error', 'Numbers, times and base64 of the code can be read', 'DSFinV-K Annex I, QR code'),
  'QR-ALGORITHM': rule('error', 'The signature algorithm is one of the allowed ones', 'TR-03116-5 tables 4 and 5'),
  'QR-KEY': rule('error', 'The public key is a point on one of the six allowed curves', 'TR-03116-5 table 6'),
  'QR-SIGNATURE': rule('error', 'The signature fits the message the code describes', 'TR-03151 2.4'),
  'QR-NOT-REPRODUCIBLE': rule(
    'warning',
    'The code contains all that is needed to rebuild the signed message',
    'DSFinV-K Annex I, QR code',
  ),
  'QR-DIALECT': rule(
    'note',
    'The signed message is a finish message of version 2 in its usual form',
    'TR-03151 table 2',
  ),
  'QR-DER': rule('warning', 'The signature is plain r and s, not DER', 'TR-03116-5 table 4'),
  'QR-TIME-PRECISION': rule(
    'warning',
    'The end of the transaction is printed as finely as it was signed, not finer',
    'TR-03151 2.2',
  ),
  'QR-TIME-ORDER': rule(
    'warning',
    'The transaction ends after it starts (a time update may lie between)',
    'TR-03153-1 9.5',
  ),
  'QR-PICTURE': rule('error', 'There is a receipt QR code in the picture', 'DSFinV-K Annex I, QR code'),

  ...dsfinvkRules,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
