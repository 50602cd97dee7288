import { useCallback, useEffect, useRef, useState } from 'react';
import { limits } from '../../../protocol/limits.ts';
import { cleanLine } from '../../../protocol/text.ts';
import { readPlace } from './addresses.ts';
import type { FoundServer } from './identify.ts';
import { RunnerError } from '../../../participant/core/runners/runner.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import type { System } from '../system.ts';
import { Entrance } from './Entrance.tsx';
import type { Entering, Tried } from './EntryForm.tsx';
import { runnerOf } from './identify.ts';
import { forgetParticipant, freshId, keepParticipant, recallParticipant } from './kept.ts';
import type { Kept } from './kept.ts';
import { openBrowserSocket } from './open-socket.ts';
import { Play } from './play.ts';
import { Playing } from './Playing.tsx';
import { staying } from './staying.ts';
import { TerminalLink } from './TerminalLink.tsx';
import { tryModel } from './try-model.ts';
import { useSearch } from './use-search.ts';
import './browser-join.css';

interface BrowserJoinProps {
  /** As the page got it, in its address or typed; empty for none. */
  readonly pin: string;
  readonly nickname?: string;
  /** The visitor's, for the cures. */
  readonly system: System;
  /** Of the heading over the terminal's command, offered where a browser does not let us through. */
  readonly terminalId: string;
  /** Whether the visitor is in, or on the way back in: then that comes first on the page. */
  readonly onIn: (isIn: boolean) => void;
}

/** A page out of sight gets no animation frames, and has to show where it stands when it comes back. Milliseconds. */
const HIDDEN_MS = 250;

function soon(tell: () => void): void {
  if (document.hidden) setTimeout(tell, HIDDEN_MS);
  else requestAnimationFrame(tell);
}

/** Taking part from the browser, without installing anything. */
export function BrowserJoin({
  pin: givenPin,
  nickname: givenNickname = '',
  system,
  terminalId,
  onIn,
}: BrowserJoinProps) {
  const t = useTexts(joinBrowser);
  const { tag } = useLanguage();
  const blocked = useCallback((url: string) => t('blocked', { url }), [t]);
  const search = useSearch(tag, blocked);
  const [typed, setTyped] = useState<{ nickname?: string; pin?: string; chosen?: string }>({});
  const [tried, setTried] = useState<Tried>({ state: 'off' });
  const [playing, setPlaying] = useState<{ play: Play; model: string } | null>(null);
  const [refused, setRefused] = useState<{ one: Kept; why: string } | null>(null);
  const trial = useRef(new AbortController());
  const heading = useRef<HTMLHeadingElement>(null);
  const { nickname = givenNickname, pin = givenPin, chosen = '' } = typed;

  const begin = useCallback(
    (one: Kept, apiKey: string | null) => {
      const play = new Play({
        ...one,
        runner: runnerOf(one, { language: tag, blocked, apiKey }),
        language: tag,
        site: location.origin,
        openSocket: openBrowserSocket,
        soon,
        staying,
      });
      keepParticipant(one);
      play.subscribe(() => {
        const { line, reason, because } = play.get();
        if (line === 'in') onIn(true);
        if (line !== 'ended') return;
        forgetParticipant();
        if (reason !== 'invalidPin') return;
        // Back to the form, which needs nothing but another PIN.
        onIn(false);
        setPlaying(null);
        setTried({ state: 'off' });
        setTyped({ nickname: one.nickname, pin: '', chosen: `${one.url} ${one.model}` });
        setRefused({ one, why: because ?? '' });
      });
      setRefused(null);
      setPlaying({ play, model: one.model });
      heading.current?.scrollIntoView();
    },
    [tag, blocked, onIn],
  );

  // After a reload: back to where it was, the model as it was chosen.
  const isRecalled = useRef(false);
  useEffect(() => {
    if (isRecalled.current) return;
    isRecalled.current = true;
    const kept = recallParticipant();
    if (kept?.keyed === false) {
      onIn(true);
      begin(kept, null);
    } else if (kept !== null) setTyped({ nickname: kept.nickname, pin: kept.pin });
  }, [begin, onIn]);

  // Refused after a reload: the form needs the server that was found before it.
  const isUnknown = search.look === null;
  const { lookAt } = search;
  useEffect(() => {
    if (refused === null || !isUnknown) return;
    const read = readPlace(refused.one.url);
    if (read.ok) lookAt(read.place);
  }, [refused, isUnknown, lookAt]);
  useEffect(() => () => trial.current.abort(), []);

  const enter = async (server: FoundServer, model: string): Promise<void> => {
    trial.current.abort();
    const controller = new AbortController();
    trial.current = controller;
    const one: Kept = {
      id: freshId(),
      nickname: cleanLine(nickname, limits.nicknameChars),
      pin: pin.replace(/\D/g, ''),
      kind: server.kind,
      url: server.url,
      model,
      keyed: server.keyed,
    };
    const apiKey = server.keyed ? search.apiKey : null;
    setTried({ state: 'busy', progress: '' });
    try {
      const runner = runnerOf(one, { language: tag, blocked, apiKey });
      const told = (progress: string): void => setTried({ state: 'busy', progress });
      const answered = await tryModel(runner, controller.signal, told);
      setTried({ state: 'green', ...answered });
      begin(one, apiKey);
    } catch (error) {
      if (controller.signal.aborted) return;
      setTried({ state: 'red', why: error instanceof RunnerError ? error.message : String(error) });
    }
  };

  const change = useCallback<Entering['change']>((values) => {
    setTyped((before) => ({ ...before, ...values }));
    if (values.pin !== undefined) setRefused(null);
    // What was tested was another model.
    if (values.chosen === undefined) return;
    trial.current.abort();
    setTried({ state: 'off' });
  }, []);
  const back = (): void => {
    onIn(false);
    setPlaying(null);
  };
  const entering: Entering = {
    nickname,
    pin,
    chosen,
    tried,
    pinFault: refused?.why ?? null,
    change,
    enter: (server, model) => void enter(server, model),
  };

  return (
    <section className="join-part browser-join" aria-labelledby="from-browser">
      <h2 id="from-browser" ref={heading}>
        {t('heading')}
      </h2>
      {playing === null ? (
        <>
          <p>{t('lead')}</p>
          <p className="browser-on-phone">{t('onPhone')}</p>
          <Entrance search={search} entering={entering} system={system} terminal={<TerminalLink id={terminalId} />} />
        </>
      ) : (
        <Playing play={playing.play} model={playing.model} back={back} />
      )}
    </section>
  );
}
