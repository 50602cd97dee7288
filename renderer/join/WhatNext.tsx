import { limits } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { useScreen } from '../lib/arena/react.tsx';
import { isHere } from './here.ts';
import type { Typed } from './CommandForm.tsx';

/** What happens once the command runs; and, when it does, that it did. */
export function WhatNext({ typed }: { typed: Typed }) {
  const t = useTexts(join);
  const isIn = useScreen(({ arena }) => isHere(arena.participants, typed));
  return (
    <>
      <ol className="join-next">
        <li>{t('nextConnected')}</li>
        <li>{t('nextAnswers')}</li>
        <li>{t('nextVote')}</li>
        <li>{t('nextStay')}</li>
        <li>{t('nextLeave')}</li>
      </ol>
      <p className="join-in" role="status" data-in={isIn}>
        {isIn ? t('isIn', { who: cleanLine(typed.nickname, limits.nicknameChars) }) : ''}
      </p>
    </>
  );
}
