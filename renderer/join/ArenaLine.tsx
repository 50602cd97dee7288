import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { nightOf } from '../lib/arena/night.ts';
import type { Night } from '../lib/arena/night.ts';
import { useScreen } from '../lib/arena/react.tsx';

const SAID = {
  noSession: 'noSession',
  lobby: 'lobby',
  live: 'live',
  voting: 'between',
  closed: 'between',
  reveal: 'between',
  revealed: 'between',
} as const satisfies Record<Night, string>;

/** Whether the arena is there. */
export function ArenaLine() {
  const t = useTexts(join);
  const night = useScreen(({ arena }) => nightOf(arena));
  const number = useScreen(({ arena }) => arena.round?.index ?? 0);
  const isLost = useScreen(({ connection }) => connection === 'lost');
  const state = isLost ? 'lost' : (night ?? 'asking');
  return (
    <p className="join-arena" data-night={state} role="status">
      <span className="join-light" aria-hidden="true" />
      {t(isLost ? 'lineLost' : night === null ? 'asking' : SAID[night], { n: number })}
    </p>
  );
}
