import { describe, expect, it } from 'vitest';
import { settled } from './testing/fake-clock.ts';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';

const PHONE = { view: 'voting', topics: ['state'] as ('state' | 'participants')[] };
const MIB = 1_048_576;

/** A round of ana's up for the vote. */
async function voting(over = {}): Promise<{ night: Evening; roundId: string }> {
  const night = await evening();
  const ana = await night.join('ana');
  const roundId = await night.start(over);
  await night.write(ana, 'ana', 1, 'words');
  await night.stop(roundId);
  await settled();
  return { night, roundId };
}

describe('an old screen', () => {
  it('[VIEW-1] is told in the old protocol only, one message a token', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.join('gone', {}).then((link) => night.host.left(link));
    await settled();
    const telao = night.watch('public', { view: 'telao' });
    expect(telao.types).toEqual(['registered_telao', 'state_snapshot']);
    expect(telao.last('registered_telao')).toMatchObject({ view: 'telao', role: 'public' });
    expect(telao.last('state_snapshot')?.participants.map((participant) => participant.id)).toEqual(['ana']);
    telao.forget();
    const roundId = await night.start();
    await night.write(ana, 'ana', 1, 'Olá', ' mundo');
    await night.complete(ana, 'ana', 1, 2);
    await night.stop(roundId);
    await night.vote('v', roundId, 'ana', 5);
    await night.clock.run(1_000);
    expect(telao.types).toEqual([
      'round_started',
      'round_state',
      'token_update',
      'token_update',
      'completion',
      'round_state',
    ]);
    expect(telao.all('token_update')).toMatchObject([
      { participant_id: 'ana', round: 1, seq: 0, content: 'Olá', total_tokens: 1 },
      { participant_id: 'ana', round: 1, seq: 1, content: ' mundo', total_tokens: 2 },
    ]);
  });

  it('[VIEW-1] that comes late finds the tokens so far, without what a gap holds back', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.start();
    for (const [seq, content] of [
      [0, 'a'],
      [1, 'b'],
      [3, 'd'],
    ] as const)
      night.token(ana, 'ana', 1, seq, content);
    await settled();
    const telao = night.watch();
    expect(telao.last('state_snapshot')?.liveTokens).toEqual({ ana: ['a', 'b'] });
    await night.clock.run(500);
    expect(telao.all('token_update').map((message) => message.content)).toEqual(['d']);
    expect(night.watch('public', PHONE).last('state_snapshot')).not.toHaveProperty('liveTokens');
  });
});

describe('topics', () => {
  it('[VIEW-2] a phone is told the state and never a token', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const phone = night.watch('public', PHONE);
    expect(phone.last('state_snapshot')).toMatchObject({ entries: [], round: null });
    phone.forget();
    const roundId = await night.start();
    await night.write(ana, 'ana', 1, 'secret', ' words');
    await night.stop(roundId);
    await night.join('bruno');
    await night.clock.run(1_000);
    expect(new Set(phone.types)).toEqual(new Set(['round_started', 'round_state', 'stage_state']));
    expect(JSON.stringify(phone.sent)).not.toContain('secret');
  });

  it('[VIEW-11] scores go to the organizer only, also where a screen asks for them', async () => {
    const { night, roundId } = await voting();
    const topics = ['state', 'tally'] as ('state' | 'tally')[];
    const [phone, desk] = [night.watch('public', { topics }), night.watch('organizer', { topics })];
    expect(phone.last('state_snapshot')).not.toHaveProperty('tally');
    expect(desk.last('state_snapshot')?.tally).toHaveLength(1);
    await night.vote('v', roundId, 'ana', 4);
    await night.clock.run(250);
    expect(phone.types).not.toContain('tally');
    expect(desk.last('tally')?.scoreboard).toMatchObject([{ participant_id: 'ana', total_score: 4 }]);
  });

  it('[VIEW-11] a screen that gives the key later sees as the organizer from then on, the scores too', async () => {
    const { night, roundId } = await voting();
    await night.draft({ prompt: 'A surprise' });
    const link = night.watch('public', { topics: ['state', 'tally'] });
    expect(link.last('state_snapshot')?.rounds).toHaveLength(1);
    night.host.viewers.promote(link);
    expect(link.last('state_snapshot')?.rounds).toHaveLength(2);
    expect(link.last('state_snapshot')?.tally).toHaveLength(1);
    night.host.viewers.promote(link);
    night.host.viewers.promote(await night.join('somebody who watches nothing'));
    expect(link.all('state_snapshot')).toHaveLength(2);
    await night.vote('v', roundId, 'ana', 4);
    await night.clock.run(250);
    expect(link.last('tally')?.scoreboard).toMatchObject([{ total_score: 4 }]);
  });
});

