import { deviceShapes, shapeClass } from '../devices/device-svg.ts';
import type { DeviceKind } from '../devices/devices.ts';
import { meaning } from './icon.tsx';

/** A device, drawn for the size it is shown at; `lamp` is the CSS colour of its lamps. */
export function Device({
  kind,
  size = 48,
  label,
}: {
  readonly kind: DeviceKind;
  readonly size?: number;
  readonly label?: string;
}) {
  const { shapes, strokeUnits } = deviceShapes(kind, size);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: `meaning` names the drawing or marks it as decoration
    <svg class="device" width={size} height={size} viewBox="0 0 240 240" stroke-width={strokeUnits} {...meaning(label)}>
      {shapes.map((shape) => (
        <path key={shape.path} class={shapeClass(shape)} d={shape.path} />
      ))}
    </svg>
  );
}
