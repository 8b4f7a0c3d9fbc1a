import { createHash } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_cRLDistributionPoints,
  id_ce_keyUsage,
  id_ce_privateKeyUsagePeriod,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  PrivateKeyUsagePeriod,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { TAG, tlv } from './der.ts';
import type { SigningKey } from './signing-key.ts';

const OID_CERTIFICATION_ID = '0.4.0.127.0.7.3.10.1.2';
const OID_ECDSA_WITH_SHA384 = '1.2.840.10045.4.3.3';
const OID_ECDSA_WITH_SHA512 = '1.2.840.10045.4.3.4';

export interface NameParts {
  readonly country: string;
  readonly organisation: string;
  readonly commonName: string;
  /** `BSI-K-TR-nnnn-yyyy`, in the subject of a TSE certificate (TR-03145-5; that it stands there and not elsewhere is unverified). */
  readonly certificationId?: string;
}

export interface CertificateOptions {
  readonly subject: NameParts;
  readonly subjectKey: SigningKey;
  readonly issuer: NameParts | Name;
  readonly issuerKey: SigningKey;
  /** 16 bytes; the top bit is cleared, so that the number is positive. */
  readonly serialNumber: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** A CA with this path length, or a TSE certificate. */
  readonly use: { readonly kind: 'ca'; readonly pathLength: number } | { readonly kind: 'tse' };
  readonly crlUrl?: string;
}

/** Signs an X.509 v3 certificate in the profile of TR-03145-5. @returns DER */
export function issueCertificate(options: CertificateOptions): Uint8Array {
  // The hash of certificate signatures must have at least 384 bit (TR-03116-5).
  const algorithm = new AlgorithmIdentifier({
    algorithm: options.issuerKey.hash === 'SHA512' ? OID_ECDSA_WITH_SHA512 : OID_ECDSA_WITH_SHA384,
  });
  const spki = options.subjectKey.publicKey.export({ format: 'der', type: 'spki' });
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: positive(options.serialNumber),
    signature: algorithm,
    issuer: options.issuer instanceof Name ? options.issuer : name(options.issuer),
    validity: new Validity({ notBefore: options.notBefore, notAfter: options.notAfter }),
    subject: name(options.subject),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions(extensions(options)),
  });
  const tbsDer = new Uint8Array(AsnConvert.serialize(tbs));
  const certificate = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: arrayBuffer(options.issuerKey.signDer(tbsDer)),
  });
  return new Uint8Array(AsnConvert.serialize(certificate));
}

function extensions(options: CertificateOptions): Extension[] {
  const isCa = options.use.kind === 'ca';
  const usage = isCa ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign : KeyUsageFlags.digitalSignature;
  const constraints =
    options.use.kind === 'ca' ? { cA: true, pathLenConstraint: options.use.pathLength } : { cA: false };
  const found = [
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(arrayBuffer(keyIdentifier(options.issuerKey))) }),
    ),
    extension(
      id_ce_subjectKeyIdentifier,
      false,
      new SubjectKeyIdentifier(arrayBuffer(keyIdentifier(options.subjectKey))),
    ),
    extension(id_ce_keyUsage, true, new KeyUsage(usage)),
    extension(id_ce_basicConstraints, true, new BasicConstraints(constraints)),
    extension(
      id_ce_privateKeyUsagePeriod,
      false,
      new PrivateKeyUsagePeriod({ notBefore: options.notBefore, notAfter: options.notAfter }),
    ),
  ];
  if (options.crlUrl !== undefined) {
    const fullName = [new GeneralName({ uniformResourceIdentifier: options.crlUrl })];
    const point = new DistributionPoint({ distributionPoint: new DistributionPointName({ fullName }) });
    found.push(extension(id_ce_cRLDistributionPoints, false, new CRLDistributionPoints([point])));
  }
  return found;
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

/** RFC 5280 4.2.1.2, method 1: SHA-1 of the public key bits. */
function keyIdentifier(key: SigningKey): Uint8Array {
  return createHash('sha1').update(key.publicPoint).digest();
}

function name(parts: NameParts): Name {
  const attribute = (type: string, value: AttributeValue) =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
  const { certificationId } = parts;
  return new Name([
    attribute('2.5.4.6', new AttributeValue({ printableString: parts.country })),
    attribute('2.5.4.10', new AttributeValue({ utf8String: parts.organisation })),
    attribute('2.5.4.3', new AttributeValue({ printableString: parts.commonName })),
    ...(certificationId === undefined
      ? []
      : [attribute(OID_CERTIFICATION_ID, new AttributeValue({ anyValue: certificationIdValue(certificationId) }))]),
  ]);
}

/** SEQUENCE { version INTEGER 1, PrintableString }. */
function certificationIdValue(id: string): ArrayBuffer {
  return arrayBuffer(
    tlv(TAG.sequence, tlv(TAG.integer, Uint8Array.of(1)), tlv(TAG.printableString, Buffer.from(id, 'latin1'))),
  );
}

function positive(serial: Uint8Array): ArrayBuffer {
  const bytes = serial.slice();
  // A leading 01 keeps the number positive and its length constant.
  bytes[0] = 0x01;
  return arrayBuffer(bytes);
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
