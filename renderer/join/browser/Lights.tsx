import { useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import type { Layer, Light } from './lights.ts';

const LABELS = {
  browser: 'layerBrowser',
  server: 'layerServer',
  readable: 'layerReadable',
  kind: 'layerKind',
  models: 'layerModels',
  answer: 'layerAnswer',
} as const satisfies Record<Layer, string>;

interface LightsProps {
  readonly lights: readonly Light[];
  /** What a layer found, beside its light. */
  readonly details: Readonly<Partial<Record<Layer, string>>>;
}

/** The self-test: a line a layer, told by colour, by shape and in words. */
export function Lights({ lights, details }: LightsProps) {
  const t = useTexts(joinBrowser);
  return (
    <ul className="browser-lights" aria-label={t('checks')}>
      {lights.map(({ layer, colour }) => (
        <li key={layer} data-layer={layer} data-light={colour}>
          <span className="browser-light" aria-hidden="true" />
          <span className="browser-layer">
            {t(LABELS[layer])}
            {details[layer] === undefined ? null : (
              <bdi className="browser-detail" dir="auto">
                {details[layer]}
              </bdi>
            )}
          </span>
          <span className="browser-colour">{t(colour)}</span>
        </li>
      ))}
    </ul>
  );
}
