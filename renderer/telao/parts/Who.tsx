import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { EntryMark } from '../../ui/EntryMark.tsx';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { isMasked, keyOf } from '../state/entries.ts';
import './who.css';

/** A mark and a name. Whatever was typed as a name stays on its line, and is told in full. */
export function Who({ mark, name, model = '' }: { mark: string; name: string; model?: string }) {
  return (
    <span className="who">
      <EntryMark name={mark} />
      <bdi className="who-name" title={name}>
        {name}
      </bdi>
      {model === '' ? null : (
        <bdi className="who-model" title={model}>
          {model}
        </bdi>
      )}
    </span>
  );
}

/** Who an entry is by, as far as the room may know. */
export function useNameOf(): (entry: ScreenEntry) => string {
  const t = useTexts(telao);
  return (entry) => (isMasked(entry) ? t('answerOf', { label: keyOf(entry) }) : entry.view.nickname);
}

/** The author of an entry, with the model where there is room for it. */
export function Author({ entry, withModel = false }: { entry: ScreenEntry; withModel?: boolean }) {
  const nameOf = useNameOf();
  return <Who mark={keyOf(entry)} name={nameOf(entry)} model={withModel ? entry.view.model : ''} />;
}
