export interface PhoneBookNumber {
  readonly number: string;
  /** Default `home`. */
  readonly kind?: 'home' | 'mobile' | 'work' | 'fax_work';
}

export interface PhoneBookEntry {
  readonly name: string;
  readonly numbers: readonly PhoneBookNumber[];
  readonly email?: string;
  readonly isImportant?: boolean;
}

export interface PhoneBook {
  readonly name: string;
  readonly entries: readonly PhoneBookEntry[];
}

/** Name under which a number stands in one of the books; both as national digits. */
export function nameIn(
  books: readonly PhoneBook[],
  number: string,
  digitsOf: (number: string) => string,
): string | undefined {
  if (number === '') return undefined;
  const wanted = digitsOf(number);
  const entries = books.flatMap((book) => book.entries);
  return entries.find((entry) => entry.numbers.some((own) => digitsOf(own.number) === wanted))?.name;
}
