import { Icon } from '@kassensturz/look/preact';
import { useEffect, useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const longest = 12;

export interface PinPadProps {
  readonly isBusy: boolean;
  readonly canEnter: boolean;
  readonly problem: string | undefined;
  readonly onEnter: (pin: string) => void;
}

/** Ten digits, a way back and a way in; the keyboard's digits and Enter work as well. The PIN never stands in a field. */
export function PinPad({ isBusy, canEnter, problem, onEnter }: PinPadProps) {
  const { words } = useTill();
  const [pin, setPin] = useState('');
  const isReady = pin !== '' && canEnter && !isBusy;
  const press = (digit: string): void => setPin((typed) => (typed + digit).slice(0, longest));
  const back = (): void => setPin((typed) => typed.slice(0, -1));
  const enter = (): void => {
    if (isReady) onEnter(pin);
  };
  useEffect(() => {
    if (problem) setPin('');
  }, [problem, isBusy]);
  useKeys((key, event) => {
    if (/^\d$/.test(key)) press(key);
    else if (key === 'Backspace') back();
    else if (key === 'Enter' && isReady) {
      event.preventDefault();
      enter();
    }
  });
  return (
    <div class="pin-pad">
      <div class="pin-pad__dots" role="status" aria-label={`${words.signIn.pin}: ${pin.length}`}>
        {Array.from({ length: Math.max(6, pin.length) }, (_, index) => (
          <span key={index} class={index < pin.length ? 'pin-pad__dot pin-pad__dot--set' : 'pin-pad__dot'} />
        ))}
      </div>
      <p class="pin-pad__problem" role="alert">
        {isBusy ? words.signIn.busy : problem}
      </p>
      <div class="pad">
        {digits.map((digit) => (
          <Digit key={digit} digit={digit} onPress={press} />
        ))}
        <button type="button" class="pad__key pad__key--quiet" aria-label={words.signIn.deleteDigit} onClick={back}>
          <Icon name="delete" size={26} />
        </button>
        <Digit digit="0" onPress={press} />
        <button
          type="button"
          class="pad__key pad__key--main"
          disabled={!isReady}
          aria-label={words.signIn.enter}
          onClick={enter}
        >
          <Icon name="arrow-right" size={28} />
        </button>
      </div>
    </div>
  );
}

function Digit({ digit, onPress }: { readonly digit: string; readonly onPress: (digit: string) => void }) {
  const { words } = useTill();
  return (
    <button type="button" class="pad__key" aria-label={words.signIn.digit(digit)} onClick={() => onPress(digit)}>
      {digit}
    </button>
  );
}
