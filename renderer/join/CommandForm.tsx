import { limits } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { arenaOf, joinCommand } from './command.ts';
import type { RunnerKind } from './command.ts';
import { CommandBox } from './CommandBox.tsx';
import { Field } from './Field.tsx';
import type { System } from './system.ts';

/** What a person types here. It stays in this page. */
export interface Typed {
  readonly nickname: string;
  readonly model: string;
  readonly runnerUrl: string;
  readonly pin: string;
}

export const NOTHING_TYPED: Typed = { nickname: '', model: '', runnerUrl: '', pin: '' };

interface CommandFormProps {
  readonly system: System;
  readonly runner: RunnerKind;
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
}

/** The command that joins this arena, made as it is typed. */
export function CommandForm({ system, runner, typed, change }: CommandFormProps) {
  const t = useTexts(join);
  const nickname = cleanLine(typed.nickname, limits.nicknameChars);
  const model = cleanLine(typed.model, limits.modelNameChars);
  const missing =
    nickname === '' ? (model === '' ? 'missingBoth' : 'missingNickname') : model === '' ? 'missingModel' : null;
  const set = (field: keyof Typed) => (value: string) => change({ ...typed, [field]: value });
  const command = joinCommand(system, {
    address: arenaOf(location),
    runner,
    nickname: nickname || t('yourNickname'),
    model: model || t('yourModel'),
    runnerUrl: runner === 'openai' ? typed.runnerUrl : '',
    pin: typed.pin,
  });
  return (
    <>
      <p>{t(system === 'windows' ? 'commandHowWindows' : 'commandHow')}</p>
      <form className="join-form" onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t('nickname')}
          help={t('nicknameHelp')}
          value={typed.nickname}
          change={set('nickname')}
          maxLength={2 * limits.nicknameChars}
        />
        <Field
          label={t('modelName')}
          help={t('modelNameHelp')}
          value={typed.model}
          change={set('model')}
          maxLength={2 * limits.modelNameChars}
        />
        {runner === 'openai' ? (
          <Field
            label={t('runnerUrl')}
            help={t('runnerUrlHelp')}
            value={typed.runnerUrl}
            change={set('runnerUrl')}
            maxLength={300}
          />
        ) : null}
        <Field
          label={t('pin')}
          help={t(typed.pin === '' ? 'pinAsks' : 'pinStays')}
          value={typed.pin}
          change={set('pin')}
          maxLength={2 * limits.pin.max}
          digits
        />
      </form>
      <div data-join-command>
        <CommandBox command={command} name={t('command')} isComplete={missing === null} />
      </div>
      <p className="join-missing" aria-live="polite">
        {missing === null ? '' : t(missing)}
      </p>
    </>
  );
}
