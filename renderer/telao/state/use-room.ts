import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface Room {
  readonly columns: number;
  readonly rows: number;
  /** Rows beside the line that says which page it is. */
  readonly pagedRows: number;
}

/** Height of that line, in rem. */
const PAGE_LINE = 4.2;

/** A hundredth of the screen's height, in pixels: the page's `rem`. */
export function unit(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** How many cells of at least `width` × `height` (in rem) a box holds; measured again whenever its size changes. */
export function useRoom(width: number, height: number): { box: RefObject<HTMLDivElement | null>; room: Room } {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room>({ columns: 2, rows: 6, pagedRows: 5 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const rem = unit();
      const columns = Math.max(1, Math.floor(element.clientWidth / (width * rem) + 0.01));
      const rowsIn = (pixels: number): number => Math.max(1, Math.floor(pixels / (height * rem) + 0.01));
      const rows = rowsIn(element.clientHeight);
      const pagedRows = rowsIn(element.clientHeight - PAGE_LINE * rem);
      setRoom((before) => {
        const isSame = before.columns === columns && before.rows === rows && before.pagedRows === pagedRows;
        return isSame ? before : { columns, rows, pagedRows };
      });
    };
    measure();
    let frame = 0;
    const watch = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [width, height]);
  return { box, room };
}
