import { useEffect, useState } from 'react';
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
import './results.css';

/** Scores of the open session: a round, the night so far, and everything to take home. */
export function Results() {
  const t = useTexts(texts);
  const session = useScreen((screen) => screen.arena.session);
  const all = useScreen((screen) => screen.arena.rounds);
  const onStage = useScreen((screen) => screen.arena.round?.id ?? null);
  const rounds = roundsWithResults(all);
  const [chosenId, choose] = useState<string | null>(null);
  useEffect(() => choose(null), [onStage]);
  const round = rounds.find(({ id }) => id === (chosenId ?? onStage)) ?? rounds[0] ?? null;
  return (
    <div className="results">
      <Panel
        title={t('title')}
        name="results-round"
        aside={round === null ? null : <RoundChooser rounds={rounds} chosen={round.id} onChoose={choose} />}
      >
        {round === null ? <p className="results-note">{t('none')}</p> : <RoundResults key={round.id} round={round} />}
      </Panel>
      <div className="results-side">
        <Night />
        {session === null ? null : (
          <Panel title={t('exports')} name="results-exports">
            <p className="results-note">{t('exportsHint')}</p>
            <Exports />
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