describe('votes', () => {
  it('[VOTE-1] are told at most four times a second, as how many have voted', async () => {
    const { night, roundId } = await voting();
    const phone = night.watch('public', PHONE).forget();
    for (let i = 0; i < 40; i++) {
      await night.vote(`v${i}`, roundId, 'ana', i % 6);
      await night.clock.run(25);
    }
    await night.clock.run(500);
    const told = phone.all('vote_progress');
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told.at(-1)).toMatchObject({ round: 1, voters: 40 });
  });

  it('[VOTE-10] are told of the round they were given in, though the next one is already live', async () => {
    const { night, roundId } = await voting();
    const desk = night.watch('organizer', { topics: ['state', 'tally'] });
    await night.start({ title: 'second' });
    await night.vote('v', roundId, 'ana', 5);
    await night.clock.run(250);
    expect(desk.last('vote_progress')).toMatchObject({ round: 1, voters: 1 });
    expect(desk.last('tally')).toMatchObject({ round: 1, scoreboard: [{ total_score: 5 }] });
  });

  it('[SES-2] that wait to be told when their session ends are not told of the next one', async () => {
    const { night, roundId } = await voting();
    const phone = night.watch('public', PHONE);
    await night.vote('v', roundId, 'ana', 5);
    await night.host.sessions.create({});
    phone.forget();
    await night.clock.run(1_000);
    expect(phone.sent).toEqual([]);
  });
});

describe('coming back', () => {
  it('[VIEW-6] brings what was missed, each with its offset, and nothing twice', async () => {
    const { night, roundId } = await voting();
    const phone = night.watch('public', PHONE);
    const { offset, epoch } = phone.last('state_snapshot') ?? { offset: -1, epoch: '' };
    night.host.left(phone);
    await night.command('close_voting', roundId);
    await night.command('start_reveal', roundId);
    const again = night.watch('public', { ...PHONE, since: offset, epoch });
    expect(again.types).toEqual([
      'registered_telao',
      'round_state',
      'stage_state',
      'round_state',
      'reveal_state',
      'stage_state',
    ]);
    const offsets = again.sent.flatMap((message) => ('offset' in message ? [message.offset] : []));
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    const head = Math.max(...offsets);
    expect(night.watch('public', { ...PHONE, since: head, epoch }).types).toEqual(['registered_telao']);
  });

  it('[VIEW-2, VIEW-6] brings nothing that the screen did not ask for', async () => {
    const { night } = await voting();
    const people = { topics: ['participants' as const] };
    const phone = night.watch('public', people);
    const { offset, epoch } = phone.last('state_snapshot') ?? { offset: -1, epoch: '' };
    night.host.left(phone);
    await night.join('bruno');
    await night.draft();
    await night.start();
    const again = night.watch('public', { ...people, since: offset, epoch });
    expect(again.types).toEqual(['registered_telao', 'participant_registered']);
  });

  it('[VIEW-6] also brings how many have voted meanwhile, though that is told late', async () => {
    const { night, roundId } = await voting();
    const phone = night.watch('public', { topics: ['state', 'participants'] });
    await night.vote('v', roundId, 'ana', 5);
    await night.join('bruno');
    const { offset } = phone.last('participant_registered') ?? { offset: -1 };
    night.host.left(phone);
    await night.clock.run(1_000);
    const epoch = phone.last('state_snapshot')?.epoch ?? '';
    const again = night.watch('public', { topics: ['state', 'participants'], since: offset, epoch });
    expect(again.last('vote_progress')).toMatchObject({ voters: 1 });
  });

  it('[VIEW-6] from another epoch, from a time no longer held or from a session before, brings a snapshot', async () => {
    const { night } = await voting();
    const { offset, epoch } = night.watch('public', PHONE).last('state_snapshot') ?? { offset: -1, epoch: '' };
    const types = (since: number, of: string) => night.watch('public', { ...PHONE, since, epoch: of }).types;
    expect(types(offset, 'other')).toEqual(['registered_telao', 'state_snapshot']);
    expect(types(offset + 999, epoch)).toEqual(['registered_telao', 'state_snapshot']);
    await night.host.sessions.create({});
    expect(types(offset, epoch)).toEqual(['registered_telao', 'state_snapshot']);
  });

  it('[VIEW-7] to a screen that shows text always brings a snapshot', async () => {
    const { night } = await voting();
    const { offset, epoch } = night.watch('public', PHONE).last('state_snapshot') ?? { offset: -1, epoch: '' };
    for (const over of [{}, { topics: ['entries' as const] }, { topics: ['tokens' as const], frames: true }]) {
      expect(night.watch('public', { ...over, since: offset, epoch }).types).toContain('state_snapshot');
    }
  });

  it('[SES-2, REC-5] when the session changes or the host starts anew, everyone starts from a snapshot', async () => {
    const { night } = await voting();
    const phone = night.watch('public', PHONE).forget();
    await night.host.sessions.end();
    expect(phone.types).toEqual(['state_snapshot']);
    expect(phone.last('state_snapshot')?.session?.status).toBe('ended');
    await night.host.sessions.create({});
    expect(phone.types).toEqual(['state_snapshot', 'state_snapshot']);
    expect(phone.last('state_snapshot')).toMatchObject({ participants: [], round: null });
  });
});

