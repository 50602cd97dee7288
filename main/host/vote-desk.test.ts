import { describe, expect, it } from 'vitest';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';

const nobody = { cookie: null, token: null, voterId: null };

async function voting(over = {}): Promise<{ night: Evening; roundId: string }> {
  const night = await evening();
  const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
  const roundId = await night.start(over);
  await night.write(ana, 'ana', 1, 'by ana');
  await night.write(bruno, 'bruno', 1, 'by bruno');
  await night.stop(roundId);
  return { night, roundId };
}

describe('who votes', () => {
  it('[VOTE-6] is told by the cookie, then the token, then the name of the page; else a token is made', async () => {
    const { host } = await evening();
    const [cookie, token] = [host.access.issueVoterToken(), host.access.issueVoterToken()];
    const [byCookie, byToken] = [host.access.voterOf(cookie), host.access.voterOf(token)];
    expect(host.votes.voter({ cookie, token, voterId: 'x' })).toEqual({ voter: byCookie, weak: false, issued: null });
    expect(host.votes.voter({ cookie: 'forged', token, voterId: 'x' })).toMatchObject({ voter: byToken });
    const weak = host.access.weakVoterOf('x');
    expect(host.votes.voter({ cookie: 'forged', token: 'forged', voterId: 'x' })).toEqual({
      voter: weak,
      weak: true,
      issued: null,
    });
    const made = host.votes.voter({ cookie: 'forged', token: null, voterId: null });
    expect(made.weak).toBe(false);
    expect(host.access.voterOf(made.issued ?? '')).toBe(made.voter);
  });
});

describe('a phone', () => {
  it('[VOTE-6] gets a token and keeps the one it has', async () => {
    const { host } = await evening();
    const first = await host.votes.issue(nobody, null);
    expect(first).toMatchObject({ ok: true, own: null });
    const token = first.ok ? first.token : '';
    expect(host.access.voterOf(token)).not.toBeNull();
    expect(await host.votes.issue({ ...nobody, token }, null)).toMatchObject({ token });
    expect(await host.votes.issue({ ...nobody, cookie: token, token: 'forged' }, null)).toMatchObject({ token });
    expect(await host.votes.issue({ ...nobody, voterId: 'x' }, null)).not.toMatchObject({ token });
  });

  it('[VOTE-8] opened by a personal link is bound to that participant, and cannot vote for it', async () => {
    const { night, roundId } = await voting();
    const { host } = night;
    const code = host.access.voteCode(night.session.id, 'ana');
    const issued = await host.votes.issue(nobody, code);
    expect(issued).toMatchObject({ ok: true, own: 'ana' });
    const by = host.votes.voter({ ...nobody, token: issued.ok ? issued.token : '' });
    expect(await host.votes.cast(by, { roundId, participantId: 'ana', score: 5 }, null)).toMatchObject({
      ok: false,
      refusal: { code: 'VOTE_OWN_ENTRY' },
    });
    expect(await host.votes.cast(by, { roundId, participantId: 'bruno', score: 5 }, null)).toMatchObject({ ok: true });
    expect(await host.votes.issue({ ...nobody, token: issued.ok ? issued.token : '' }, null)).toMatchObject({
      own: 'ana',
    });
  });

  it('[VOTE-8] with a code of another session, or without a session, gets nothing', async () => {
    const night = await evening();
    await night.join('ana');
    const other = night.host.access.voteCode('another', 'ana');
    expect(await night.host.votes.issue(nobody, other)).toEqual({ ok: false, refusal: { code: 'INVALID_VOTE_CODE' } });
    await night.host.sessions.end();
    expect(await night.host.votes.issue(nobody, null)).toEqual({ ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } });
  });

  it('[REC-6] is told when its link could not be kept', async () => {
    const night = await evening();
    await night.join('ana');
    night.ports.log.broken = true;
    const code = night.host.access.voteCode(night.session.id, 'ana');
    expect(await night.host.votes.issue(nobody, code)).toMatchObject({ refusal: { code: 'STORAGE_UNAVAILABLE' } });
  });
});

