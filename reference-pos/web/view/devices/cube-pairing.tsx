import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';

/** Lets a cube into the salon by a code that works once, and shows it out again. */
export function CubePairing() {
  const { state, words, client } = useTill();
  const [isAsking, setAsking] = useState(false);
  const { cubeState } = state;
  if (!cubeState) return null;
  const { isPaired, isBusy, code, codeText, problem } = cubeState;
  return (
    <section class="card cube-pairing" data-paired={isPaired}>
      <h2>{words.cube.title}</h2>
      <p class="cube-pairing__text">{isPaired ? words.cube.paired : words.cube.notPaired}</p>
      {code && (
        <output class="cube-pairing__code">
          <strong>{code}</strong>
          <span>{codeText}</span>
        </output>
      )}
      {problem && (
        <p class="notice notice--bad" role="alert">
          {problem}
        </p>
      )}
      {isPaired && isAsking && (
        <fieldset class="question" aria-label={words.cube.unpair}>
          <p>
            <strong>{words.cube.unpairQuestion}</strong> {words.cube.unpairText}
          </p>
          <button
            type="button"
            class="button button--bad"
            onClick={() => {
              setAsking(false);
              void client.unpairCube();
            }}
          >
            {words.cube.unpairNow}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {words.cube.keep}
          </button>
        </fieldset>
      )}
      <div class="cube-pairing__acts">
        {!isPaired && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void client.makeCubeCode()}>
            <Icon name="plus" />
            {code ? words.cube.makeAnother : words.cube.makeCode}
          </button>
        )}
        {isPaired && !isAsking && (
          <button type="button" class="button" disabled={isBusy} onClick={() => setAsking(true)}>
            {words.cube.unpair}
          </button>
        )}
      </div>
    </section>
  );
}
