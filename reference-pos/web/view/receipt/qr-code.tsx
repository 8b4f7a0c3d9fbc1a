import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

const quietModules = 4;

/** A QR code as SVG: dark modules on paper white with the quiet zone a reader needs, in dark rooms too. */
export function QrCode({ data, label }: { readonly data: string; readonly label: string }) {
  const { path, size } = useMemo(() => modulesOf(data), [data]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

/** Runs of dark modules as horizontal bars: one path instead of a thousand squares. */
function modulesOf(data: string): { readonly path: string; readonly size: number } {
  const { data: rows, size } = encode(data, { ecc: 'M', border: quietModules });
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size };
}
