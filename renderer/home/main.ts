import { byId, setText } from '../lib/dom.ts';
import { translatePage } from '../lib/i18n.ts';
import { texts } from './texts.ts';

const language = translatePage(texts);
setText(byId('command'), `llm-arena join --url ${location.origin}`);

// The other pages open in the language this one is in.
if (language.tag === 'en') {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-page]')) link.search = '?lang=en';
}
