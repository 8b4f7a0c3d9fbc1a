import type { Align, Block, ReceiptDocument } from '../receipt-document.ts';
import type { Paper } from './paper.ts';
import { printableText } from './printable-text.ts';
import { type QrSize, qrSizeFor } from './qr-size.ts';
import { wrap } from './wrap.ts';

/** What is put on paper, from top to bottom; every text line fits. */
export type PaperItem =
  | (TextStyle & { readonly type: 'line'; readonly text: string })
  | (QrSize & { readonly type: 'qr'; readonly data: string })
  | { readonly type: 'feed'; readonly lines: number }
  | { readonly type: 'cut' };

export interface TextStyle {
  readonly align: Align;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly size: 1 | 2;
}

/** A part of the document that this paper cannot carry. */
export class DoesNotFit extends Error {
  readonly code = 'RECEIPT_DOES_NOT_FIT';
}

const plain: TextStyle = { align: 'left', bold: false, underline: false, size: 1 };

/** A right text wider than this share of the line goes to a line of its own. */
const widestRightShare = 0.6;

const utf8 = new TextEncoder();

/** Lays a document out for one paper width; throws `DoesNotFit` for a QR code that no size makes fit. */
export function layOut(document: ReceiptDocument, paper: Paper): PaperItem[] {
  return document.blocks.flatMap((block) => layOutBlock(block, paper));
}

function layOutBlock(block: Block, paper: Paper): PaperItem[] {
  switch (block.type) {
    case 'text': {
      const style = {
        align: block.align ?? 'left',
        bold: block.bold ?? false,
        underline: block.underline ?? false,
        size: block.size ?? 1,
      };
      return wrap(printableText(block.text), Math.floor(paper.columns / style.size)).map(lineOf(style));
    }
    case 'columns':
      return columnLines(printableText(block.left), printableText(block.right), paper.columns).map(
        lineOf({ ...plain, bold: block.bold ?? false }),
      );
    case 'rule':
      return [lineOf(plain)('-'.repeat(paper.columns))];
    case 'qr':
      return [qrItem(block.data, paper)];
    case 'feed':
      return [{ type: 'feed', lines: Math.max(0, Math.min(255, Math.round(block.lines))) }];
    case 'cut':
      return [{ type: 'cut' }];
    default:
      return block satisfies never;
  }
}

const lineOf =
  (style: TextStyle) =>
  (text: string): PaperItem => ({ type: 'line', text, ...style });

function columnLines(left: string, right: string, columns: number): string[] {
  const flat = right.replaceAll('\n', ' ');
  if (flat.length > columns * widestRightShare) {
    return [...wrap(left, columns), ...wrap(flat, columns).map((line) => line.padStart(columns))];
  }
  const room = columns - flat.length - (flat === '' ? 0 : 1);
  const lines = wrap(left, room);
  const last = lines.pop() ?? '';
  return [...lines, flat === '' ? last : last.padEnd(columns - flat.length) + flat];
}

function qrItem(data: string, paper: Paper): PaperItem {
  const bytes = utf8.encode(data).length;
  const size = qrSizeFor(bytes, paper);
  if (!size) {
    throw new DoesNotFit(
      `A QR code with ${bytes} bytes fits no ${paper.widthDots}-dot paper; shorten its data or use wider paper.`,
    );
  }
  return { type: 'qr', data, ...size };
}
