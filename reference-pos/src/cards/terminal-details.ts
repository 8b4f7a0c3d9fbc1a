import type { CardApproval } from '../peripherals/terminal/card-terminal.ts';

/** What the receipt keeps of a terminal's approval (PH-14); flat, so that every export can carry it. */
export function terminalDetails(approval: CardApproval): Readonly<Record<string, string | number | boolean>> {
  const { receiptNumber, trace, amountCents, tipCents, terminalId, contractNumber, authorisation, cardName } = approval;
  const { maskedCard, entry, check, slips } = approval;
  const customer = slips.find(({ kind }) => kind === 'customer');
  const entries: readonly (readonly [string, string | number | undefined])[] = [
    ['receiptNumber', receiptNumber],
    ['trace', trace],
    ['chargedCents', amountCents],
    ['tipCents', tipCents === 0 ? undefined : tipCents],
    ['terminalId', terminalId],
    ['contractNumber', contractNumber],
    ['authorisation', authorisation],
    ['cardName', cardName],
    ['maskedCard', maskedCard],
    ['entry', entry],
    ['check', check],
    ['slip', customer?.lines.join('\n')],
  ];
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
