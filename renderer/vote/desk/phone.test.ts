import { describe, expect, it } from 'vitest';
import { Refused } from '../../lib/api/call.ts';
import type { call } from '../../lib/api/call.ts';
import { applyMessage, initialState } from '../../lib/arena/state.ts';
import type { Screen } from '../../lib/arena/store.ts';
import { aRound, aSnapshot } from '../../lib/testing/arena.ts';
import type { HostToViewer } from '../../../protocol/wire/viewer.ts';
import { handClock, settled } from '../testing/clock.ts';
import { choiceFor } from './outbox.ts';
import { Phone, votesKey } from './phone.ts';

type Asking = {
  route: string;
  query?: Record<string, string>;
  body?: Record<string, string | number>;
  params?: object;
};

/** A phone with storage, a host and a clock in the hand of the test. */
function aPhone(more: { code?: string; kept?: Map<string, string> } = {}) {
  const kept = more.kept ?? new Map<string, string>();
  const clock = handClock();
  const asked: Asking[] = [];
  const given = new Map<string, number>();
  let refusal: ((asking: Asking) => Refused | null) | null = null;
  const host = {
    responses: [
      { participant_id: 'a', nickname: 'Ana', generated_content: 'oi' },
      { participant_id: 'b', nickname: 'Bento', generated_content: 'olá' },
    ],
    own: null as string | null,
  };
  const answers: Record<string, (asking: Asking) => unknown> = {
    issueVoter: ({ body }) => ({ voter_token: body?.['voterToken'] ?? 'new-token', own_entry: host.own }),
    getResponses: () => ({
      responses: host.responses,
      own_entry: null,
      svgMode: false,
      votingStatus: 'open',
      prompt: 'p',
    }),
    getMyVotes: () => [...given].map(([participantId, score]) => ({ participantId, score })),
    castVote: ({ body }) => void given.set(String(body?.['participantId']), Number(body?.['score'])),
  };
  const ask = async (route: string, rest: Omit<Asking, 'route'> = {}): Promise<unknown> => {
    const asking = { route, ...rest };
    asked.push(asking);
    const refused = refusal?.(asking) ?? null;
    if (refused !== null) throw refused;
    return answers[route]?.(asking);
  };
  let screen: Screen = { arena: initialState, connection: 'connected', role: 'public' };
  const phone = new Phone({
    screen: () => screen,
    call: ask as typeof call,
    storage: {
      recall: (key) => kept.get(key) ?? null,
      remember: (key, value) => void kept.set(key, value),
      forget: (key) => void kept.delete(key),
    },
    waits: clock,
    code: more.code ?? null,
    clock: () => 1,
  });
  const tell = async (message: HostToViewer): Promise<void> => {
    screen = { ...screen, arena: applyMessage(screen.arena, message, 0).state };
    phone.follow();
    await settled();
  };
  return {
    phone,
    kept,
    clock,
    given,
    host,
    tell,
    line: async (connection: Screen['connection']) => {
      screen = { ...screen, connection };
      phone.follow();
      await settled();
    },
    refuse: (by: typeof refusal) => (refusal = by),
    /** Routes asked since last looked at. */
    asked: () => asked.splice(0).map(({ route }) => route),
    last: (route: string) => asked.findLast((one) => one.route === route),
  };
}

const voting = aRound({ status: 'voting', votingStatus: 'open' });
const open = aSnapshot({ round: voting, rounds: [voting] });

