import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * Takes the glyphs a receipt can hold out of the console font Spleen 12 × 24 (Debian package fonts-spleen) and writes them
 * as `paper/dot-font-glyphs.ts`: `node reference-pos/web/scripts/pick-dot-font.ts [file.psfu.gz]`.
 */
const file = process.argv[2] ?? '/usr/share/consolefonts/spleen-12x24.psfu.gz';

// PSF version 2: header of eight 32-bit words, glyphs, then per glyph its UTF-8 characters ended by FF.
const font = gunzipSync(readFileSync(file));
const word = (index: number): number => font.readUInt32LE(index * 4);
const [headerBytes, glyphCount, glyphBytes] = [word(2), word(4), word(5)];
const table = font.subarray(headerBytes + glyphCount * glyphBytes);

const rows: string[] = [];
let at = 0;
for (let glyph = 0; glyph < glyphCount; glyph++) {
  const end = table.indexOf(0xff, at);
  const start = headerBytes + glyph * glyphBytes;
  for (const character of table.subarray(at, end).toString('utf8')) {
    const code = character.codePointAt(0) ?? 0;
    const isWanted =
      (code > 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0xff && code !== 0xad) || character === '€';
    if (isWanted)
      rows.push(`  ${JSON.stringify(character)}: '${font.subarray(start, start + glyphBytes).toString('base64')}',`);
  }
  at = end + 1;
}

writeFileSync(
  fileURLToPath(new URL('../paper/dot-font-glyphs.ts', import.meta.url)),
  `// Written by scripts/pick-dot-font.ts from the font Spleen 12x24. Do not edit by hand.
//
// Spleen: Copyright (c) 2018-2020, Frederic Cambus <fred@statdns.com>. All rights reserved.
// Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
// following conditions are met: redistributions of source code must retain the above copyright notice, this list of
// conditions and the following disclaimer; redistributions in binary form must reproduce the above copyright notice, this
// list of conditions and the following disclaimer in the documentation and/or other materials provided with it.
// THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
// INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
// DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
// SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
// LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
// CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
// SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

/** 24 rows of 12 dots each, two bytes a row, leftmost dot in the highest bit; base64. */
export const glyphs: Readonly<Record<string, string>> = {
${[...new Set(rows)].sort().join('\n')}
};
`,
);
