import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { keepLanguage, startLanguage } from './language.ts';
import { translator } from './translate.ts';
import type { Catalogue, Tag, Translate } from './translate.ts';

interface Chosen {
  readonly tag: Tag;
  readonly choose: (tag: Tag) => void;
}

const Language = createContext<Chosen>({ tag: 'pt-BR', choose: () => undefined });

/** Gives a page its language, from its address or the last choice. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [tag, setTag] = useState(startLanguage);
  const choose = useCallback((next: Tag) => {
    keepLanguage(next);
    setTag(next);
  }, []);
  const chosen = useMemo(() => ({ tag, choose }), [tag, choose]);
  return <Language value={chosen}>{children}</Language>;
}

/** The same tree in a language that is given: for tests, and for a screen that the organizer sets. */
export function FixedLanguage({ tag, children }: { tag: Tag; children: ReactNode }) {
  const chosen = useMemo(() => ({ tag, choose: () => undefined }), [tag]);
  return <Language value={chosen}>{children}</Language>;
}

export function useLanguage(): Chosen {
  return useContext(Language);
}

/** The texts of a catalogue in the page's language. */
export function useTexts<Key extends string>(texts: Catalogue<Key>): Translate<Key> {
  const { tag } = useLanguage();
  return useMemo(() => translator(texts, tag), [texts, tag]);
}
