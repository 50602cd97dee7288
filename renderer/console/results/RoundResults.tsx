import { Eye, EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import { useAsked } from '../../lib/api/use-asked.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { results as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import { isCovered, labelsOf, resultRows, resultsVersion } from './rows.ts';
import { ScoreTable } from './ScoreTable.tsx';

const NOBODY: readonly never[] = [];

/** The results of one round, asked again when a message says that they moved. */
export function RoundResults({ round, sessionId }: { round: RoundView; sessionId: string }) {
  const t = useTexts(texts);
  const [isUncovered, uncover] = useState(false);
  const isOnStage = useScreen((screen) => screen.arena.round?.id === round.id);
  const voters = useScreen((screen) => (isOnStage ? screen.arena.voters : 0));
  const tally = useScreen((screen) => (isOnStage ? screen.arena.tally : NOBODY));
  const shown = useScreen((screen) => (isOnStage ? screen.arena.revealed : NOBODY));
  const entries = useScreen((screen) => (isOnStage && round.blind ? screen.arena.entries : NOBODY));
  const withheld = useScreen((screen) => screen.arena.entriesChanged);
  const isConnected = useScreen((screen) => screen.connection === 'connected');
  const revealed = useMemo(() => new Set(shown.map((row) => row.participant_id)), [shown]);
  const labels = useMemo(() => labelsOf(entries), [entries]);

  // A tally is another object each time it moves, and so is the round when it does.
  const version = useMemo(
    () => ({ moves: resultsVersion(round, voters), tally, withheld }),
    [round, voters, tally, withheld],
  );
  const ask = () => call('getScoreboard', { query: { roundId: round.id, sessionId } });
  const { answer, failed, again } = useAsked(ask, round.id, version, isConnected);

  const covered = isCovered(round);
  const rows = useMemo(
    () => (answer === null ? null : resultRows(answer.scoreboard, { round, revealed, isUncovered, labels })),
    [answer, round, revealed, isUncovered, labels],
  );
  return (
    <div className="round-results" data-round-results={round.id}>
      <p className="round-results-prompt" dir="auto">
        {round.prompt}
      </p>
      {covered ? (
        <div className="round-results-cover">
          <p>
            {t(isUncovered ? 'uncovered' : 'covered')} {round.blind && !isUncovered ? t('coveredBlind') : null}
          </p>
          <Button
            icon={isUncovered ? EyeOff : Eye}
            label={t(isUncovered ? 'cover' : 'uncover')}
            onPress={() => uncover(!isUncovered)}
          />
        </div>
      ) : null}
      {failed ? (
        <p role="alert" className="results-failed">
          {t('failed')} <Button label={t('again')} onPress={again} acts />
        </p>
      ) : null}
      {rows === null && !failed ? (
        <p role="status" className="results-note">
          {t('loading')}
        </p>
      ) : null}
      {rows === null || answer === null ? null : rows.length === 0 ? (
        <p className="results-note">{t('noneHere')}</p>
      ) : (
        <>
          <p className="results-note">{answer.voters === 0 ? t('votersNone') : t('voters', { n: answer.voters })}</p>
          <ScoreTable rows={rows} round={round} />
        </>
      )}
    </div>
  );
}
