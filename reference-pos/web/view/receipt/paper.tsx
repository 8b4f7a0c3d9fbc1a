import { useEffect, useRef } from 'preact/hooks';
import type { ReceiptState } from '../../model/index.ts';
import { drawPaper } from '../../paper/draw-paper.ts';

/** The receipt as it comes out of the printer, dot for dot; screen readers get its text. */
export function Paper({
  items,
  label,
}: {
  readonly items: NonNullable<ReceiptState['paper']>;
  readonly label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, items);
  }, [items]);
  const text = items.map((item) => (item.type === 'line' ? item.text : '')).join('\n');
  return (
    <div class="paper">
      <div class="paper__sheet">
        <canvas ref={canvas} role="img" aria-label={label} />
        <pre class="visually-hidden">{text}</pre>
      </div>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, items: NonNullable<ReceiptState['paper']>): void {
  const { widthDots, heightDots, dots } = drawPaper(items);
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
