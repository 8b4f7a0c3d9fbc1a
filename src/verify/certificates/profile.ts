import { childrenOf, contentOf, readTlv, type Tlv } from '../log/tlv.ts';
import { Malformed } from '../malformed.ts';

/** What node:crypto does not tell about a certificate (RFC 5280, TR-03145-5). */
export interface CertificateProfile {
  /** Object identifier of the algorithm the certificate is signed with, dotted. */
  readonly signatureAlgorithm: string;
  /** Undefined when the extension is absent. */
  readonly keyUsage: { readonly digitalSignature: boolean; readonly keyCertSign: boolean } | undefined;
  /** Content of the subjectPublicKey bit string. */
  readonly publicKeyBits: Uint8Array;
}

const keyUsageOid = Buffer.from('551d0f', 'hex');

/** Reads the profile of a DER certificate; throws {@link Malformed}. */
export function readProfile(der: Buffer): CertificateProfile {
  const [tbs, algorithm] = childrenOf(der, readTlv(der, 0, der.length));
  const oid = algorithm && childrenOf(der, algorithm)[0];
  if (!tbs || oid?.tag !== 0x06) throw new Malformed('the certificate has no signature algorithm');
  const parts = childrenOf(der, tbs);
  return {
    signatureAlgorithm: dotted(contentOf(der, oid)),
    keyUsage: keyUsage(
      der,
      parts.find((part) => part.tag === 0xa3),
    ),
    publicKeyBits: publicKeyBits(der, parts),
  };
}

function keyUsage(der: Buffer, extensions: Tlv | undefined): CertificateProfile['keyUsage'] {
  const list = extensions && childrenOf(der, extensions)[0];
  for (const extension of list ? childrenOf(der, list) : []) {
    const elements = childrenOf(der, extension);
    const value = elements.at(-1);
    if (!value || !elements[0] || !keyUsageOid.equals(contentOf(der, elements[0]))) continue;
    // BIT STRING: number of unused bits, then the bits, digitalSignature first and keyCertSign sixth.
    const bits = contentOf(der, readTlv(der, value.contentStart, value.contentEnd))[1] ?? 0;
    return { digitalSignature: (bits & 0x80) !== 0, keyCertSign: (bits & 0x04) !== 0 };
  }
  return undefined;
}

/** subjectPublicKeyInfo is the SEQUENCE behind the subject, recognised by its BIT STRING. */
function publicKeyBits(der: Buffer, parts: readonly Tlv[]): Uint8Array {
  for (const part of parts) {
    if (part.tag !== 0x30) continue;
    const bits = childrenOf(der, part)[1];
    if (bits?.tag === 0x03) return contentOf(der, bits).subarray(1);
  }
  throw new Malformed('the certificate has no public key');
}

function dotted(oid: Uint8Array): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of oid) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}
