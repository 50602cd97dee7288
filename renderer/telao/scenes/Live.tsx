import type { RoundView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useNow } from '../../lib/arena/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { Alone } from '../parts/Alone.tsx';
import { BareCard, Card } from '../parts/Card.tsx';
import { Countdown } from '../parts/Countdown.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { keyOf, shownEntries } from '../state/entries.ts';
import { MOST_CARDS, cellsFor } from '../state/grid.ts';
import { pageAt } from '../state/pages.ts';
import { disconnectedIds } from '../state/presence.ts';
import { useOrder } from '../state/use-order.ts';
import { useTurns } from '../state/use-turns.ts';
import './live.css';

/** How long a page of cards stays. Milliseconds. */
const TURN_MS = 8_000;
/** How often figures move: faster than this they flicker. Milliseconds. */
const FIGURES_MS = 500;

/** Everybody generates: as many answers side by side as can be read, the rest on pages that turn. */
export function Live({ arena, round }: { arena: ArenaState; round: RoundView }) {
  const t = useTexts(telao);
  const entries = shownEntries(arena);
  const now = useNow(FIGURES_MS, round.status === 'live');
  const isPaged = entries.length > MOST_CARDS;
  const turn = useTurns(TURN_MS, isPaged);
  const { page, pages, from, to } = pageAt(entries.length, MOST_CARDS, turn);
  const moving = useOrder(entries, Math.floor(turn / pages));
  // What fits on one page stays where it is.
  const inOrder = isPaged ? moving : entries;
  const away = disconnectedIds(arena.participants);
  return (
    <>
      <RoundHead round={round} doing={isPaged ? t('page', { page: page + 1, pages }) : ''} withPrompt>
        <Countdown round={round} saidAt={arena.roundSaidAt} />
      </RoundHead>
      {entries.length === 0 ? <p className="live-nobody">{t('noEntries')}</p> : null}
      <div className="live-grid" data-cells={cellsFor(to - from, isPaged)}>
        {inOrder.slice(from, to).map((entry) => (
          <Alone key={`${round.id} ${keyOf(entry)}`} otherwise={<BareCard entry={entry} />}>
            <Card
              entry={entry}
              isConnected={!away.has(entry.view.participantId)}
              maxTokens={round.maxTokens}
              now={now}
            />
          </Alone>
        ))}
      </div>
    </>
  );
}
