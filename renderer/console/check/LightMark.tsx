import { Check, CircleSlash, LoaderCircle, OctagonX, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { check as texts } from '../../i18n/console-check.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { Light } from './lights.ts';
import './light-mark.css';

const ICONS: Readonly<Record<Light | 'asking', LucideIcon>> = {
  green: Check,
  amber: TriangleAlert,
  red: OctagonX,
  off: CircleSlash,
  asking: LoaderCircle,
};

/** A light: colour, shape and word say the same. */
export function LightMark({ light, withWord = false }: { light: Light | 'asking'; withWord?: boolean }) {
  const t = useTexts(texts);
  const Icon = ICONS[light];
  return (
    <span className="light-mark" data-light={light}>
      <Icon aria-hidden="true" />
      <span className={withWord ? 'light-mark-word' : 'visually-hidden'}>{t(light)}</span>
    </span>
  );
}
