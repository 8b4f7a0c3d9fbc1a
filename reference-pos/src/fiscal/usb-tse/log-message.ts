/** A transaction log message of the TSE (BSI TR-03151 2.3.1), as far as a till needs it. */
export interface TransactionLog {
  readonly operation: 'StartTransaction' | 'UpdateTransaction' | 'FinishTransaction';
  readonly clientId: string;
  readonly processType: string;
  readonly processData: string;
  readonly transactionNumber: number;
  readonly signatureCounter: number;
  readonly logTimeMs: number;
  readonly signature: Uint8Array;
}

interface Element {
  readonly tag: number;
  readonly value: Uint8Array;
}

const operations = ['StartTransaction', 'UpdateTransaction', 'FinishTransaction'] as const;

/** Reads a transaction log with unix times; anything else (system and audit logs) gives nothing. */
export function readTransactionLog(message: Uint8Array): TransactionLog | undefined {
  const [outer] = elements(message);
  if (outer?.tag !== 0x30) return undefined;
  const parts = elements(outer.value);
  const tagged = (tag: number) => parts.find((part) => part.tag === tag)?.value;
  const operation = operations.find((name) => name.toLowerCase() === textOf(tagged(0x80)).toLowerCase());
  const number = tagged(0x85);
  // After the signature algorithm come counter, time and signature, whatever stood before.
  const tail = parts.slice(parts.findIndex((part) => part.tag === 0x30) + 1);
  const [counter, logTime, signature] = tail;
  if (!operation || !number || counter?.tag !== 0x02 || logTime?.tag !== 0x02 || signature?.tag !== 0x04)
    return undefined;
  return {
    operation,
    clientId: textOf(tagged(0x81)),
    processType: textOf(tagged(0x83)),
    processData: textOf(tagged(0x82)),
    transactionNumber: wholeNumber(number),
    signatureCounter: wholeNumber(counter.value),
    logTimeMs: wholeNumber(logTime.value) * 1000,
    signature: signature.value,
  };
}

/** The TLV elements in a row; stops at the first one that does not fit. */
export function elements(data: Uint8Array): readonly Element[] {
  const found: Element[] = [];
  for (let at = 0; at + 2 <= data.length; ) {
    const first = data[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const length = lengthBytes === 0 ? first : wholeNumber(data.subarray(at + 2, at + 2 + lengthBytes));
    const start = at + 2 + lengthBytes;
    if (lengthBytes > 4 || start + length > data.length) break;
    found.push({ tag: data[at] ?? 0, value: data.slice(start, start + length) });
    at = start + length;
  }
  return found;
}

function wholeNumber(value: Uint8Array): number {
  return value.reduce((sum, byte) => sum * 256 + byte, 0);
}

function textOf(value: Uint8Array | undefined): string {
  return value ? new TextDecoder().decode(value) : '';
}
