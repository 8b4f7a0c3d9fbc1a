/** Sizes in px; `line` is the line height as a factor. The till is read at arm's length, so nothing is under 13. */
export const typeScale = {
  fine: { sizePx: 13, line: 1.4 },
  small: { sizePx: 15, line: 1.45 },
  base: { sizePx: 17, line: 1.5 },
  large: { sizePx: 20, line: 1.35 },
  title: { sizePx: 25, line: 1.25 },
  amount: { sizePx: 34, line: 1.15 },
  total: { sizePx: 46, line: 1.1 },
  display: { sizePx: 64, line: 1.05 },
} as const;

export type TypeSize = keyof typeof typeScale;

export const fontFamilies = {
  /** Inter comes with the package; the rest is for the second before it is there. */
  text: "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif",
  code: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
} as const;

export const fontWeights = { normal: 420, medium: 540, strong: 640 } as const;
