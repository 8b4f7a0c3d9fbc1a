import { useRef } from 'preact/hooks';
import { useKeys } from '../use-keys.ts';

/**
 * Codes typed without a field: a barcode scanner is a keyboard that ends with Enter (KS-20), and a person may type an
 * article's number the same way. Enter on a focused button belongs to the button unless a code stands before it.
 */
export function useScanner(onCode: (code: string) => void): void {
  const typed = useRef('');
  useKeys((key, event) => {
    if (/^\d$/.test(key)) {
      typed.current += key;
      return;
    }
    if (key === 'Enter' && typed.current.length >= 3) {
      event.preventDefault();
      onCode(typed.current);
    }
    typed.current = '';
  });
}
