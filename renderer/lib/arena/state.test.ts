import { describe, expect, it } from 'vitest';
import type { HostToViewer } from '../../../protocol/wire/viewer.ts';
import { applyMessage, initialState } from './state.ts';
import type { ArenaState } from './state.ts';
import { aParticipant, aRound, aSnapshot, anEntry, AT } from '../testing/arena.ts';

function after(...messages: HostToViewer[]): ArenaState {
  return messages.reduce((state, message) => applyMessage(state, message, 1_000).state, initialState);
}

const live = aSnapshot({ entries: [anEntry('ana', { text: 'Olá' })], participants: [aParticipant('ana')] });

describe('what a screen knows', () => {
  it('[VIEW-7] begins with a snapshot, and another one replaces everything', () => {
    expect(initialState.known).toBe(false);
    const state = after(live, aSnapshot({ round: null, rounds: [], session: null }));
    expect(state).toMatchObject({ known: true, session: null, round: null, entries: [], participants: [] });
  });

  it('[VIEW-4] adds the text of a frame, and notices when one is missing', () => {
    const frame = (off: number, round = 1): HostToViewer => ({
      type: 'token_frame',
      round,
      deltas: [{ participant_id: 'ana', off, text: '!', tokens: 2 }],
    });
    expect(after(live, frame(3)).entries[0]?.text).toBe('Olá!');
    expect(applyMessage(after(live), frame(3), 0).behind).toBe(false);
    expect(applyMessage(after(live), frame(9), 0).behind).toBe(true);
    expect(applyMessage(after(live), frame(0, 2), 0).behind).toBe(true);
    expect(applyMessage(initialState, frame(0), 0).behind).toBe(true);
  });

  it('clears the stage when another round takes it, not when one is written or renamed', () => {
    const draft = aRound({ id: 'r2', index: 2, status: 'draft', startedAt: null });
    const voting = aRound({ status: 'voting' });
    const written = after(
      live,
      { type: 'round_state', offset: 2, round: voting },
      { type: 'vote_progress', offset: 3, round: 1, voters: 4 },
      { type: 'round_state', offset: 4, round: draft },
    );
    expect(written).toMatchObject({ round: { id: 'r1' }, voters: 4, rounds: [{ id: 'r1' }, { id: 'r2' }] });
    expect(written.entries).toHaveLength(1);
    const started = applyMessage(
      written,
      { type: 'round_state', offset: 5, round: { ...draft, status: 'live', startedAt: '2026-01-01T21:00:00.000Z' } },
      7_000,
    ).state;
    expect(started).toMatchObject({ round: { id: 'r2' }, entries: [], voters: 0, roundSaidAt: 7_000 });
  });

  it('hears of votes and entries only of the round on stage', () => {
    const state = after(
      live,
      { type: 'vote_progress', offset: 2, round: 9, voters: 4 },
      { type: 'entry_state', offset: 3, round: 9, entry: anEntry('bia') },
    );
    expect(state.voters).toBe(0);
    expect(state.entries.map(({ view }) => view.participantId)).toEqual(['ana']);
  });

  it('follows who comes and goes', () => {
    const state = after(
      live,
      { type: 'participant_registered', offset: 2, participant: aParticipant('bia') },
      { type: 'participant_disconnected', offset: 3, participant_id: 'ana', ts: 1 },
      { type: 'participant_registered', offset: 4, participant: aParticipant('bia', { nickname: 'Bia' }) },
    );
    expect(state.participants.map(({ id, nickname, connected }) => [id, nickname, connected])).toEqual([
      ['ana', 'ana', false],
      ['bia', 'Bia', true],
    ]);
  });

  it('shows the places that the host revealed, and takes them back', () => {
    const round = aRound({ status: 'revealing', revealedCount: 1 });
    const row = {
      participant_id: 'ana',
      nickname: 'Ana',
      runner: '',
      model: '',
      tokens: 1,
      latency_first_token_ms: null,
      duration_ms: null,
      tps_avg: null,
      votes: 2,
      avg_score: 4.5,
      total_score: 9,
      place: 2,
      tied: false,
      status: 'complete' as const,
      hidden: false,
      label: null,
      generated_content: 'Olá',
    };
    const shown = after(live, { type: 'reveal_state', offset: 2, round, total: 2, revealed: [row] });
    expect(shown).toMatchObject({ total: 2, revealed: [{ place: 2 }], round: { status: 'revealing' } });
    const back = applyMessage(shown, { type: 'reveal_state', offset: 3, round, total: 2, revealed: [] }, 0).state;
    expect(back.revealed).toEqual([]);
  });

  it('[TEL-18] notes when it saw the last place revealed, and forgets it with a step back or a snapshot', () => {
    const say = (status: 'revealing' | 'revealed', offset: number): HostToViewer => ({
      type: 'reveal_state',
      offset,
      round: aRound({ status }),
      total: 1,
      revealed: [],
    });
    const at = (state: ArenaState, message: HostToViewer, now: number): ArenaState =>
      applyMessage(state, message, now).state;
    const revealing = at(after(live), say('revealing', 2), 2_000);
    expect(revealing.revealedSince).toBeNull();
    const revealed = at(revealing, say('revealed', 3), 3_000);
    expect(revealed.revealedSince).toBe(3_000);
    expect(at(revealed, say('revealed', 4), 4_000).revealedSince).toBe(3_000);
    const renamed: HostToViewer = {
      type: 'round_state',
      offset: 4,
      round: aRound({ status: 'revealed', title: 'Fim' }),
    };
    expect(at(revealed, renamed, 4_000).revealedSince).toBe(3_000);
    expect(at(revealed, say('revealing', 4), 4_000).revealedSince).toBeNull();
    const round = aRound({ status: 'revealed' });
    expect(at(revealed, aSnapshot({ round, rounds: [round] }), 4_000).revealedSince).toBeNull();
    // One that came later did not see it.
    expect(after(live, say('revealed', 2)).revealedSince).toBeNull();
  });

  it('[VIEW-15, VIEW-16] keeps what is chosen for the session, and counts changes of the answers', () => {
    const session = { id: 's1', createdAt: AT, status: 'active' as const, title: 'Noite', endWhenAllFinished: true };
    const state = after(live, { type: 'session_state', offset: 2, session });
    expect(state.session).toEqual(session);
    const changed = applyMessage(state, { type: 'entries_changed', offset: 3, round: 1 }, 0).state;
    expect(changed.entriesChanged).toBe(state.entriesChanged + 1);
    // After a snapshot nobody knows what was missed.
    expect(applyMessage(changed, live, 0).state.entriesChanged).toBe(changed.entriesChanged + 1);
  });

  it('[VIEW-14] hears of trouble and of watchers apart from the night: a snapshot leaves them', () => {
    const problem = { kind: 'weak_votes' as const, subject: 'r1', at: AT };
    const state = after(
      live,
      { type: 'problems_state', offset: 1, storageWorks: false, problems: [problem] },
      { type: 'watchers_state', offset: 1, telaos: 1, phones: 30, devices: 0, consoles: 2 },
      aSnapshot({ round: null, rounds: [], session: null }),
    );
    expect(state.problems).toEqual({ storageWorks: false, problems: [problem] });
    expect(state.watchers).toEqual({ telaos: 1, phones: 30, consoles: 2, devices: 0 });
  });

  it('passes over what it does not know', () => {
    const state = after(live);
    expect(applyMessage(state, { type: 'tomorrow' } as unknown as HostToViewer, 0)).toEqual({ state, behind: false });
    expect(state.participants[0]?.lastSeen).toBe(AT);
  });
});
