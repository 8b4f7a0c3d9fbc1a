const utf8 = new TextEncoder();

/** Text for XML content and attributes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * Data of a code, byte for byte: printable ASCII as it is, a backslash doubled, every other byte as `\xNN`. The printer
 * converts plain text in a QR code to another character set, escapes it leaves alone.
 */
export function symbolData(data: string): string {
  let text = '';
  for (const byte of utf8.encode(data)) {
    if (byte === 0x5c) text += '\\\\';
    else if (byte < 0x20 || byte > 0x7e) text += `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    else text += String.fromCharCode(byte);
  }
  return escapeXml(text);
}