describe('a vote', () => {
  it('[VOTE-1] is answered with when it was kept; said again, nothing new is kept', async () => {
    const { night, roundId } = await voting();
    const at = night.clock.now();
    expect(await night.vote('v', roundId, 'ana', 4)).toEqual({ ok: true, at, issued: null, score: 4 });
    const head = night.ports.log.head();
    night.clock.pass(50);
    expect(await night.vote('v', roundId, 'ana', 4)).toEqual({ ok: true, at: at + 50, issued: null, score: 4 });
    expect(night.ports.log.head()).toBe(head);
  });

  it('[VOTE-7] by a name of its own counts, and the organizer is told', async () => {
    const { night, roundId } = await voting();
    await night.vote('v', roundId, 'ana', 4);
    await night.vote('w', roundId, 'ana', 4);
    expect(night.host.problems.list()).toMatchObject([{ kind: 'weak_votes', subject: roundId }]);
    expect(night.host.results.scoreboard('organizer', roundId).scoreboard[0]).toMatchObject({ votes: 2 });
    const strong = await voting();
    const by = strong.night.host.votes.voter(nobody);
    await strong.night.host.votes.cast(by, { roundId: strong.roundId, participantId: 'ana', score: 1 }, 'Phone');
    expect(strong.night.host.problems.list()).toEqual([]);
  });

  it('[VOTE-1] is kept with the time it took and the browser it came from', async () => {
    const { night, roundId } = await voting();
    const by = night.host.votes.voter(nobody);
    const vote = { roundId, participantId: 'ana', score: 3 };
    await night.host.votes.cast(by, vote, 'from the header');
    await night.host.votes.cast(by, { ...vote, score: 4, responseTime: 12, userAgent: 'said' }, 'from the header');
    const kept = night.ports.log
      .readSession(night.session.id)
      .flatMap(({ event }) => (event.type === 'vote_cast' ? [[event.userAgent, event.responseTimeMs]] : []));
    expect(kept).toEqual([
      ['from the header', null],
      ['said', 12],
    ]);
  });

  it('[VOTE-9] is given back to its voter by the names the room knows', async () => {
    const { night, roundId } = await voting({ blind: true });
    const label = night.entry(roundId, 'ana').label ?? '?';
    await night.vote('v', roundId, label, 2);
    await night.vote('w', roundId, label, 5);
    const { voter } = night.host.votes.voter({ ...nobody, voterId: 'v' });
    const mine = (role: 'public' | 'organizer') => night.host.votes.mine(night.session, roundId, voter, role);
    expect(mine('public')).toEqual([{ participantId: label, score: 2 }]);
    expect(mine('organizer')).toEqual([{ participantId: 'ana', score: 2 }]);
    expect(night.host.votes.mine(night.session, 'nothing', voter, 'public')).toBeNull();
  });
});

describe('votes that come late', () => {
  it('[VOTE-13] a choice that was made before the one that counts changes nothing, and is answered with that one', async () => {
    const { night, roundId } = await voting();
    const { votes } = night.host;
    const by = votes.voter({ ...nobody, voterId: 'phone' });
    const give = (score: number, rev?: number) =>
      votes.cast(by, { roundId, participantId: 'ana', score, ...(rev === undefined ? {} : { rev }) }, null);
    const counts = () => votes.mine(night.session, roundId, by.voter, 'public')?.[0]?.score;
    expect(await give(5, 2_000_000)).toMatchObject({ ok: true, score: 5 });
    expect(await give(1, 1_999_000)).toMatchObject({ ok: true, score: 5 });
    expect(counts()).toBe(5);
    expect(await give(5, 2_000_000)).toMatchObject({ ok: true, score: 5 });
    expect(await give(2, 2_000_001)).toMatchObject({ ok: true, score: 2 });
    const [, overtaken] = await Promise.all([give(5, 2_000_003), give(1, 2_000_002)]);
    expect(overtaken).toMatchObject({ ok: true, score: 5 });
    expect(counts()).toBe(5);
    // A phone that lost its memory and its clock begins again; an old page counts nothing.
    expect(await give(3, 7)).toMatchObject({ ok: true, score: 3 });
    expect(await give(4)).toMatchObject({ ok: true, score: 4 });
    expect(counts()).toBe(4);
  });
});
