// Texts in two languages, small enough for the phone: a library for this costs a quarter of that page's budget.

export type Tag = 'pt-BR' | 'en';

/** A sentence, or its forms by the value of `n`. `{name}` in it is replaced by `values.name`. */
export type Text = string | { readonly one: string; readonly other: string };

/** A surface's texts: Portuguese decides which keys there are, English must have them all. */
export interface Catalogue<Key extends string> {
  readonly 'pt-BR': Readonly<Record<Key, Text>>;
  readonly en: Readonly<Record<Key, Text>>;
}

export type Values = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/** Ties the two languages together: a key that one of them lacks does not compile. */
export function catalogue<const Key extends string>(
  portuguese: Readonly<Record<Key, Text>>,
  english: Readonly<Record<NoInfer<Key>, Text>>,
): Catalogue<Key> {
  return { 'pt-BR': portuguese, en: english };
}

export function translator<Key extends string>(texts: Catalogue<Key>, tag: Tag): Translate<Key> {
  const chosen = texts[tag];
  return (key, values = {}) => {
    const text = chosen[key];
    const form = typeof text === 'string' ? text : text[Number(values['n']) === 1 ? 'one' : 'other'];
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => shown(values[name], tag) ?? whole);
  };
}

function shown(value: string | number | undefined, tag: Tag): string | undefined {
  return typeof value === 'number' ? value.toLocaleString(tag) : value;
}
