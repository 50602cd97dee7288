// Drafts taken by the pointer and put down between others. Fingers and keys have the buttons.
import { useState } from 'react';
import type { DragEvent } from 'react';
import { dropped } from './order.ts';

export interface Drag {
  /** What a row carries; nothing for one that cannot be moved. */
  readonly rowProps: (id: string) => RowDrag;
}

interface RowDrag {
  readonly draggable: boolean;
  readonly 'data-drop': 'before' | 'after' | 'self' | undefined;
  readonly onDragStart?: (event: DragEvent) => void;
  readonly onDragOver?: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop?: (event: DragEvent<HTMLElement>) => void;
  readonly onDragEnd?: () => void;
}

export function useDrag(ids: readonly string[], onReorder: (ids: readonly string[], id: string) => void): Drag {
  const [moving, setMoving] = useState<string | null>(null);
  const [over, setOver] = useState<{ readonly id: string; readonly isAfter: boolean } | null>(null);
  const end = (): void => {
    setMoving(null);
    setOver(null);
  };
  const rowProps = (id: string): RowDrag => {
    if (!ids.includes(id)) return { draggable: false, 'data-drop': undefined };
    const place = over?.id === id && moving !== id ? (over.isAfter ? 'after' : 'before') : undefined;
    return {
      draggable: true,
      'data-drop': moving === id ? 'self' : place,
      onDragStart: (event) => {
        event.dataTransfer.setData('text/plain', id);
        event.dataTransfer.effectAllowed = 'move';
        setMoving(id);
      },
      onDragOver: (event) => {
        if (moving === null) return;
        event.preventDefault();
        const isAfter = isLowerHalf(event);
        if (over?.id !== id || over.isAfter !== isAfter) setOver({ id, isAfter });
      },
      onDrop: (event) => {
        event.preventDefault();
        const next = moving === null ? null : dropped(ids, moving, id, isLowerHalf(event));
        if (next !== null && moving !== null) onReorder(next, moving);
        end();
      },
      onDragEnd: end,
    };
  };
  return { rowProps };
}

function isLowerHalf(event: DragEvent<HTMLElement>): boolean {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY > top + height / 2;
}
