import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import './voters.css';

/** How many have voted; what they voted is nobody's business yet. */
export function Voters({ count, isSmall = false }: { count: number; isSmall?: boolean }) {
  const t = useTexts(telao);
  const { tag } = useLanguage();
  return (
    <p className="voters" data-small={isSmall} aria-live="polite">
      <strong data-voters>{count.toLocaleString(tag)}</strong> <span>{t('votedWord', { n: count === 1 ? 1 : 2 })}</span>
    </p>
  );
}
