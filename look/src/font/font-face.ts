/** One file of the text font: which npm file it is, which name a server gives it, which characters it draws. */
export interface FontFile {
  readonly module: string;
  readonly name: string;
  readonly unicodeRange: string;
}

/** Inter as one variable weight axis: Western European first (48 kB), the rest of Latin only when a name needs it. */
export const fontFiles: readonly FontFile[] = [
  {
    module: '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
    name: 'inter-latin-ext.woff2',
    unicodeRange:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,' +
      'U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  {
    module: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    name: 'inter-latin.woff2',
    unicodeRange:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,' +
      'U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
];

/** The font as CSS; `urlOf` says where each file is found (a path on a server, or a data URL in a file opened from disk). */
export function fontFaceCss(urlOf: (file: FontFile) => string): string {
  return fontFiles
    .map(
      (file) => `@font-face {
  font-family: 'Inter Variable';
  font-style: normal;
  font-display: swap;
  font-weight: 100 900;
  src: url(${urlOf(file)}) format('woff2');
  unicode-range: ${file.unicodeRange};
}`,
    )
    .join('\n');
}
