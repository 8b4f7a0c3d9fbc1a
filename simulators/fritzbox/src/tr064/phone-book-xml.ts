import type { PhoneBook, PhoneBookEntry } from '../device/phone-book.ts';
import { element, xmlText } from './xml-text.ts';

/** One phone book as TR-064 hands it out. */
export function phoneBookXml(book: PhoneBook, id: number): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<phonebooks>
<phonebook owner="${id}" name="${xmlText(book.name)}">
${book.entries.map(contactXml).join('\n')}
</phonebook>
</phonebooks>
`;
}

function contactXml({ name, numbers, email, isImportant }: PhoneBookEntry, index: number): string {
  const telephony = numbers.map(
    ({ number, kind = 'home' }, at) =>
      `<number type="${kind}" prio="${at === 0 ? 1 : 0}" id="${at}">${xmlText(number)}</number>`,
  );
  const mail = email === undefined ? '' : `<email classifier="private" id="0">${xmlText(email)}</email>`;
  return `<contact>${element('category', isImportant ? 1 : 0)}<person>${element('realName', name)}</person><telephony nid="${numbers.length}">${telephony.join('')}</telephony><services>${mail}</services>${element('uniqueid', index + 1)}</contact>`;
}