describe('many screens', () => {
  it('[VIEW-8] a hall of phones that reconnects shares one snapshot; a change makes a new one', async () => {
    const { night, roundId } = await voting();
    const first = night.watch('public', PHONE).last('state_snapshot');
    night.clock.pass(200);
    expect(night.watch('public', PHONE).last('state_snapshot')).toEqual(first);
    await night.vote('v', roundId, 'ana', 5);
    expect(night.watch('public', PHONE).last('state_snapshot')).toMatchObject({ voters: 1 });
  });

  it('[VIEW-8] a shared one is not old: the time left is that of a quarter of a second ago at most', async () => {
    const night = await evening();
    await night.join('ana');
    await night.start();
    night.watch('public', PHONE);
    night.clock.pass(250);
    expect(night.watch('public', PHONE).last('state_snapshot')?.round?.remainingMs).toBe(89_750);
  });

  it('[VIEW-10] one that stops reading is skipped, gets a snapshot when it has caught up, and costs the others nothing', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const [slow, quick] = [0, 1].map(() =>
      night.watch('public', { topics: ['state', 'entries', 'tokens'], frames: true }),
    );
    if (slow === undefined || quick === undefined) throw new Error('No screens');
    await night.start();
    slow.unread = 2 * MIB;
    slow.forget();
    await night.write(ana, 'ana', 1, 'one', ' two');
    await night.clock.run(100);
    await night.write(ana, 'ana', 1, 'one', ' two', ' three');
    await night.clock.run(100);
    expect(slow.sent).toEqual([]);
    expect(quick.all('token_frame').at(-1)?.deltas).toMatchObject([{ off: 7, text: ' three', tokens: 3 }]);
    slow.unread = 0;
    await night.clock.run(1_000);
    expect(slow.last('state_snapshot')?.entries).toMatchObject([{ participantId: 'ana', text: 'one two three' }]);
    await night.write(ana, 'ana', 1, '', '', '', ' four');
    await night.clock.run(100);
    expect(slow.all('token_frame').at(-1)?.deltas).toMatchObject([{ off: 13, text: ' four' }]);
  });

  it('[VIEW-10] an old one that stops reading is put right by a snapshot too', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.start();
    const [slow, quick] = [night.watch(), night.watch()];
    slow.unread = 2 * MIB;
    slow.forget();
    await night.write(ana, 'ana', 1, 'one', ' two');
    expect([slow.types, quick.all('token_update').length]).toEqual([[], 2]);
    slow.unread = 0;
    await night.clock.run(500);
    expect(slow.last('state_snapshot')?.liveTokens).toEqual({ ana: ['one', ' two'] });
  });

  it('[VIEW-10] one that never reads again is closed; the others are told on', async () => {
    const { night, roundId } = await voting();
    const slow = night.watch('public', PHONE);
    slow.unread = 2 * MIB;
    await night.command('close_voting', roundId);
    await night.clock.run(9_000);
    expect(slow.closed).toBeNull();
    await night.clock.run(2_000);
    expect(slow.closed).toMatchObject({ code: 4008 });
    night.host.left(slow);
    expect(night.host.viewers.count).toBe(0);
    await night.clock.run(10_000);
    expect(night.clock.pending).toBe(0);
  });

  it('[VIEW-10] one that is behind when it comes is not sent its snapshot before it reads', async () => {
    const { night } = await voting();
    const link = await night.join('bruno');
    link.forget().unread = 2 * MIB;
    night.host.viewers.register(link, { type: 'telao_register', ...PHONE }, 'public');
    expect(link.types).toEqual(['registered_telao']);
    link.unread = 0;
    await night.clock.run(500);
    expect(link.types).toEqual(['registered_telao', 'state_snapshot']);
  });
});

