import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { house } from '../testing/house.ts';
import type { Answer, House, HouseOptions } from '../testing/house.ts';
import { scratch } from '../testing/scratch.ts';

const open: House[] = [];
const folder = scratch();
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function start(options: HouseOptions = {}): Promise<House> {
  const one = await house(options);
  open.push(one);
  return one;
}

const code = (answer: Answer) => answer.json['code'];
const voterCookie = (answer: Answer) => (answer.headers['set-cookie'] ?? []).join().split(';')[0] ?? '';

/** ana and bruno have answered; the round is up for the vote. */
async function voting(one: House, body: object = {}): Promise<string> {
  const [ana, bruno] = [await one.night.join('ana'), await one.night.join('bruno')];
  const round = (await one.order('POST', '/rounds', { prompt: 'Olá?', ...body })).json;
  const id = String(round['id']);
  await one.order('POST', '/rounds/start', { round_id: id });
  const index = Number(round['index']);
  await one.night.write(ana, 'ana', index, 'by', ' ana');
  await one.night.write(bruno, 'bruno', index, 'by bruno');
  await one.order('POST', '/rounds/stop', { roundId: id });
  return id;
}

describe('a night by HTTP', () => {
  it('[SES-1, PIN-1] a session is opened with what old clients read', async () => {
    const one = await start({ open: false });
    const made = (await one.order('POST', '/session', { pin_length: 8, title: 'Clube' })).json;
    expect(made).toEqual({
      session_id: made['id'],
      id: one.night.session.id,
      pin: '12345678',
      created_at: '2030-01-01T20:00:00.000Z',
      status: 'active',
      disconnected_participants: 0,
    });
    expect((await one.ask('GET', '/session')).json).toMatchObject({ id: made['id'], title: 'Clube', participants: [] });
    expect((await one.order('GET', '/session')).json).toMatchObject({ pin: '12345678' });
    expect((await one.order('POST', '/session/end')).json).toEqual({ status: 'ok' });
    expect((await one.ask('GET', '/session')).status).toBe(404);
    expect((await one.order('GET', '/sessions')).json['sessions']).toHaveLength(1);
  });

  it('[RND-1, REV-2, REV-4, EXP-8] a round goes from draft to podium, and back where it may', async () => {
    const one = await start();
    const id = await voting(one, { max_tokens: 50, deadline_ms: 30_000, svg_mode: true });
    const step = async (action: string) => (await one.order('POST', `/rounds/${id}/${action}`)).json;
    expect((await one.ask('GET', '/session')).json['rounds']).toMatchObject([
      { id, status: 'voting', votingStatus: 'open', maxTokens: 50, deadlineMs: 30_000, svgMode: true },
    ]);
    for (const [voterId, participant_id, score] of [
      ['v', 'ana', 5],
      ['v', 'bruno', 2],
      ['w', 'ana', 4],
    ] as const) {
      const vote = await one.ask('POST', '/votes', { body: { round_id: id, participant_id, score, voterId } });
      expect(vote.json).toMatchObject({ roundId: id, participantId: participant_id, score, voterId });
    }
    expect(await step('close-voting')).toMatchObject({ status: 'closed', votingStatus: 'closed' });
    expect(await step('reopen-voting')).toMatchObject({ status: 'voting' });
    expect((await one.order('POST', '/votes/close')).json).toEqual({ status: 'ok' });
    expect(await step('reveal')).toMatchObject({ status: 'revealing', revealedCount: 0, votingStatus: 'revealed' });
    expect(await step('reveal-next')).toMatchObject({ revealedCount: 1 });
    expect(await step('reveal-back')).toMatchObject({ revealedCount: 0 });
    await step('reveal-next');
    expect(await step('reveal-next')).toMatchObject({ status: 'revealed', revealedCount: 2 });
    expect(await step('reveal-next')).toMatchObject({ code: 'REVEAL_FINISHED' });
    const board = (await one.ask('GET', `/scoreboard?round_id=${id}`)).json;
    expect(board).toMatchObject({ total: 2, voters: 2, votingStatus: 'revealed' });
    expect(board['scoreboard']).toMatchObject([
      { participant_id: 'ana', avg_score: 4.5, generated_content: 'by ana' },
      { participant_id: 'bruno', avg_score: 2 },
    ]);
    const csv = await one.ask('GET', '/export.csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toMatch(
      /^attachment; filename=.*llm-arena-\d{4}-\d\d-\d\d-s_first\.csv/,
    );
    expect(parse(csv.text, { columns: true })).toMatchObject([{ generated_content: 'by ana', avg_score: '4.5' }, {}]);
    expect((await one.order('GET', '/export-events.csv')).text).toContain('vote_cast');
    expect((await one.order('GET', '/export-all.json')).json).toMatchObject({ format: 'llm-arena/session' });
    expect((await one.ask('GET', `/rounds/${id}/replay`)).json['entries']).toHaveLength(2);
  });

  it('[REV-7, REV-9] the night so far is the same for everybody, and stays when it has ended', async () => {
    const one = await start();
    expect((await one.ask('GET', '/scoreboard/session')).json).toEqual({
      sessionId: one.night.session.id,
      rounds: 0,
      scoreboard: [],
    });
    const id = await voting(one);
    await one.ask('POST', '/votes', { body: { roundId: id, participantId: 'ana', score: 4, voterId: 'v' } });
    for (const action of ['close-voting', 'reveal', 'reveal-next']) await one.order('POST', `/rounds/${id}/${action}`);
    expect((await one.ask('GET', '/scoreboard/session')).json).toMatchObject({ rounds: 0, scoreboard: [] });
    await one.order('POST', `/rounds/${id}/reveal-next`);
    const night = (await one.ask('GET', '/scoreboard/session')).json;
    expect(night).toMatchObject({
      rounds: 1,
      scoreboard: [
        { place: 1, participant_id: 'ana', rounds: 1, wins: 1, votes: 1, points: 4, avg_score: 4 },
        { place: 2, participant_id: 'bruno', wins: 0, votes: 0, points: 0, avg_score: null },
      ],
    });
    expect((await one.order('GET', '/scoreboard/session')).json).toEqual(night);
    await one.order('POST', '/session/end');
    expect((await one.ask('GET', '/scoreboard/session')).json).toEqual(night);
    const { id: sessionId } = one.night.session;
    await one.order('POST', '/session');
    expect((await one.order('GET', `/scoreboard/session?sessionId=${sessionId}`)).json).toEqual(night);
    expect((await one.order('GET', `/session?session_id=${sessionId}`)).json).toMatchObject({ rounds: [{ id }] });
    expect(code(await one.ask('GET', `/scoreboard/session?sessionId=${sessionId}`))).toBe('SESSION_NOT_FOUND');
  });

  it('[DL-3, DL-4, DL-7, RND-8] the clock of a round is moved, held and let go', async () => {
    const one = await start();
    await one.night.join('ana');
    const id = await one.night.start();
    const step = async (action: string, body?: object) =>
      (await one.order('POST', `/rounds/${id}/${action}`, body)).json;
    expect(await step('extend', { ms: 10_000 })).toMatchObject({ remainingMs: 100_000 });
    expect(await step('pause')).toMatchObject({ pausedAt: '2030-01-01T20:00:00.000Z' });
    expect(await step('pause')).toMatchObject({ code: 'ROUND_PAUSED', status: 409 });
    expect(await step('resume')).toMatchObject({ pausedAt: null });
    expect(await step('cancel')).toMatchObject({ status: 'cancelled' });
    expect((await one.order('POST', '/session/options', { end_when_all_finished: true })).json).toEqual({
      endWhenAllFinished: true,
    });
  });

  it('[RND-10, RND-11] the script of the night is written, changed, copied and put in order', async () => {
    const one = await start();
    const write = async (prompt: string) => String((await one.order('POST', '/rounds', { prompt })).json['id']);
    const [first, second] = [await write('one'), await write('two')];
    expect((await one.order('PATCH', `/rounds/${first}`, { title: 'First', blind: true })).json).toMatchObject({
      title: 'First',
      blind: true,
      prompt: 'one',
    });
    const copy = (await one.order('POST', `/rounds/${first}/duplicate`)).json;
    expect(copy).toMatchObject({ index: 3, title: 'First', status: 'draft' });
    const order = { round_ids: [copy['id'], second, first] };
    expect((await one.order('POST', '/rounds/reorder', order)).json['rounds']).toMatchObject([
      { index: 1, title: 'First' },
      { index: 2, id: second },
      { index: 3, id: first },
    ]);
    expect(code(await one.order('POST', '/rounds/reorder', { roundIds: [first] }))).toBe('WRONG_ORDER');
    expect(code(await one.order('PATCH', '/rounds/nothing', { title: 'x' }))).toBe('ROUND_NOT_FOUND');
  });

  it('[RND-13, VOTE-11] what the room may read is given when it may', async () => {
    const one = await start();
    const ana = await one.night.join('ana');
    const id = await one.night.start();
    await one.night.write(ana, 'ana', 1, 'by', ' ana');
    expect((await one.ask('GET', '/rounds/current')).json).toMatchObject({ id, liveTokens: { ana: ['by', ' ana'] } });
    expect(code(await one.ask('GET', `/rounds/${id}/responses`))).toBe('VOTING_NOT_YET_OPEN');
    await one.order('POST', '/rounds/stop', { roundId: id });
    expect((await one.ask('GET', `/rounds/${id}/responses`)).json['responses']).toEqual([
      { participant_id: 'ana', nickname: 'Nick ana', generated_content: 'by ana' },
    ]);
    expect(code(await one.ask('GET', '/rounds/current'))).toBe('NO_ACTIVE_ROUND');
  });

  it('[KICK-1, KICK-4, PRES-1] a participant is removed and let back in', async () => {
    const one = await start();
    const ana = await one.night.join('ana');
    expect((await one.ask('GET', '/presence')).json).toMatchObject({ connectedCount: 1 });
    expect((await one.order('POST', '/participants/kick', { participant_id: ' ana\u0000' })).json).toEqual({
      status: 'ok',
    });
    expect(ana.closed).toMatchObject({ code: 4002 });
    expect((await one.ask('GET', '/presence')).json).toMatchObject({ connectedCount: 0 });
    expect((await one.order('POST', '/participants/unkick', { participantId: 'ana' })).json).toEqual({ status: 'ok' });
    expect(code(await one.order('POST', '/participants/unkick', { participantId: 'ana' }))).toBe(
      'PARTICIPANT_NOT_KICKED',
    );
    expect(code(await one.order('POST', '/participants/kick', { participantId: 'x' }))).toBe('PARTICIPANT_NOT_FOUND');
  });

  it('[RND-12, VIEW-12] an entry is hidden and shown, the stage is set', async () => {
    const one = await start();
    const id = await voting(one);
    const target = { round_id: id, participant_id: 'ana' };
    expect((await one.order('POST', '/entries/hide', target)).json).toEqual({ status: 'ok' });
    expect((await one.ask('GET', `/rounds/${id}/responses`)).json['responses']).toHaveLength(1);
    expect((await one.order('POST', '/entries/show', target)).json).toEqual({ status: 'ok' });
    expect(code(await one.order('POST', '/entries/hide', { ...target, participantId: 'x', participant_id: 'x' }))).toBe(
      'ENTRY_NOT_FOUND',
    );
    const stage = await one.order('POST', '/stage', { scene: 'message', message: 'Intervalo' });
    expect(stage.json).toMatchObject({ scene: 'message', message: 'Intervalo', hold: false });
  });

  it('[WARM-1, WARM-3] a warm-up is sent and read', async () => {
    const one = await start();
    await one.night.join('ana');
    expect((await one.order('POST', '/warmup', { participant_id: 'ana' })).json).toEqual({ status: 'ok', sent: 1 });
    expect((await one.order('GET', '/warmup')).json['results']).toMatchObject([
      { participantId: 'ana', status: 'waiting' },
    ]);
    expect(code(await one.order('POST', '/warmup', { participantId: 'x' }))).toBe('PARTICIPANT_NOT_FOUND');
    await one.night.start();
    expect(code(await one.order('POST', '/warmup'))).toBe('WARMUP_TOO_LATE');
  });

  it('[SES-7] a request for another session is refused, on every route that takes one', async () => {
    const one = await start();
    const id = await one.night.draft();
    const body = { session_id: 'another' };
    const round = { ...body, roundId: id };
    const target = { ...round, participantId: 'ana' };
    const asks: [string, string, object][] = [
      ['POST', '/rounds', { ...body, prompt: 'x' }],
      ['POST', '/rounds/start', round],
      ['POST', '/rounds/stop', round],
      ['POST', '/rounds/reorder', { ...body, roundIds: [id] }],
      ['POST', `/rounds/${id}/cancel`, body],
      ['POST', `/rounds/${id}/duplicate`, body],
      ['POST', `/rounds/${id}/extend`, { ...body, ms: 1 }],
      ['POST', `/rounds/${id}/pause`, body],
      ['PATCH', `/rounds/${id}`, body],
      ['POST', '/entries/hide', target],
      ['POST', '/participants/kick', { ...body, participantId: 'ana' }],
      ['POST', '/participants/unkick', { ...body, participantId: 'ana' }],
      ['POST', '/session/end', body],
      ['POST', '/session/options', { ...body, endWhenAllFinished: true }],
      ['POST', '/stage', body],
      ['POST', '/warmup', body],
      ['POST', '/votes', { ...target, score: 1 }],
      ['POST', '/votes/close', body],
      ['POST', '/voter', body],
    ];
    for (const [method, route, sent] of asks) {
      expect(code(await one.order(method, route, sent)), route).toBe('SESSION_MISMATCH');
    }
  });

  it('[HTTP-12] the addresses of this machine and what the host noticed are for the organizer', async () => {
    const one = await start();
    const addresses = (await one.order('GET', '/addresses')).json;
    expect(addresses).toMatchObject({
      hostname: 'llm-arena.local',
      addresses: [{ address: '127.0.0.1', internal: true }],
    });
    const id = await voting(one);
    await one.ask('POST', '/votes', { body: { roundId: id, participantId: 'ana', score: 1, voterId: 'weak' } });
    expect((await one.order('GET', '/problems')).json).toMatchObject({
      storageWorks: true,
      problems: [{ kind: 'weak_votes', subject: id, at: '2030-01-01T20:00:00.000Z' }],
    });
  });
});

