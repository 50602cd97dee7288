import { useCallback, useEffect, useRef, useState } from 'react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from './Button.tsx';
import type { ButtonProps } from './Button.tsx';
import { useEscape } from './escape.ts';
import { focusForKeys } from './hand.ts';
import './confirm-button.css';

/** Sooner nobody has read the question. Milliseconds. */
const READ_MS = 500;

interface ConfirmButtonProps extends ButtonProps {
  /** What will be lost, as a question. */
  readonly question: string;
  /** The word that does it. */
  readonly confirm: string;
}

/** For what cannot be undone: it asks in its own place, without a dialog over the stage. */
export function ConfirmButton({ question, confirm, ...props }: ConfirmButtonProps) {
  const t = useTexts(texts);
  const [isAsking, setAsking] = useState(false);
  // The question comes up under the pointer: a double click answers nothing.
  const [isUnread, setUnread] = useState(false);
  const ask = (): void => {
    setUnread(true);
    setAsking(true);
  };
  useEffect(() => {
    if (!isUnread) return undefined;
    const timer = setTimeout(() => setUnread(false), READ_MS);
    return () => clearTimeout(timer);
  }, [isUnread]);
  const opener = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => setAsking(false), []);
  useEscape(whole, isAsking, leave);
  const yes = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) focusForKeys(yes.current);
    else if (wasAsking.current) focusForKeys(opener.current);
    wasAsking.current = isAsking;
  }, [isAsking]);

  if (!isAsking) return <Button {...props} ref={opener} onPress={ask} />;
  const onPress = (): void => {
    setAsking(false);
    props.onPress();
  };
  return (
    <div className="confirm-button" role="group" aria-label={question} ref={whole}>
      <p>{question}</p>
      <Button
        label={confirm}
        kind="danger"
        acts={props.acts ?? false}
        inactive={isUnread ? question : null}
        onPress={onPress}
        ref={yes}
      />
      <Button label={t('notNow')} onPress={leave} />
    </div>
  );
}
