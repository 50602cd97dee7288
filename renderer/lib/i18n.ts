/** A page's texts: Portuguese decides which keys there are, English must have them all. */
export interface Catalogue<Key extends string> {
  readonly pt: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

export interface Language<Key extends string> {
  /** For `lang` and number formats. */
  readonly tag: 'pt-BR' | 'en';
  /** The text of a key; `{name}` in it is replaced by `values.name`. */
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
}

/** `?lang=en` asks for English; everything else is Portuguese. */
export function languageOf(search: string): 'pt' | 'en' {
  return /^en\b/i.test(new URLSearchParams(search).get('lang') ?? '') ? 'en' : 'pt';
}

export function translator<Key extends string>(catalogue: Catalogue<Key>, language: 'pt' | 'en'): Language<Key> {
  const texts = catalogue[language];
  return {
    tag: language === 'en' ? 'en' : 'pt-BR',
    t: (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
  };
}

/** Sets the page's language, and the text of every element that names a key in `data-t`. */
export function translatePage<Key extends string>(catalogue: Catalogue<Key>): Language<Key> {
  const language = translator(catalogue, languageOf(location.search));
  document.documentElement.lang = language.tag;
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) {
    const key = element.dataset['t'] ?? '';
    if (key in catalogue.pt) element.textContent = language.t(key as Key);
  }
  return language;
}