describe('voting by HTTP', () => {
  it('[VOTE-6] a phone gets a cookie and, once, the same token; the cookie votes', async () => {
    const one = await start();
    const id = await voting(one);
    const vote = { roundId: id, participantId: 'ana', score: 3 };
    const first = await one.ask('POST', '/votes', { body: vote });
    expect(first.json['voter_token']).toMatch(/^[\w-]+\.[\w-]+$/);
    const cookie = voterCookie(first);
    expect(decodeURIComponent(cookie)).toBe(`arena_voter=${String(first.json['voter_token'])}`);
    const again = await one.ask('POST', '/votes', { headers: { cookie }, body: { ...vote, score: 4 } });
    expect(again.json).not.toHaveProperty('voter_token');
    expect(again.json['id']).toBe(first.json['id']);
    expect((await one.ask('GET', `/votes/mine?roundId=${id}`, { headers: { cookie } })).text).toBe(
      JSON.stringify([{ participantId: 'ana', score: 4 }]),
    );
    const byToken = await one.ask('GET', `/votes/mine?round_id=${id}&voter_token=${String(first.json['voter_token'])}`);
    expect(byToken.text).toBe(JSON.stringify([{ participantId: 'ana', score: 4 }]));
    expect((await one.ask('GET', `/votes/mine?roundId=${id}`)).text).toBe('[]');
    expect(code(await one.ask('GET', '/votes/mine?roundId=nothing'))).toBe('ROUND_NOT_FOUND');
  });

  it('[VOTE-8] a personal link binds the phone that opens it', async () => {
    const one = await start();
    const id = await voting(one);
    const link = one.night.host.access.voteCode(one.night.session.id, 'ana');
    const bound = await one.ask('POST', '/voter', { body: { code: link } });
    expect(bound.json).toMatchObject({ own_entry: 'ana' });
    const headers = { cookie: voterCookie(bound) };
    expect(
      code(await one.ask('POST', '/votes', { headers, body: { roundId: id, participantId: 'ana', score: 5 } })),
    ).toBe('VOTE_OWN_ENTRY');
    expect((await one.ask('POST', '/voter', { headers })).json).toMatchObject({ own_entry: 'ana' });
    expect(code(await one.ask('POST', '/voter', { body: { code: 'made-up' } }))).toBe('INVALID_VOTE_CODE');
  });

  it('[VOTE-10] the open vote is closed, or the one that is named in body or query', async () => {
    const one = await start();
    expect(code(await one.order('POST', '/votes/close'))).toBe('VOTING_NOT_OPEN');
    const first = await voting(one);
    expect((await one.order('POST', `/votes/close?round_id=${first}`)).json).toEqual({ status: 'ok' });
    expect(code(await one.order('POST', '/votes/close', { roundId: first }))).toBe('VOTING_NOT_OPEN');
    expect(code(await one.order('POST', '/votes/close', { roundId: 'x' }))).toBe('ROUND_NOT_FOUND');
  });

  it('[VOTE-3, VOTE-4, VOTE-5] what cannot be a vote is refused in the words of old pages', async () => {
    const one = await start();
    const id = await voting(one, { final_votes: true });
    const cast = (over: object) =>
      one.ask('POST', '/votes', { body: { roundId: id, participantId: 'ana', score: 1, voterId: 'v', ...over } });
    await cast({});
    expect((await cast({})).json).toMatchObject({ status: 400, error: 'Already voted for this participant' });
    expect((await cast({ participantId: 'x' })).json).toMatchObject({ status: 400, error: 'Participant not found' });
    expect((await cast({ roundId: 'x' })).json).toMatchObject({ status: 400, error: 'Round not found' });
    expect((await cast({ score: 6 })).json).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    await one.order('POST', '/votes/close');
    expect((await cast({})).json).toMatchObject({ status: 400, error: 'Voting is not open for this round' });
  });
});

