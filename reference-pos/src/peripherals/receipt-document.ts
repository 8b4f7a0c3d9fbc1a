/**
 * A receipt as printer-neutral blocks: written once by the fiscal side, drawn by the ESC/POS driver, the ePOS builder and
 * the screen. Wide layout is 48 columns of the normal font (80 mm paper); narrower printers lay `columns` and `rule` out anew.
 */
export interface ReceiptDocument {
  readonly width48: true;
  readonly blocks: readonly Block[];
}

export type Align = 'left' | 'center' | 'right';

export type Block = TextBlock | ColumnsBlock | RuleBlock | QrBlock | FeedBlock | CutBlock;

/** Running text; wraps at words. `size: 2` doubles width and height, so half as many columns fit. */
export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly size?: 1 | 2;
}

/** One line with a text at each edge, as an article and its price. */
export interface ColumnsBlock {
  readonly type: 'columns';
  readonly left: string;
  readonly right: string;
  readonly bold?: boolean;
}

/** A line across the paper. */
export interface RuleBlock {
  readonly type: 'rule';
}

/** A QR code, centred, as large as the paper allows. `data` is printable ASCII (the TSE's data is). */
export interface QrBlock {
  readonly type: 'qr';
  readonly data: string;
}

export interface FeedBlock {
  readonly type: 'feed';
  readonly lines: number;
}

/** Feed past the cutter, then cut. */
export interface CutBlock {
  readonly type: 'cut';
}
