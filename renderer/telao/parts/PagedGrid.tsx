import type { CSSProperties, ReactNode } from 'react';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { filledBy } from '../state/grid.ts';
import { pageAt } from '../state/pages.ts';
import { useRoom } from '../state/use-room.ts';
import { useTurns } from '../state/use-turns.ts';
import './paged-grid.css';

/** How long a page of a list stays. Milliseconds. */
const TURN_MS = 8_000;

interface PagedGridProps<Item> {
  readonly items: readonly Item[];
  /** Least width of a cell and its height, in rem. */
  readonly width: number;
  readonly height: number;
  /** Most columns, where there is room for more. */
  readonly columns?: number;
  readonly children: (item: Item) => ReactNode;
}

/** A list in as many columns as fit, top to bottom; what does not fit is on further pages that turn by themselves. */
export function PagedGrid<Item>({ items, width, height, columns: mostColumns = 9, children }: PagedGridProps<Item>) {
  const t = useTexts(telao);
  const { box, room } = useRoom(width, height);
  const most = Math.min(mostColumns, room.columns);
  const isPaged = items.length > most * room.rows;
  const rows = isPaged ? room.pagedRows : room.rows;
  const turn = useTurns(TURN_MS, isPaged);
  const { page, pages, from, to } = pageAt(items.length, most * rows, turn);
  // What fits at once is spread evenly over the columns.
  const filled = isPaged ? { columns: most, rows } : filledBy(items.length, most);
  const style = { '--columns': filled.columns, '--rows': filled.rows, '--cell': `${height}rem` } as CSSProperties;
  return (
    <div className="paged-grid" data-paged={isPaged} ref={box} style={style}>
      <ul className="paged-grid-items">{items.slice(from, to).map(children)}</ul>
      {isPaged ? <p className="paged-grid-page">{t('page', { page: page + 1, pages })}</p> : null}
    </div>
  );
}
