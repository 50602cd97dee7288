import { useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { settings as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Qr } from '../../ui/Qr.tsx';
import { useDesk } from '../desk.tsx';
import { CopyButton } from '../door/CopyButton.tsx';
import { linkFor } from '../door/door.ts';
import { useDoor } from '../door/use-door.ts';
import { Dialog } from '../ui/Dialog.tsx';

export type LinkKind = 'telao' | 'console';

/** A link that works once, made when it is asked for and forgotten when it is closed. */
export function LinkDialog({ kind, onClose }: { kind: LinkKind | null; onClose: () => void }) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const { door } = useDoor();
  const [link, setLink] = useState<string | null>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    setLink(null);
    if (kind === null) return;
    void act(async () => setLink(await madeLink(kind))).then((worked) => (worked ? undefined : close.current()));
  }, [act, kind]);
  const shown = link === null ? null : linkFor(link, door);
  return (
    <Dialog
      title={t(kind === 'console' ? 'consoleLink' : 'telaoLink')}
      open={kind !== null && shown !== null}
      onClose={onClose}
    >
      {shown === null ? null : (
        <div className="link-dialog" data-link={kind}>
          <p>{t(kind === 'console' ? 'consoleLinkHow' : 'telaoLinkHow')}</p>
          <div className="link-dialog-link">
            <code>{shown}</code>
            <CopyButton text={shown} label={t('copyLink')} />
          </div>
          {kind === 'telao' ? (
            <div className="link-dialog-qr">
              <Qr text={shown} label={t('telaoLinkQr')} />
            </div>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

async function madeLink(kind: LinkKind): Promise<string> {
  if (kind === 'telao') return (await call('issueTelaoCode')).telaoUrl;
  return (await call('issueCode')).consoleUrl;
}
