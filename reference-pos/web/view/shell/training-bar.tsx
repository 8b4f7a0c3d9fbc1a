import { Icon } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';

/** Says on every screen that this is practice (LAW-34). */
export function TrainingBar() {
  const { state, words, client } = useTill();
  if (!state.training || !state.signedIn) return null;
  return (
    <div class="training-bar" role="status">
      <Icon name="triangle-alert" />
      <strong>{state.training}</strong>
      {state.canTrain && (
        <button type="button" class="button" onClick={() => client.setTraining(false)}>
          {words.trade.endTraining}
        </button>
      )}
    </div>
  );
}
