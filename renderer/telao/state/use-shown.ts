import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ArenaState } from '../../lib/arena/state.ts';
import { useStore } from '../../lib/arena/react.tsx';
import { sceneOf } from '../scene.ts';
import type { Scene } from '../../lib/arena/scene.ts';

export interface Shown {
  readonly scene: Scene;
  readonly arena: ArenaState;
}

/** How often a scene that ends by the clock is looked at. Milliseconds. */
const LOOK_MS = 200;

/**
 * The scene in sight and what it shows. It gives way to the next one only when that is painted, so that nothing flashes
 * in between: until then the old one stands as it was.
 */
export function useShown(): Shown {
  const store = useStore();
  const [shown, setShown] = useState<Shown>(() => shownNow(store.get().arena));
  useEffect(() => {
    let scene: Scene | null = null;
    let isChanging = false;
    const follow = (): void => {
      if (isChanging) return;
      const next = shownNow(store.get().arena);
      const isOther = scene !== null && scene !== next.scene;
      scene = next.scene;
      if (!isOther) return setShown(next);
      isChanging = true;
      crossFade(() => {
        isChanging = false;
        const latest = shownNow(store.get().arena);
        scene = latest.scene;
        flushSync(() => setShown(latest));
      });
    };
    follow();
    const timer = setInterval(() => {
      if (shownNow(store.get().arena).scene !== scene) follow();
    }, LOOK_MS);
    const unsubscribe = store.subscribe(follow);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [store]);
  return shown;
}

function shownNow(arena: ArenaState): Shown {
  return { arena, scene: sceneOf(arena, performance.now()) };
}

/** Fades from what is painted to what `change` paints; at once where motion is not wanted or not known. */
function crossFade(change: () => void): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden;
  if (still || document.startViewTransition === undefined) return change();
  const { ready, finished, updateCallbackDone } = document.startViewTransition(change);
  // One that is skipped has changed all the same: there is only no fade to see.
  const fine = (): void => undefined;
  ready.catch(fine);
  finished.catch(fine);
  updateCallbackDone.catch((error: unknown) => reportError(error));
}