describe('metrics', () => {
  it('[MET-1, MET-2] are figures of the session, or Prometheus text for who asks for it', async () => {
    const one = await start();
    await voting(one);
    expect((await one.ask('GET', '/metrics')).json).toMatchObject({ total_rounds: 1, total_tokens: 3 });
    expect((await one.ask('GET', '/metrics', { headers: { accept: 'application/json' } })).json).toHaveProperty(
      'total_votes',
    );
    expect((await one.ask('GET', '/metrics', { headers: { accept: 'image/png' } })).json).toHaveProperty('total_votes');
    for (const accept of ['text/plain', 'application/openmetrics-text; version=1.0.0, text/plain;q=0.5']) {
      const text = await one.ask('GET', '/metrics', { headers: { accept } });
      expect(text.headers['content-type']).toContain('text/plain');
      expect(text.text).toMatch(/^llm_arena_rounds 1$/m);
      expect(text.text).toMatch(/^llm_arena_tokens 3$/m);
      expect(text.text).toMatch(/^llm_arena_participants_connected 2$/m);
      expect(text.text).toMatch(/^llm_arena_storage_works 1$/m);
      expect(text.text).toMatch(/^llm_arena_http_requests_total\{status="200"\} \d+$/m);
    }
    one.night.ports.log.broken = true;
    await one.order('POST', '/rounds', { prompt: 'x' });
    const failing = await one.ask('GET', '/metrics', { headers: { accept: 'text/plain' } });
    expect(failing.text).toMatch(/^llm_arena_storage_works 0$/m);
  });

  it('[MET-2] are there without a session too', async () => {
    const one = await start({ open: false });
    const text = await one.ask('GET', '/metrics', { headers: { accept: 'text/plain' } });
    expect(text.text).toMatch(/^llm_arena_rounds 0$/m);
    expect(code(await one.ask('GET', '/metrics'))).toBe('NO_ACTIVE_SESSION');
  });
});

