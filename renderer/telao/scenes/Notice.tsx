import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import './notice.css';

type Key = keyof (typeof telao)['en'];

/** One thing to say, and nothing else on the screen. */
export function Notice({ says, more, title = null }: { says: Key; more?: Key; title?: string | null }) {
  const t = useTexts(telao);
  return (
    <section className="notice">
      <p className="notice-brand" dir="auto">
        {title ?? t('brand')}
      </p>
      <h1 className="notice-says">{t(says)}</h1>
      {more === undefined ? null : <p className="notice-more">{t(more)}</p>}
    </section>
  );
}
