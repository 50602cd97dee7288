import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { people as texts } from '../../i18n/console-side.ts';
import { spanText } from '../../i18n/moments.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { Chip } from '../ui/Chip.tsx';
import { since } from './people.ts';

/** Its words change by the minute; by the second only in the first one. Milliseconds. */
const EVERY_MS = 5_000;

export function Away({ since: iso }: { since: string }) {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const now = useWallClock();
  return (
    <Chip tone="warn">
      <Unplug aria-hidden="true" />
      {t('away', { span: spanText(since(iso, now), tag) })}
    </Chip>
  );
}

/** The host says by its own clock when it was; the page's other clock stops while a laptop sleeps. */
function useWallClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
