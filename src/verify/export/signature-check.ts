import type { SignatureAlgorithm } from '../crypto/algorithms.ts';
import { isSignatureValid } from '../crypto/check-signature.ts';
import { recoverKey } from '../crypto/recover-key.ts';
import type { VerificationKey } from '../crypto/verification-key.ts';
import type { Findings } from '../findings.ts';
import type { LogMessage } from '../log/log-message.ts';

interface Waiting {
  readonly file: string;
  readonly algorithm: SignatureAlgorithm;
  readonly signedBytes: Buffer;
  readonly signature: Buffer;
}

interface SerialKey {
  readonly serialNumber: Buffer;
  readonly hex: string;
  key: VerificationKey | undefined;
  recoveryAttempts: number;
  readonly waiting: Waiting[];
}

// Recovering costs tens of milliseconds; a module whose first messages are all damaged waits for its certificate instead.
const recoveryAttemptLimit = 8;
const recoveryAttemptLimitOfAll = 200;
// A TSE has one key, a till changes its TSE every few years: this bounds memory for hostile archives.
const serialLimit = 1000;
const waitingBytesLimit = 32 * 1024 * 1024;

/**
 * Checks signatures as messages stream by. Members come in any order, so a message may come before its certificate:
 * then the key is found from the signature and its hash in the message, and the certificate is asked for at the end.
 */
export class SignatureCheck {
  readonly #findings: Findings;
  readonly #serials = new Map<string, SerialKey>();
  readonly #certified = new Map<string, VerificationKey>();
  #last: SerialKey | undefined;
  #waitingBytes = 0;
  #recoveries = 0;
  verified = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** A key from a certificate: also decides what has been waiting for it. */
  addKey(key: VerificationKey): void {
    this.#certified.set(key.serialNumber, key);
    const serial = this.#serials.get(key.serialNumber);
    if (!serial) return;
    serial.key = key;
    for (const each of serial.waiting.splice(0)) {
      this.#waitingBytes -= each.signedBytes.length;
      this.#decide(key, each.algorithm, each.signedBytes, each.signature, each.file);
    }
  }

  /** Checks one message; returns its serial number in hex, or undefined when the archive has too many of them. */
  check(message: LogMessage, file: string): string | undefined {
    const serial = this.#serialOf(message.serialNumber);
    if (!serial) {
      this.#findings.add('LOG-NOT-VERIFIED', file, `The archive has messages of more than ${serialLimit} keys.`);
      return undefined;
    }
    const { signatureAlgorithm: algorithm, signedBytes, signatureValue } = message;
    if (!algorithm?.isAllowed) {
      this.#findings.add(
        'LOG-ALGORITHM',
        file,
        `The signature algorithm is ${algorithm?.name ?? 'unknown'}; its signatures are not accepted.`,
      );
      return serial.hex;
    }
    if (!serial.key && serial.recoveryAttempts < recoveryAttemptLimit && this.#recoveries < recoveryAttemptLimitOfAll) {
      this.#recoveries += 1;
      serial.recoveryAttempts += 1;
      serial.key = recoverKey(algorithm, signedBytes, signatureValue, message.serialNumber);
    }
    if (serial.key) this.#decide(serial.key, algorithm, signedBytes, signatureValue, file);
    else
      this.#wait(serial, {
        file,
        algorithm,
        signedBytes: Buffer.from(signedBytes),
        signature: Buffer.from(signatureValue),
      });
    return serial.hex;
  }

  /** Reports what could not be decided. Call once, after the last member. */
  finish(hasCertificate: (serial: string) => boolean): void {
    for (const serial of this.#serials.values()) {
      if (!hasCertificate(serial.hex)) {
        const how = serial.key
          ? 'its messages fit the key found from their signatures'
          : 'its messages cannot be checked';
        this.#findings.add(
          'CERT-MISSING',
          serial.hex,
          `The archive has no certificate for the key with this serial number; ${how}.`,
        );
      }
      for (const each of serial.waiting) {
        if (serial.key) this.#decide(serial.key, each.algorithm, each.signedBytes, each.signature, each.file);
        else
          this.#findings.add(
            'LOG-NOT-VERIFIED',
            each.file,
            `There is no key with serial number ${serial.hex} to check the signature with.`,
          );
      }
    }
  }

  #decide(
    key: VerificationKey,
    algorithm: SignatureAlgorithm,
    signedBytes: Uint8Array,
    signature: Uint8Array,
    file: string,
  ): void {
    if (isSignatureValid(key, algorithm, signedBytes, signature)) {
      this.verified += 1;
      return;
    }
    const expected = 2 * key.curve.size;
    const length =
      signature.length === expected || algorithm.scheme !== 'ecdsa'
        ? ''
        : ` It has ${signature.length} bytes, expected ${expected}.`;
    this.#findings.add(
      'LOG-SIGNATURE',
      file,
      `The signature does not fit the message and the key ${key.serialNumber}.${length}`,
    );
  }

  #wait(serial: SerialKey, waiting: Waiting): void {
    this.#waitingBytes += waiting.signedBytes.length;
    if (this.#waitingBytes <= waitingBytesLimit) {
      serial.waiting.push(waiting);
      return;
    }
    this.#waitingBytes -= waiting.signedBytes.length;
    this.#findings.add(
      'LOG-NOT-VERIFIED',
      waiting.file,
      'The certificate of the key comes too late in the archive, and the key cannot be found from the signatures.',
    );
  }

  #serialOf(serialNumber: Uint8Array): SerialKey | undefined {
    if (this.#last?.serialNumber.equals(serialNumber)) return this.#last;
    const own = Buffer.from(serialNumber);
    const hex = own.toString('hex');
    let serial = this.#serials.get(hex);
    if (!serial) {
      if (this.#serials.size >= serialLimit) return undefined;
      serial = { serialNumber: own, hex, key: this.#certified.get(hex), recoveryAttempts: 0, waiting: [] };
      this.#serials.set(hex, serial);
    }
    this.#last = serial;
    return serial;
  }
}
