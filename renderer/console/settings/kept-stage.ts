// A new session's telão starts dark and in Portuguese; what the organizer chose for it holds for the next one too.
import type { StageView } from '../../../protocol/model.ts';

export type StageLook = Pick<StageView, 'theme' | 'language'>;

export interface KeptStage {
  readonly look: StageLook;
  /** The session it was chosen in, or put on last. */
  readonly sessionId: string;
}

export const DEFAULT_LOOK: StageLook = { theme: 'dark', language: 'pt-BR' };

/** Null where nothing was kept, or not by us. */
export function readKept(text: string | null): KeptStage | null {
  if (text === null) return null;
  try {
    const { theme, language, sessionId } = JSON.parse(text) as Record<string, unknown>;
    if ((theme !== 'dark' && theme !== 'light') || (language !== 'pt-BR' && language !== 'en')) return null;
    return typeof sessionId === 'string' ? { look: { theme, language }, sessionId } : null;
  } catch {
    return null;
  }
}

export function keptText({ look, sessionId }: KeptStage): string {
  return JSON.stringify({ theme: look.theme, language: look.language, sessionId });
}

/**
 * The look to put on a session that has not had it yet; null where there is nothing to do. A stage that does not look
 * as it began was set by somebody else meanwhile, and stays.
 */
export function lookToApply(kept: KeptStage | null, sessionId: string, stage: StageLook): StageLook | null {
  if (kept === null || kept.sessionId === sessionId || !isSame(stage, DEFAULT_LOOK)) return null;
  return isSame(kept.look, stage) ? null : kept.look;
}

function isSame(a: StageLook, b: StageLook): boolean {
  return a.theme === b.theme && a.language === b.language;
}
