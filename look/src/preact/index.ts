export { Chip } from './chip.tsx';
export { Device } from './device.tsx';
export { Icon } from './icon.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { type Tone, toneIcons } from './tone.ts';