describe('the phone', () => {
  it('[PHO-2] introduces itself once a session, with the token it kept, and votes with it', async () => {
    const kept = new Map([['arena.voter', 'kept-token']]);
    const { phone, tell, last, asked, given } = aPhone({ kept });
    await tell(open);
    expect(last('issueVoter')?.body).toEqual({ voterToken: 'kept-token' });
    phone.vote('r1', 'a', 4);
    await settled();
    expect(last('castVote')?.body).toEqual({
      roundId: 'r1',
      participantId: 'a',
      score: 4,
      rev: expect.any(Number),
      voterToken: 'kept-token',
    });
    expect(given.get('a')).toBe(4);
    await tell(aSnapshot({ ...open, offset: 7 }));
    expect(asked().filter((route) => route === 'issueVoter')).toHaveLength(1);
  });

  it('[PHO-2] says that a personal link is of another session, and votes as any phone', async () => {
    const { phone, tell, refuse, kept } = aPhone({ code: 'foreign' });
    refuse(({ body }) => (body?.['code'] === 'foreign' ? new Refused('INVALID_VOTE_CODE', '', null) : null));
    await tell(open);
    expect(phone.get()).toMatchObject({ isForeignLink: true, token: 'new-token', own: null });
    expect(kept.get('arena.voter')).toBe('new-token');
  });

  it('[PHO-2] is bound by a personal link, and asks again in the next session', async () => {
    const { phone, tell, host, asked, refuse } = aPhone({ code: 'mine' });
    host.own = 'a';
    await tell(open);
    expect(phone.get()).toMatchObject({ own: 'a', isForeignLink: false });
    phone.vote('r1', 'b', 2);
    await settled();
    asked();
    // Until the host has answered it is nobody's.
    refuse(({ route }) => (route === 'issueVoter' ? new Refused('', '', null) : null));
    const session = open.type === 'state_snapshot' && open.session !== null ? { ...open.session, id: 's2' } : null;
    await tell(aSnapshot({ session, round: null, rounds: [] }));
    expect(asked()).toEqual(['issueVoter']);
    expect(phone.get()).toMatchObject({ own: null, reading: null });
    expect(phone.get().box?.choices.size).toBe(0);
  });

  it('[PHO-3] asks for answers and votes when they may have changed, and never otherwise', async () => {
    const { tell, line, asked } = aPhone();
    const live = aRound();
    await tell(aSnapshot({ round: live, rounds: [live] }));
    expect(asked()).toEqual(['issueVoter']);
    await tell({ type: 'round_state', offset: 2, round: voting });
    expect(asked()).toEqual(['getResponses', 'getMyVotes']);
    await tell({ type: 'vote_progress', offset: 3, round: 1, voters: 5 });
    await tell({ type: 'round_state', offset: 4, round: voting });
    expect(asked()).toEqual([]);
    await tell({ type: 'entries_changed', offset: 5, round: 1 });
    expect(asked()).toEqual(['getResponses', 'getMyVotes']);
    await line('lost');
    expect(asked()).toEqual([]);
    await line('connected');
    expect(asked()).toEqual(['getResponses', 'getMyVotes']);
    await tell({ type: 'round_state', offset: 6, round: aRound({ status: 'closed' }) });
    expect(asked()).toEqual(['getResponses', 'getMyVotes']);
  });

  it('[PHO-5] keeps a choice before it is sent, and sends it after a reload', async () => {
    const first = aPhone();
    await first.tell(open);
    first.refuse(({ route }) => (route === 'castVote' ? new Refused('', '', null) : null));
    first.phone.vote('r1', 'a', 3);
    expect(first.kept.get(votesKey('s1'))).toContain('"score":3');
    await settled();
    expect(first.phone.get().failing).toBe('');
    const second = aPhone({ kept: first.kept });
    await second.tell(open);
    expect(second.given).toEqual(new Map([['a', 3]]));
    expect(second.phone.get().box?.choices.size).toBe(1);
  });

  it('[PHO-5] holds votes until the host knows the phone: two tokens would be two voters', async () => {
    const { phone, tell, refuse, asked, clock, given } = aPhone();
    refuse(({ route }) => (route === 'issueVoter' ? new Refused('', '', null) : null));
    await tell(open);
    phone.vote('r1', 'a', 3);
    await settled();
    expect(asked()).not.toContain('castVote');
    refuse(null);
    await clock.pass(10_000);
    expect(given.get('a')).toBe(3);
  });

  it('[PHO-7] sends at once what waits when the line is back', async () => {
    const { phone, tell, line, refuse, given } = aPhone();
    await tell(open);
    refuse(({ route }) => (route === 'castVote' ? new Refused('', '', null) : null));
    phone.vote('r1', 'a', 3);
    await settled();
    await line('lost');
    refuse(null);
    await line('connected');
    expect(given.get('a')).toBe(3);
    expect(phone.get().failing).toBeNull();
  });

  it('[PHO-6] tells a vote that came too late, and looks up what counts', async () => {
    const { phone, tell, refuse, asked, given } = aPhone();
    await tell(open);
    phone.vote('r1', 'a', 2);
    await settled();
    refuse(({ route }) => (route === 'castVote' ? new Refused('VOTE_NOT_OPEN', '', null) : null));
    asked();
    phone.vote('r1', 'a', 5);
    await settled();
    expect(asked()).toEqual(['castVote', 'getResponses', 'getMyVotes']);
    const box = phone.get().box;
    expect(box === null ? null : choiceFor(box, 'r1', 'a')).toMatchObject({ state: 'refused', counted: 2 });
    expect(given.get('a')).toBe(2);
    refuse(null);
    await tell({ type: 'round_state', offset: 9, round: voting });
    expect(asked()).not.toContain('castVote');
  });

  it('[PHO-14] asks for the answers again when one is not in the vote any more', async () => {
    const { phone, tell, refuse, host } = aPhone();
    await tell(open);
    host.responses = host.responses.slice(1);
    refuse(({ route }) => (route === 'castVote' ? new Refused('VOTE_PARTICIPANT_NOT_FOUND', '', null) : null));
    phone.vote('r1', 'a', 5);
    await settled();
    expect(phone.get().reading?.answers.map(({ id }) => id)).toEqual(['b']);
  });

  it('[PHO-8] takes over what another tab has chosen, and gives it what it lacks', async () => {
    const one = aPhone();
    await one.tell(open);
    const key = votesKey('s1');
    const theirs = { round: 'r1', entry: 'b', score: 5, n: 99, state: 'saved', code: null, counted: 5 };
    one.phone.vote('r1', 'a', 1);
    await settled();
    // What the other tab wrote stands in the storage by then, without ours.
    const written = JSON.stringify({ session: 's1', choices: [theirs] });
    one.kept.set(key, written);
    one.phone.heard(key, written);
    const box = one.phone.get().box;
    expect(box === null ? null : choiceFor(box, 'r1', 'b')).toEqual(theirs);
    expect(one.kept.get(key)).toContain('"entry":"a"');
    one.phone.heard('arena.voter', 'other-token');
    expect(one.phone.get().token).toBe('other-token');
  });

  it('[PHO-15] asks for names and votes anew with each place of a blind round', async () => {
    const { phone, tell, asked, given, host } = aPhone();
    const blind = { ...voting, blind: true };
    await tell(aSnapshot({ round: blind, rounds: [blind] }));
    phone.vote('r1', 'a', 1);
    await settled();
    asked();
    const revealing = { ...blind, status: 'revealing' as const, votingStatus: 'revealed' as const };
    await tell({ type: 'reveal_state', offset: 5, round: revealing, total: 2, revealed: [] });
    host.responses = [{ participant_id: 'ana', nickname: 'Ana', generated_content: 'oi' }];
    given.delete('a');
    given.set('ana', 1);
    asked();
    await tell({ type: 'reveal_state', offset: 6, round: { ...revealing, revealedCount: 1 }, total: 2, revealed: [] });
    expect(asked()).toEqual(['getResponses', 'getMyVotes']);
    expect(phone.get().reading?.mine).toEqual(new Map([['ana', 1]]));
  });
});
