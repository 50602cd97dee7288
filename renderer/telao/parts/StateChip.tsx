import { Check, CircleDashed, Clock, Ellipsis, Loader, OctagonX, Unplug } from 'lucide-react';
import { stateText } from '../../i18n/entry-states.ts';
import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import type { EntryView } from '../../../protocol/model.ts';
import './state-chip.css';

/** Without a token for this long, one that generates is said to be stuck. Milliseconds. */
const STALLED_MS = 5_000;

const ICONS = {
  waiting: Ellipsis,
  generating: Loader,
  complete: Check,
  partial: CircleDashed,
  failed: OctagonX,
} as const satisfies Record<EntryView['status'], unknown>;

interface StateChipProps {
  readonly entry: ScreenEntry;
  readonly isConnected: boolean;
  /** This screen's clock. */
  readonly now: number;
  /** While all is well the sign says enough, and where the words do not fit in any case. */
  readonly isShort?: boolean;
}

/** Milliseconds since the last token of one that should be sending some; null while all is well. */
export function stalledFor({ view, lastAt }: ScreenEntry, now: number): number | null {
  if (view.status !== 'generating' || lastAt === null || now - lastAt < STALLED_MS) return null;
  return now - lastAt;
}

/** How an entry stands, as a sign and in words. */
export function StateChip({ entry, isConnected, now, isShort = false }: StateChipProps) {
  const { tag } = useLanguage();
  const t = useTexts(telao);
  const { view } = entry;
  const isOpen = view.status === 'waiting' || view.status === 'generating';
  const stalled = stalledFor(entry, now);
  if (isOpen && !isConnected) {
    return (
      <span className="state-chip" data-state="disconnected">
        <Unplug aria-hidden="true" />
        {t('disconnected')}
      </span>
    );
  }
  if (stalled !== null) {
    return (
      <span className="state-chip" data-state="stalled">
        <Clock aria-hidden="true" />
        {t('stalled', { n: Math.floor(stalled / 1_000) })}
      </span>
    );
  }
  const Icon = ICONS[view.status];
  return (
    <span className={isShort ? 'state-chip drops' : 'state-chip'} data-state={view.status}>
      <Icon aria-hidden="true" />
      <span className={isShort && isOpen ? 'visually-hidden' : undefined}>{stateText(view, tag)}</span>
    </span>
  );
}
