import { limits } from '../../../protocol/limits.ts';
import { results as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';

/** A mean score as a figure and a length. */
export function MeanBar({ mean, text }: { mean: number | null; text: string }) {
  const t = useTexts(texts);
  return (
    <span className="mean-bar">
      <span className="mean-bar-figure">{text}</span>
      {mean === null ? null : (
        <meter
          className="mean-bar-length"
          min={0}
          max={limits.score.max}
          value={mean}
          aria-label={t('meanOf', { n: text })}
        />
      )}
    </span>
  );
}
