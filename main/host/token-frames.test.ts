import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs, seed } from '../arena/testing/seed.ts';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';
import type { FakeLink } from './testing/fake-link.ts';
import { Screen } from './testing/screen.ts';

const FRAMES = { topics: ['state', 'entries', 'tokens'] as ('state' | 'entries' | 'tokens')[], frames: true };
const MIB = 1_048_576;

describe('frames', () => {
  it('[VIEW-3] gather what all participants wrote within 33 ms into one message', async () => {
    const night = await evening();
    const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
    await night.start();
    const telao = night.watch('public', FRAMES).forget();
    night.token(ana, 'ana', 1, 0, 'Olá');
    night.token(bruno, 'bruno', 1, 0, 'Oi');
    night.token(ana, 'ana', 1, 1, ', mundo');
    expect(telao.all('token_frame')).toEqual([]);
    night.clock.pass(33);
    expect(telao.all('token_frame')).toEqual([
      {
        type: 'token_frame',
        round: 1,
        deltas: [
          { participant_id: 'ana', off: 0, text: 'Olá, mundo', tokens: 2 },
          { participant_id: 'bruno', off: 0, text: 'Oi', tokens: 1 },
        ],
      },
    ]);
    night.clock.pass(1_000);
    expect(telao.all('token_frame')).toHaveLength(1);
  });

  it('[VIEW-3] are at most about 30 a second, however many tokens come', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.start({ maxTokens: 4_000 });
    const telao = night.watch('public', FRAMES);
    for (let seq = 0; seq < 1_000; seq++) {
      night.token(ana, 'ana', 1, seq, 'x');
      night.clock.pass(1);
    }
    const count = telao.all('token_frame').length;
    expect(count).toBeGreaterThan(25);
    expect(count).toBeLessThanOrEqual(31);
  });

  it('[VIEW-9] come before what is said of the entry: its last words first, then its seal', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.start();
    const telao = night.watch('public', FRAMES).forget();
    await night.write(ana, 'ana', 1, 'all', ' of it');
    telao.forget();
    night.token(ana, 'ana', 1, 2, '.');
    await night.complete(ana, 'ana', 1, 3);
    const types = telao.types;
    expect(types.indexOf('token_frame')).toBeLessThan(types.indexOf('completion'));
    expect(telao.last('entry_state')?.entry).toMatchObject({ status: 'complete', text: 'all of it.' });
  });

  it('[VIEW-4] begin at 0 where the entry begins again', async () => {
    const night = await evening();
    const ana = await night.join('ana', { protocol: 1 });
    await night.start();
    const telao = night.watch('public', FRAMES);
    await night.write(ana, 'ana', 1, 'first', ' try');
    night.clock.pass(40);
    const resume_token = ana.last('registered')?.resume_token ?? '';
    const again = await night.join('ana', { resume_token });
    await night.write(again, 'ana', 1, 'second');
    night.clock.pass(40);
    expect(telao.all('token_frame').at(-1)?.deltas).toEqual([
      { participant_id: 'ana', off: 0, text: 'second', tokens: 1 },
    ]);
  });

  it('[TOK-4] an old screen is told the first token of a client that begins again', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.start();
    const telao = night.watch();
    await night.write(ana, 'ana', 1, 'first', ' try');
    const resume_token = ana.last('registered')?.resume_token ?? '';
    const again = await night.join('ana', { resume_token });
    telao.forget();
    await night.write(again, 'ana', 1, 'second', ' try');
    expect(telao.all('token_update').map((m) => [m.seq, m.content, m.total_tokens])).toEqual([
      [0, 'second', 1],
      [1, ' try', 2],
    ]);
  });

  it('[VIEW-2] are not for screens that show no tokens', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.start();
    const phone = night.watch('public', { topics: ['state'], frames: true });
    await night.write(ana, 'ana', 1, 'x');
    await night.clock.run(100);
    expect(phone.types).not.toContain('token_frame');
  });

  it('[CLOSE-2] at the stop the last words are shown and written, and no timer is left', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.start();
    const telao = night.watch('public', FRAMES);
    night.token(ana, 'ana', 1, 0, 'x');
    await night.host.stop();
    expect(telao.last('token_frame')?.deltas).toMatchObject([{ text: 'x' }]);
    expect(night.ports.tokens.readRound(roundId)).toHaveLength(1);
    expect(night.clock.pending).toBe(0);
  });
});

type Step =
  | { kind: 'token'; who: number; skip: number }
  | { kind: 'late'; who: number; back: number }
  | { kind: 'again'; who: number }
  | { kind: 'pass'; ms: number }
  | { kind: 'slow' | 'awake'; screen: number }
  | { kind: 'hide' | 'show' | 'kick' | 'unkick' | 'complete'; who: number };

