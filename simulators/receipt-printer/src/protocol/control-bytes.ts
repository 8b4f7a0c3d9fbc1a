/** Control bytes of ESC/POS by their ASCII names. */
export const EOT = 0x04;
export const ENQ = 0x05;
export const HT = 0x09;
export const LF = 0x0a;
export const FF = 0x0c;
export const CR = 0x0d;
export const DLE = 0x10;
export const DC4 = 0x14;
export const CAN = 0x18;
export const ESC = 0x1b;
export const FS = 0x1c;
export const GS = 0x1d;