describe('a blind round', () => {
  it('[BLIND-1] old and new screens of the public know entries by their labels, the organizer by name', async () => {
    const night = await evening();
    const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
    const roundId = await night.start({ blind: true });
    const label = night.entry(roundId, 'ana').label ?? '?';
    const frames = { topics: ['state', 'entries', 'tokens'] as ('state' | 'entries' | 'tokens')[], frames: true };
    const [old, ours, desk] = [night.watch(), night.watch('public', frames), night.watch('organizer', frames)];
    await night.write(ana, 'ana', 1, 'words');
    await night.clock.run(100);
    expect(old.last('token_update')).toMatchObject({ participant_id: label });
    expect(ours.last('token_frame')?.deltas).toMatchObject([{ participant_id: label, text: 'words' }]);
    expect(desk.last('token_frame')?.deltas).toMatchObject([{ participant_id: 'ana' }]);
    expect(night.watch().last('state_snapshot')?.liveTokens).toEqual({ [label]: ['words'] });
    expect(night.host.viewers.liveTokens(night.round(roundId), 'organizer')).toEqual({ ana: ['words'] });
    await night.complete(bruno, 'bruno', 1, 0);
    await night.complete(ana, 'ana', 1, 1);
    const said = [...old.sent, ...ours.sent].filter((message) => message.type !== 'state_snapshot');
    expect(JSON.stringify(said)).not.toMatch(/"ana"|"bruno"|Nick|runner-|model-/);
  });
});

describe('a hidden entry', () => {
  it('[RND-12] sends the room no tokens while it is hidden, and all of them once it is shown', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.start();
    const frames = { topics: ['entries', 'tokens'] as ('entries' | 'tokens')[], frames: true };
    const [old, ours, desk] = [night.watch(), night.watch('public', frames), night.watch('organizer', frames)];
    await night.write(ana, 'ana', 1, 'one');
    await night.clock.run(50);
    await night.host.queue.submit({ type: 'hide_entry', roundId, participantId: 'ana' });
    for (const link of [old, ours, desk]) link.forget();
    await night.write(ana, 'ana', 1, 'one', ' two');
    await night.clock.run(50);
    expect(old.types).not.toContain('token_update');
    expect(JSON.stringify([old.sent, ours.sent])).not.toContain('two');
    expect(desk.last('token_frame')?.deltas).toMatchObject([{ text: ' two' }]);
    expect(night.watch().last('state_snapshot')?.liveTokens).toEqual({});
    await night.host.queue.submit({ type: 'show_entry', roundId, participantId: 'ana' });
    expect(ours.last('entry_state')?.entry).toMatchObject({ hidden: false, text: 'one two' });
  });
});
