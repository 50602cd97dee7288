import { describe, expect, it } from 'vitest';
import { contracts } from '../../protocol/http/index.ts';
import { refusalText } from './refusals.ts';

const asked = ['createSession', 'endSession', 'createRound', 'startRound', 'stopRound', 'cancelRound'] as const;
const alsoAsked = ['closeVoting', 'reopenVoting', 'startReveal', 'revealNext', 'revealBack'] as const;
const clockAndScript = [
  'pauseRound',
  'resumeRound',
  'extendRound',
  'updateRound',
  'reorderRounds',
  'hideEntry',
] as const;
const peopleAndStage = ['kickParticipant', 'unkickParticipant', 'warmUp', 'setStage', 'exportCsv'] as const;

describe('refusals in words', () => {
  it('exist in both languages for everything that the console asks', () => {
    const codes = [...asked, ...alsoAsked, ...clockAndScript, ...peopleAndStage].flatMap((id) => contracts[id].errors);
    expect(codes).toContain('ROUND_ALREADY_LIVE');
    expect(codes.filter((code) => refusalText(code, 'pt-BR') === null)).toEqual([]);
    expect(refusalText('NO_ANSWERS', 'en')).toContain('No answers in this round yet');
  });

  it('are none for what nobody knows', () => {
    expect(refusalText('toString', 'en')).toBeNull();
    expect(refusalText('TOMORROW', 'pt-BR')).toBeNull();
  });
});
