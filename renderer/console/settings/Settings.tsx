import { Settings as Cog } from 'lucide-react';
import { useState } from 'react';
import { settings as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Menu } from '../ui/Menu.tsx';
import { ConsoleChoices } from './ConsoleChoices.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import type { LinkKind } from './LinkDialog.tsx';
import { Links } from './Links.tsx';
import { TelaoChoices } from './TelaoChoices.tsx';
import { RehearsalChoice } from './RehearsalChoice.tsx';
import { useStageLook } from './use-stage-look.ts';
import './settings.css';

/** How the console and the telão look, and links to them. Stands in the top bar on every page. */
export function Settings() {
  const t = useTexts(texts);
  const [link, setLink] = useState<LinkKind | null>(null);
  const { look, choose } = useStageLook();
  return (
    <>
      <Menu label={t('title')} icon={Cog} compact>
        {(close) => (
          <div className="settings">
            <ConsoleChoices />
            <TelaoChoices look={look} choose={choose} />
            <Links
              onLink={(kind) => {
                close();
                setLink(kind);
              }}
            />
            <RehearsalChoice onStart={close} />
          </div>
        )}
      </Menu>
      <LinkDialog kind={link} onClose={() => setLink(null)} />
    </>
  );
}
