import { type Colours, dark, light } from '../tokens/colours.ts';
import { motion } from '../tokens/motion.ts';
import { radius, space, touch } from '../tokens/space.ts';
import { fontFamilies, fontWeights, typeScale } from '../tokens/type.ts';

/**
 * All tokens as CSS custom properties (`--paper`, `--size-base`, `--space-4` …). The room decides between light and dark;
 * `data-theme="light"` or `"dark"` on the root element overrules it, and paper printed on paper is always light.
 */
export function tokensCss(): string {
  return [
    rule(':root', ['color-scheme: light', ...colourProperties(light), ...fixedProperties()]),
    `@media screen and (prefers-color-scheme: dark) {\n${rule(":root:not([data-theme='light'])", darkProperties())}\n}`,
    `@media screen {\n${rule(":root[data-theme='dark']", darkProperties())}\n}`,
    `@media (prefers-reduced-motion: reduce) {\n${rule(
      ':root',
      durations(() => 0),
    )}\n}`,
  ].join('\n');
}

const darkProperties = (): readonly string[] => ['color-scheme: dark', ...colourProperties(dark)];

const colourProperties = (colours: Colours): readonly string[] =>
  Object.entries(colours).map(([name, value]) => `--${kebab(name)}: ${value}`);

function fixedProperties(): readonly string[] {
  return [
    ...Object.entries(typeScale).flatMap(([name, { sizePx, line }]) => [
      `--size-${name}: ${sizePx / 16}rem`,
      `--line-${name}: ${line}`,
    ]),
    ...Object.entries(fontFamilies).map(([name, family]) => `--font-${name}: ${family}`),
    ...Object.entries(fontWeights).map(([name, weight]) => `--weight-${name}: ${weight}`),
    ...Object.entries(space).map(([name, px]) => `--space-${name}: ${px}px`),
    ...Object.entries(radius).map(([name, px]) => `--radius-${name}: ${px}px`),
    ...Object.entries(touch).map(([name, px]) => `--touch-${name}: ${px}px`),
    `--ease: ${motion.ease}`,
    ...durations((ms) => ms),
  ];
}

const durations = (of: (ms: number) => number): readonly string[] => [
  `--motion-key: ${of(motion.keyMs)}ms`,
  `--motion-plug: ${of(motion.plugMs)}ms`,
  `--motion-drawer: ${of(motion.drawerMs)}ms`,
  `--motion-paper: ${of(motion.paperMs)}ms`,
];

const rule = (selector: string, declarations: readonly string[]): string =>
  `${selector} {\n${declarations.map((declaration) => `  ${declaration};`).join('\n')}\n}`;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
