import { useEffect, useRef } from 'preact/hooks';
import type { ReceiptState } from '../../model/index.ts';
import { drawPaper } from '../../paper/draw-paper.ts';

type PaperState = NonNullable<ReceiptState['paper']>;

/** The receipt as it comes out of the printer, dot for dot; screen readers get its text. */
export function Paper({ paper, label }: { readonly paper: PaperState; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, paper);
  }, [paper]);
  const text = paper.items.map((item) => (item.type === 'line' ? item.text : '')).join('\n');
  return (
    <div class="paper">
      <div class="paper__sheet">
        <canvas ref={canvas} role="img" aria-label={label} />
        <pre class="visually-hidden">{text}</pre>
      </div>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, paper: PaperState): void {
  const { widthDots, heightDots, dots } = drawPaper(paper.items, paper.widthDots);
  canvas.width = widthDots;
  canvas.height = heightDots;
  const context = canvas.getContext('2d');
  if (!context || heightDots === 0) return;
  const image = context.createImageData(widthDots, heightDots);
  // Receipt ink (#22201e) on nothing, so that the sheet's own colour shows through.
  dots.forEach((dot, index) => {
    if (dot) image.data.set([0x22, 0x20, 0x1e, 0xff], index * 4);
  });
  context.putImageData(image, 0, 0);
}