describe('the pages', () => {
  it('[HTTP-8] are served where they were built, in any case of their address', async () => {
    const assets = folder();
    for (const page of ['telao', 'home']) {
      mkdirSync(path.join(assets, 'renderer', page), { recursive: true });
      writeFileSync(path.join(assets, 'renderer', page, 'index.html'), `<title>${page}</title>`);
    }
    mkdirSync(path.join(assets, 'renderer', 'assets'));
    writeFileSync(path.join(assets, 'renderer', 'assets', 'x.js'), '1');
    const { ask } = await start({ http: { assets } });
    for (const address of ['/telao', '/TELAO', '/telao?view=1']) {
      const page = await ask('GET', address);
      expect(page.text).toBe('<title>telao</title>');
      expect(page.headers['cache-control']).toBe('no-cache');
    }
    const home = await ask('GET', '/', { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect(home.text).toBe('<title>home</title>');
    expect((await ask('GET', '/', { headers: { accept: '*/*' } })).json).toMatchObject({ status: 'ok' });
    expect((await ask('GET', '/vote')).status).toBe(404);
    expect((await ask('GET', '/assets/x.js')).headers['cache-control']).toContain('immutable');
    expect((await ask('GET', '/assets/../home/index.html')).status).toBe(404);
  });
});
