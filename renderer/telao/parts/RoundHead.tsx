import type { ReactNode } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { useTexts } from '../../i18n/react.tsx';
import './round-head.css';

/** Beyond this many characters a prompt is set smaller, on three lines. */
const LONG = 100;

interface RoundHeadProps {
  readonly round: RoundView;
  /** What is going on, beside the round's number. */
  readonly doing?: string;
  /** The heading; the round's title where none is given, else its prompt. */
  readonly heading?: string;
  /** Lines of prompt at most; it is read in full while it is asked. */
  readonly withPrompt?: boolean;
  /** At the right: the one figure that counts now. */
  readonly children?: ReactNode;
}

/** Which round this is, and what was asked. */
export function RoundHead({ round, doing = '', heading, withPrompt = false, children }: RoundHeadProps) {
  const t = useTexts(shared);
  const facts = [t('round', { n: round.index }), round.blind ? t('blind') : '', doing];
  const title = heading ?? round.title ?? '';
  return (
    <header className="round-head">
      <div className="round-head-asked">
        <div className="round-head-top" data-short={withPrompt}>
          <p className="round-head-facts">{facts.filter((fact) => fact !== '').join(' · ')}</p>
          <h1 className={title === '' ? 'visually-hidden' : 'round-head-title'} dir="auto">
            {title === '' ? t('round', { n: round.index }) : title}
          </h1>
        </div>
        {withPrompt ? (
          <p className="round-head-prompt" dir="auto" data-alone={title === ''} data-long={round.prompt.length > LONG}>
            {round.prompt}
          </p>
        ) : null}
      </div>
      {children}
    </header>
  );
}
