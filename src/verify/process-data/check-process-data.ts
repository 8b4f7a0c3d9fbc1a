import type { Findings } from '../findings.ts';
import { parseBestellung } from './bestellung.ts';
import { type Kassenbeleg, parseKassenbeleg, vorgangstypen } from './kassenbeleg.ts';

const processTypes = ['Kassenbeleg-V1', 'Bestellung-V1', 'SonstigerVorgang'];
const knownVorgangstypen: ReadonlySet<string> = new Set(vorgangstypen);

/** Holds the data of a finished transaction against the DSFinV-K, Annex I. */
export function checkProcessData(processType: string, processData: string, where: string, findings: Findings): void {
  const known = processTypes.find((each) => each.toLowerCase() === processType.toLowerCase());
  if (known !== processType) {
    const expected = known ? `it is written ${known}` : `expected ${processTypes.join(', ')}`;
    findings.add('PD-PROCESS-TYPE', where, `processType is "${processType}"; ${expected}.`);
  }
  if (known === 'Kassenbeleg-V1') checkKassenbeleg(processData, where, findings);
  if (known === 'Bestellung-V1') {
    const order = parseBestellung(processData);
    if (typeof order === 'string') findings.add('PD-ORDER', where, `processData is ${quoted(processData)}: ${order}.`);
  }
}

function checkKassenbeleg(processData: string, where: string, findings: Findings): void {
  const beleg = parseKassenbeleg(processData);
  if (typeof beleg === 'string') {
    findings.add('PD-GRAMMAR', where, `processData is ${quoted(processData)}: ${beleg}.`);
    return;
  }
  if (!knownVorgangstypen.has(beleg.vorgangstyp)) {
    findings.add(
      'PD-VORGANGSTYP',
      where,
      `Vorgangstyp is "${beleg.vorgangstyp}"; expected one of ${vorgangstypen.join(', ')}.`,
    );
  }
  const odd = beleg.payments.find((each) => each.cents === 0 || each.currency === 'EUR');
  if (odd)
    findings.add(
      'PD-PAYMENT',
      where,
      `processData is ${quoted(processData)}: payments of zero are left out, and EUR is not named.`,
    );
  checkSum(beleg, where, findings);
}

/** Cash put in or taken out has no tax; foreign cash stands in its own currency: neither can add up. */
function checkSum(beleg: Kassenbeleg, where: string, findings: Findings): void {
  const isCashMovement = beleg.centsByRate.every((each) => each === 0);
  const hasForeignCash = beleg.payments.some((each) => each.currency !== undefined && each.currency !== 'EUR');
  if (beleg.vorgangstyp !== 'Beleg' || isCashMovement || hasForeignCash) return;
  const sum = beleg.centsByRate.reduce((total, each) => total + each, 0);
  const paid = beleg.payments.reduce((total, each) => total + each.cents, 0);
  if (sum !== paid)
    findings.add('PD-SUM', where, `Amounts by tax rate add up to ${euros(sum)}, payments to ${euros(paid)}.`);
}

function euros(cents: number): string {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 117)}...` : text);
}
