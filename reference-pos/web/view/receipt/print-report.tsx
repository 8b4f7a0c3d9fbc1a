import { Icon, Notice } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';

/** What became of the paper, and the key that prints it again. */
export function PrintReport() {
  const { state, client } = useTill();
  const { printing } = state;
  if (!printing) return null;
  return (
    <Notice
      tone={printing.tone}
      icon="printer"
      title={printing.title}
      action={
        printing.again && (
          <button type="button" class="button" onClick={() => void client.printAgain()}>
            <Icon name="printer" />
            {printing.again}
          </button>
        )
      }
    >
      {printing.text !== '' && <p>{printing.text}</p>}
    </Notice>
  );
}
