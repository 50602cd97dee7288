import { call } from '../../lib/api/call.ts';
import { useAsked } from '../../lib/api/use-asked.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { results as texts } from '../../i18n/console-side.ts';
import { scoreText } from '../../i18n/moments.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';

/** Points over the rounds that are revealed. */
export function Night({ sessionId }: { sessionId: string | null }) {
  const t = useTexts(texts);
  const isConnected = useScreen((screen) => screen.connection === 'connected');
  // Who is hidden or removed later earns nothing.
  const version = useScreen(({ arena }) =>
    [...arena.rounds.filter(({ status }) => status === 'revealed').map(({ id }) => id), arena.entriesChanged].join(' '),
  );
  const ask = () => call('getSessionScoreboard', { query: { sessionId: sessionId ?? undefined } });
  const { answer, failed, again } = useAsked(ask, sessionId, version, isConnected);
  const rows = answer?.scoreboard ?? [];
  return (
    <Panel
      title={t('night')}
      name="results-night"
      aside={
        answer === null || answer.rounds === 0 ? null : (
          <span className="results-note">{t('nightRounds', { n: answer.rounds })}</span>
        )
      }
    >
      {failed ? (
        <p role="alert" className="results-failed">
          {t('failed')} <Button label={t('again')} onPress={again} acts />
        </p>
      ) : null}
      {rows.length === 0 ? (
        failed ? null : (
          <p className="results-note">{t('nightNone')}</p>
        )
      ) : (
        <NightTable rows={rows} />
      )}
    </Panel>
  );
}

type Rows = Awaited<ReturnType<typeof call<'getSessionScoreboard'>>>['scoreboard'];

function NightTable({ rows }: { rows: Rows }) {
  const t = useTexts(texts);
  const words = useTexts(shared);
  const { tag } = useLanguage();
  return (
    <table className="night-table">
      <thead>
        <tr>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('points')}</th>
          <th scope="col">{t('wins')}</th>
          <th scope="col">{t('roundsIn')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.participant_id} data-night={row.participant_id}>
            <td data-place={row.place}>{words('placeShort', { n: row.place })}</td>
            <th scope="row">
              <span className="score-name" dir="auto" title={row.nickname}>
                {row.nickname}
              </span>
              <span className="score-machine" dir="auto" title={`${row.model} · ${row.runner}`}>
                {row.model} · {row.runner}
              </span>
            </th>
            <td>{scoreText(row.points, tag)}</td>
            <td>{row.wins}</td>
            <td>{row.rounds}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
