import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { consoleScript as texts } from '../../i18n/console-script.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { useNight } from '../night/night.ts';
import { draftsOf, isSessionOpen, roundName } from '../night/step.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { RoundForm } from './RoundForm.tsx';
import { RoundRow } from './RoundRow.tsx';
import { useDrag } from './use-drag.ts';
import './script.css';

/** The rounds of the night in order: what was, what is, and what is written for later. */
export function Script() {
  const t = useTexts(texts);
  const { act } = useDesk();
  const { writing, write } = useNight();
  const rounds = useScreen(({ arena }) => arena.rounds);
  const onStage = useScreen(({ arena }) => arena.round?.id ?? null);
  const isOpen = useScreen(({ arena }) => isSessionOpen(arena));
  const [openId, setOpenId] = useState<string | null>(null);
  const ids = draftsOf(rounds).map(({ id }) => id);
  const reorder = (roundIds: readonly string[], id: string): void => {
    const round = rounds.find((one) => one.id === id);
    const name = round === undefined ? '' : roundName(round, 40);
    const said = t('moved', { name, n: roundIds.indexOf(id) + 1 });
    void act(() => call('reorderRounds', { body: { roundIds: [...roundIds] } }), said);
  };
  const drag = useDrag(ids, reorder);

  if (!isOpen) {
    return (
      <Panel name="script" title={t('script')}>
        <p className="script-none">{t('noSession')}</p>
      </Panel>
    );
  }
  if (writing !== null) {
    const round = writing.kind === 'edit' ? (rounds.find(({ id }) => id === writing.roundId) ?? null) : null;
    return <RoundForm key={round?.id ?? 'new'} round={round} />;
  }
  return (
    <Panel
      name="script"
      title={t('script')}
      scrolls
      aside={<Button icon={PencilLine} label={t('write')} kind="quiet" onPress={() => write()} />}
    >
      {rounds.length === 0 ? (
        <div className="script-none">
          <h3>{t('none')}</h3>
          <p>{t('noneMore')}</p>
        </div>
      ) : (
        <ol className="round-rows">
          {rounds.map((round) => (
            <RoundRow
              key={round.id}
              round={round}
              isOnStage={round.id === onStage}
              isOpen={openId === round.id}
              onOpen={() => setOpenId(openId === round.id ? null : round.id)}
              drafts={ids}
              onReorder={reorder}
              drag={drag}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}