const who = fc.nat({ max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('token' as const), who, skip: fc.constantFrom(0, 0, 0, 1, 2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('late' as const), who, back: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), who }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(5, 20, 40, 300, 600) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('slow' as const, 'awake' as const), screen: fc.nat({ max: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('hide', 'show', 'kick', 'unkick', 'complete'), who }) },
);
const IDS = ['ana', 'bruno'] as const;

/** Two writers and two screens, driven by steps; the organizer's screen is the one that sees everything. */
class Stage {
  readonly night: Evening;
  readonly roundId: string;
  readonly links: FakeLink[];
  readonly screens: { link: FakeLink; screen: Screen; heard: number }[];
  readonly next = [0, 0];

  constructor(night: Evening, roundId: string, links: FakeLink[]) {
    this.night = night;
    this.roundId = roundId;
    this.links = links;
    this.screens = (['public', 'organizer'] as const).map((role) => ({
      link: night.watch(role, FRAMES),
      screen: new Screen(role),
      heard: 0,
    }));
  }

  async take(one: Step): Promise<void> {
    const { night, roundId } = this;
    if (one.kind === 'pass') await night.clock.run(one.ms);
    else if ('screen' in one) {
      const screen = this.screens[one.screen];
      if (screen !== undefined) screen.link.unread = one.kind === 'slow' ? 2 * MIB : 0;
    } else {
      const id = IDS[one.who] ?? 'ana';
      const link = this.links[one.who];
      if (link === undefined) return;
      if (one.kind === 'token') {
        this.next[one.who] = (this.next[one.who] ?? 0) + one.skip;
        const seq = this.next[one.who] ?? 0;
        this.next[one.who] = seq + 1;
        night.token(link, id, 1, seq, `<${seq}>`);
      } else if (one.kind === 'late')
        night.token(link, id, 1, Math.max(0, (this.next[one.who] ?? 0) - one.back), '<late>');
      else if (one.kind === 'again') {
        const resume_token = night.host.access.resumeToken(night.session.id, id);
        this.links[one.who] = await night.join(id, { resume_token });
        this.next[one.who] = 0;
      } else if (one.kind === 'complete') await night.complete(link, id, 1, this.next[one.who] ?? 0);
      else await this.command(one.kind, id, roundId);
    }
    for (const screen of this.screens) {
      for (const message of screen.link.sent.slice(screen.heard)) {
        screen.screen.hear(message);
        // Whatever is said may be said twice.
        screen.screen.hear(message);
      }
      screen.heard = screen.link.sent.length;
    }
  }

  async command(kind: 'hide' | 'show' | 'kick' | 'unkick', participantId: string, roundId: string): Promise<void> {
    const { queue } = this.night.host;
    if (kind === 'kick') await queue.submit({ type: 'kick_participant', participantId });
    else if (kind === 'unkick') await queue.submit({ type: 'unkick_participant', participantId });
    else await queue.submit({ type: `${kind}_entry`, roundId, participantId });
  }
}

describe('whatever is written, skipped, repeated, hidden or begun again', () => {
  it(`[VIEW-4, VIEW-8, VIEW-10] in the end every screen shows what the host holds (seed ${seed})`, async () => {
    let frames = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const night = await evening();
        const links = [await night.join('ana'), await night.join('bruno')];
        const stage = new Stage(night, await night.start({ maxTokens: 400 }), links);
        for (const one of steps) await stage.take(one);
        for (const screen of [0, 1]) await stage.take({ kind: 'awake', screen });
        // What a gap holds back is shown, who fell behind is put right.
        await stage.take({ kind: 'pass', ms: 2_000 });
        const { session } = night;
        for (const id of IDS) {
          const entry = night.entry(stage.roundId, id);
          const answers = night.host.viewers.liveTokens(night.round(stage.roundId), 'organizer')[id] ?? [];
          const withheld = entry.hidden || session.participants.get(id)?.kicked === true;
          const [room, desk] = stage.screens;
          expect(desk?.screen.texts.get(id) ?? '', `${id} for the organizer`).toBe(answers.join(''));
          expect(room?.screen.texts.get(id) ?? '', `${id} for the room`).toBe(withheld ? '' : answers.join(''));
        }
        for (const { link, screen } of stage.screens) {
          expect(screen.holes).toEqual([]);
          frames += link.all('token_frame').length;
        }
      }),
      runs(60),
    );
    expect(frames).toBeGreaterThan(300);
  });
});
