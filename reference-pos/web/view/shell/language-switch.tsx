import { Icon } from '@kassensturz/look/preact';
import { type Language, wordsOf } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

const languages: readonly Language[] = ['de', 'en'];

/** Changes to the other language; the key says its name in that language. */
export function LanguageSwitch() {
  const { state, client } = useTill();
  const other = languages.find((language) => language !== state.language) ?? 'de';
  return (
    <button type="button" class="button button--quiet" lang={other} onClick={() => client.setLanguage(other)}>
      <Icon name="languages" size={18} />
      {wordsOf(other).languageName}
    </button>
  );
}
