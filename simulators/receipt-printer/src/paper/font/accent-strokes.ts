/** Combining marks as strokes above small letters (y 0 to 3) or below the line; for capitals they move up. */
export const MARKS_ABOVE: Readonly<Record<string, string>> = {
  '\u0300': 'M2.5 0L5 3',
  '\u0301': 'M5.5 0L3 3',
  '\u0302': 'M1.5 3L4 0L6.5 3',
  '\u0303': 'M1 2.5Q1 0.5 2.5 0.5Q3.5 0.5 4 1.5Q4.5 2.5 5.5 2.5Q7 2.5 7 0.5',
  '\u0304': 'M1 2H7',
  '\u0306': 'M1.5 0Q1.5 3 4 3Q6.5 3 6.5 0',
  '\u0307': 'M4 1V2',
  '\u0308': 'M1.5 0V1.5M6.5 0V1.5',
  '\u0309': 'M3 0.5Q5 0 5 1.5Q5 2.5 4 3',
  '\u030a': 'M3.5 0H4.5Q5.5 0 5.5 1.5Q5.5 3 4.5 3H3.5Q2.5 3 2.5 1.5Q2.5 0 3.5 0',
  '\u030b': 'M4 0L2 3M7 0L5 3',
  '\u030c': 'M1.5 0L4 3L6.5 0',
};

export const MARKS_BELOW: Readonly<Record<string, string>> = {
  '\u0323': 'M4 18V19',
  '\u0326': 'M4 18L3 20',
  '\u0327': 'M4 16V18Q6 18 6 19Q6 20 3 20',
  '\u0328': 'M6 16Q4.5 18 4.5 19Q4.5 20 7 20',
};
