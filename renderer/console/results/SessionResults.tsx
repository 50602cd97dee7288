import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { results as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { Field } from '../ui/Field.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Exports } from './Exports.tsx';
import { Night } from './Night.tsx';
import { RoundResults } from './RoundResults.tsx';
import { roundsWithResults } from './rows.ts';

interface SessionResultsProps {
  readonly sessionId: string | null;
  readonly rounds: readonly RoundView[];
  /** Above it all: which session this is. */
  readonly head?: ReactNode;
}

/** A round, the night so far, and everything to take home. */
export function SessionResults({ sessionId, rounds: all, head }: SessionResultsProps) {
  const t = useTexts(texts);
  const onStage = useScreen((screen) => screen.arena.round?.id ?? null);
  const rounds = roundsWithResults(all);
  const [chosenId, choose] = useState<string | null>(null);
  useEffect(() => choose(null), [onStage]);
  const round = rounds.find(({ id }) => id === (chosenId ?? onStage)) ?? rounds[0] ?? null;
  return (
    <div className="results" data-results-of={sessionId ?? undefined}>
      {head}
      <Panel
        title={t('title')}
        name="results-round"
        aside={round === null ? null : <RoundChooser rounds={rounds} chosen={round.id} onChoose={choose} />}
      >
        {round === null || sessionId === null ? (
          <p className="results-note">{t('none')}</p>
        ) : (
          <RoundResults key={round.id} round={round} sessionId={sessionId} />
        )}
      </Panel>
      <div className="results-side">
        <Night sessionId={sessionId} />
        {sessionId === null ? null : (
          <Panel title={t('exports')} name="results-exports">
            <p className="results-note">{t('exportsHint')}</p>
            <Exports sessionId={sessionId} />
          </Panel>
        )}
      </div>
    </div>
  );
}

interface RoundChooserProps {
  readonly rounds: ReturnType<typeof roundsWithResults>;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function RoundChooser({ rounds, chosen, onChoose }: RoundChooserProps) {
  const t = useTexts(texts);
  const words = useTexts(shared);
  return (
    <div className="results-chooser">
      <Field label={t('choose')}>
        {(control) => (
          <select {...control} value={chosen} onChange={(event) => onChoose(event.target.value)}>
            {rounds.map(({ id, index, title, status }) => (
              <option key={id} value={id}>
                {title === null ? words('round', { n: index }) : t('roundTitle', { n: index, title })} · {t(status)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
