import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { EntryMark } from '../../ui/EntryMark.tsx';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { isMasked, keyOf } from '../state/entries.ts';
import './who.css';

interface WhoProps {
  readonly mark: string;
  readonly name: string;
  /** Shown where all of it fits. */
  readonly model?: string;
  /** A label is told by its last letter: it is never cut. */
  readonly isLabel?: boolean;
}

/** A mark and a name. Whatever was typed as a name stays on its line, and is told in full. */
export function Who({ mark, name, model = '', isLabel = false }: WhoProps) {
  const named = (
    <bdi className="who-name" title={name} data-label={isLabel}>
      {name}
    </bdi>
  );
  return (
    <span className="who">
      <EntryMark name={mark} />
      {model === '' ? (
        named
      ) : (
        <span className="who-words drops">
          {named}
          <bdi className="who-model" title={model}>
            {model}
          </bdi>
        </span>
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
  const isLabel = isMasked(entry);
  const model = withModel && !isLabel ? entry.view.model : '';
  return <Who mark={keyOf(entry)} name={nameOf(entry)} model={model} isLabel={isLabel} />;
}
