import { describe, expect, it } from 'vitest';
import { TypedEvents } from './typed-events.ts';

interface PrinterEvents {
  readonly receipt: { readonly text: string };
  readonly pulse: number;
}

describe('typed events', () => {
  it('reach their listeners in order, until these leave', () => {
    const events = new TypedEvents<PrinterEvents>();
    const heard: string[] = [];
    const off = events.on('pulse', (pin) => heard.push(`first ${pin}`));
    events.on('pulse', (pin) => heard.push(`second ${pin}`));
    events.emit('pulse', 2);
    off();
    off();
    events.emit('pulse', 5);
    expect(heard).toEqual(['first 2', 'second 2', 'second 5']);
  });

  it('can be waited for, also for one that fits', async () => {
    const events = new TypedEvents<PrinterEvents>();
    const any = events.next('receipt');
    const fitting = events.next('receipt', ({ text }) => text.includes('Kopie'));
    events.emit('receipt', { text: 'Beleg' });
    events.emit('receipt', { text: 'Beleg, Kopie' });
    expect(await any).toEqual({ text: 'Beleg' });
    expect(await fitting).toEqual({ text: 'Beleg, Kopie' });
  });

  it('a listener may leave or come while an event is on its way', () => {
    const events = new TypedEvents<PrinterEvents>();
    const heard: string[] = [];
    const off = events.on('pulse', () => {
      heard.push('once');
      off();
      events.on('pulse', () => heard.push('late'));
    });
    events.emit('pulse', 2);
    events.emit('pulse', 2);
    expect(heard).toEqual(['once', 'late']);
  });
});
