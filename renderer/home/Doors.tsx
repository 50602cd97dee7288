import { Laptop, Presentation, SlidersHorizontal, Vote } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useLanguage, useTexts } from '../i18n/react.tsx';
import { home } from '../i18n/home.ts';
import { useScreen } from '../lib/arena/react.tsx';

const ICONS = {
  console: SlidersHorizontal,
  vote: Vote,
  join: Laptop,
  telao: Presentation,
} as const satisfies Record<string, LucideIcon>;
type Door = keyof typeof ICONS;

const EVERYBODYS: readonly Door[] = ['vote', 'join', 'telao'];

/** The ways in. The organizer's own comes first, where the host knows this browser for the organizer's. */
export function Doors() {
  const t = useTexts(home);
  const role = useScreen((screen) => screen.role);
  const doors: readonly Door[] = role === 'organizer' ? ['console', ...EVERYBODYS] : EVERYBODYS;
  return (
    <nav className="home-doors" aria-label={t('doors')} data-waits={role === null}>
      {doors.map((door) => (
        <DoorLink key={door} door={door} />
      ))}
    </nav>
  );
}

function DoorLink({ door }: { door: Door }) {
  const t = useTexts(home);
  const { tag } = useLanguage();
  const Icon = ICONS[door];
  return (
    <a className="home-door" data-door={door} href={tag === 'en' ? `/${door}?lang=en` : `/${door}`}>
      <Icon aria-hidden="true" />
      <strong>{t(door)}</strong>
      <span>{t(`${door}What`)}</span>
    </a>
  );
}
