import { describe, expect, it } from 'vitest';
import { limits } from '../../protocol/limits.ts';
import { settled } from './testing/fake-clock.ts';
import { evening, PIN, registerMessage } from './testing/evening.ts';
import { FakeLink } from './testing/fake-link.ts';

describe('at the door', () => {
  it('[REG-1, REG-2] who brings the PIN is registered and told all a client needs', async () => {
    const night = await evening();
    const link = await night.join('ana');
    expect(link.sent).toEqual([
      {
        type: 'registered',
        session_id: night.session.id,
        participant_id: 'ana',
        nickname: 'Nick ana',
        resume_token: night.host.access.resumeToken(night.session.id, 'ana'),
        vote_code: night.host.access.voteCode(night.session.id, 'ana'),
        server: { name: 'llm-arena', version: '1.2.3' },
        protocol: 1,
        round: null,
        next_seq: null,
      },
    ]);
    expect(night.session.participants.get('ana')).toMatchObject({ connected: true, nickname: 'Nick ana' });
  });

  it('[REG-7] an id is cleaned, and may be used in either spelling; an empty one is refused', async () => {
    const night = await evening();
    const spelled = `a\u202en\u0000a${'x'.repeat(200)}`;
    const link = await night.join(spelled);
    const kept = link.last('registered')?.participant_id ?? '';
    expect(kept).toBe(`ana${'x'.repeat(61)}`);
    expect(kept).toHaveLength(limits.participantIdChars);
    await night.start();
    night.token(link, spelled, 1, 0, 'a');
    night.token(link, kept, 1, 1, 'b');
    expect(link.errors).toEqual([]);
    const nobody = await night.join('\u200b\u202e');
    expect(nobody.errors).toEqual(['INVALID_MESSAGE']);
    expect(nobody.isOpen).toBe(true);
    expect((await night.join('__proto__')).errors).toEqual(['INVALID_MESSAGE']);
    expect((await night.join('\u200b__proto__')).errors).toEqual(['INVALID_MESSAGE']);
    expect(Object.keys(night.session.participants)).toEqual([]);
  });

  it('[PIN-2] a wrong PIN is told, without a session that there is none', async () => {
    const night = await evening();
    const link = await night.join('ana', { pin: '000000' });
    expect(link.sent).toEqual([
      { type: 'error', message: 'Invalid PIN.', code: 'INVALID_PIN', detail: 'The PIN is on the telão.' },
    ]);
    expect(night.session.participants.size).toBe(0);
    const none = await evening({ open: false });
    expect((await none.join('ana')).last('error')).toMatchObject({ message: 'No active session' });
    await night.host.sessions.end();
    expect((await night.join('ana')).errors).toEqual(['NO_ACTIVE_SESSION']);
  });

  it('[PIN-2] a PIN opens the session it was checked for, not one that began meanwhile', async () => {
    const night = await evening();
    const holder = await night.join('ana');
    let answer: (lives: boolean) => void = () => undefined;
    holder.answers = new Promise((resolve) => (answer = resolve));
    const link = new FakeLink();
    const registering = night.host.registration.register(link, registerMessage('ana'));
    await settled();
    await night.host.sessions.create({ pin: '777777' });
    answer(false);
    await registering;
    expect(link.errors).toEqual(['SESSION_ENDED']);
    expect(night.session.participants.size).toBe(0);
  });

  it('[REG-1] the name and version of a client of ours are kept', async () => {
    const night = await evening();
    await night.join('ana', { client: { name: 'llm-arena', version: '2.0' }, protocol: 1 });
    await night.join('old');
    const kept = night.ports.log
      .readSession(night.session.id)
      .flatMap(({ event }) => (event.type === 'participant_registered' ? [event.client] : []));
    expect(kept).toEqual(['llm-arena 2.0', null]);
  });

  it('[PIN-3] five wrong PINs close the socket', async () => {
    const night = await evening();
    const link = new FakeLink();
    for (let i = 0; i < 5; i++) {
      expect(link.closed).toBeNull();
      await night.join('ana', { pin: `00000${i}` }, link);
    }
    expect(link.closed).toMatchObject({ code: 4003 });
    await night.join('ana', {}, link);
    expect(night.session.participants.size).toBe(0);
  });

  it('[PIN-4] many wrong ones from one address are warned of, once, and slow it down; the right one gets in', async () => {
    const night = await evening();
    for (let i = 0; i < 25; i++)
      void night.host.registration.register(new FakeLink(), registerMessage(`x${i}`, { pin: '0' }));
    await night.clock.run(5_000);
    expect(night.host.problems.list()).toMatchObject([{ kind: 'many_wrong_pins', subject: '10.0.0.1' }]);
    expect(night.ports.logger.at('warn')).toHaveLength(1);
    expect(JSON.stringify(night.ports.logger.lines)).not.toContain(PIN);
    const right = new FakeLink();
    void night.host.registration.register(right, registerMessage('ana'));
    await settled();
    expect(right.sent).toEqual([]);
    await night.clock.run(2_000);
    expect(right.types).toEqual(['registered']);
  });

  it('[PIN-4] a socket that leaves while it waits is not registered', async () => {
    const night = await evening();
    for (let i = 0; i < 20; i++) await night.join(`x${i}`, { pin: '0' });
    const link = new FakeLink();
    void night.host.registration.register(link, registerMessage('ana'));
    await settled();
    link.isOpen = false;
    night.host.left(link);
    await night.clock.run(2_000);
    expect(night.session.participants.has('ana')).toBe(false);
  });

  it('[REG-9] registrations of one socket are carried out in order; more than a few at once are told to wait', async () => {
    const night = await evening();
    const link = new FakeLink();
    for (let i = 0; i < 20; i++)
      void night.host.registration.register(link, registerMessage('ana', { nickname: `Ana ${i}` }));
    for (let turn = 0; turn < 12; turn++) await settled();
    expect(link.all('registered').map((message) => message.nickname)).toEqual(
      Array.from({ length: 8 }, (_, i) => `Ana ${i}`),
    );
    expect(link.errors).toEqual(Array.from({ length: 12 }, () => 'PIN_PENDING'));
    await night.join('ana', { nickname: 'Ana at last' }, link);
    expect(night.session.participants.get('ana')?.nickname).toBe('Ana at last');
  });

  it('[REG-1] a fault of ours in one registration does not lock the next one out', async () => {
    const night = await evening();
    const link = new FakeLink();
    const { secrets } = night.ports;
    const read = secrets.readPin.bind(secrets);
    const again = await night.restart();
    secrets.readPin = () => {
      throw new Error('EACCES: the file cannot be read');
    };
    await expect(again.host.registration.register(link, registerMessage('ana'))).rejects.toThrow('EACCES');
    secrets.readPin = read;
    await again.join('ana', {}, link);
    expect(link.types).toEqual(['registered']);
  });
});

describe('registering again', () => {
  it('[REG-3] on the same socket updates and never closes it', async () => {
    const night = await evening();
    const link = await night.join('ana');
    await night.join('ana', { nickname: 'Ana Maria', model: 'gemma3' }, link);
    expect(night.session.participants.get('ana')).toMatchObject({ nickname: 'Ana Maria', model: 'gemma3' });
    expect(link.types).toEqual(['registered', 'registered']);
    expect(link.closed).toBeNull();
  });

  it('[REG-3] on the same socket under another id disconnects the former participant, and merges nobody', async () => {
    const night = await evening();
    const link = await night.join('ana');
    await night.join('bruno', {}, link);
    expect(night.session.participants.get('ana')).toMatchObject({ connected: false });
    expect(night.session.participants.get('bruno')).toMatchObject({ connected: true });
    await night.start();
    night.token(link, 'ana', 1, 0, 'x');
    expect(link.errors).toEqual(['NOT_YOUR_ID']);
    expect(night.host.links.count).toBe(1);
  });

  it('[REG-4] from elsewhere with the resume token takes over; the old socket is told why it closes', async () => {
    const night = await evening();
    const old = await night.join('ana');
    const resume_token = old.last('registered')?.resume_token ?? '';
    const link = await night.join('ana', { resume_token });
    expect(link.types).toEqual(['registered']);
    expect(old.closed).toMatchObject({ code: 4001 });
    night.host.left(old);
    await settled();
    expect(night.session.participants.get('ana')).toMatchObject({ connected: true });
    await night.start();
    expect(link.types).toContain('challenge');
  });

  it('[REG-6] from elsewhere without it is refused while the old socket answers; nothing changes for that one', async () => {
    const night = await evening();
    const old = await night.join('ana');
    for (const resume_token of [
      undefined,
      null,
      '',
      'wrong',
      night.host.access.resumeToken(night.session.id, 'bruno'),
    ]) {
      const link = await night.join('ana', { resume_token, nickname: 'Thief' });
      expect(link.errors).toEqual(['ID_IN_USE']);
      expect(link.isOpen).toBe(true);
    }
    expect(old.closed).toBeNull();
    expect(night.session.participants.get('ana')?.nickname).toBe('Nick ana');
    expect(night.host.links.of('ana')?.link).toBe(old);
  });

  it('[REG-5] from elsewhere takes over once the old socket is gone or answers no more', async () => {
    const night = await evening();
    const old = await night.join('ana');
    old.answers = false;
    const second = await night.join('ana');
    expect(second.types).toEqual(['registered']);
    expect(old.closed).toMatchObject({ code: 4001 });
    second.isOpen = false;
    const third = await night.join('ana');
    expect(third.types).toEqual(['registered']);
  });

  it('[REG-5, REG-6] whoever came back meanwhile on a connection that lives is asked too', async () => {
    const night = await evening();
    const dead = await night.join('ana');
    const resume_token = dead.last('registered')?.resume_token ?? '';
    let answer: (lives: boolean) => void = () => undefined;
    dead.answers = new Promise((resolve) => (answer = resolve));
    const thief = new FakeLink();
    const stealing = night.host.registration.register(thief, registerMessage('ana', { nickname: 'Thief' }));
    await settled();
    const owner = await night.join('ana', { resume_token });
    answer(false);
    await stealing;
    expect(thief.errors).toEqual(['ID_IN_USE']);
    expect(night.host.links.of('ana')?.link).toBe(owner);
    expect(owner.isOpen).toBe(true);
  });

  it('[REG-6] two at once under one free id: one of them has it, the other is told so', async () => {
    const night = await evening();
    const [one, other] = [new FakeLink(), new FakeLink()];
    void night.host.registration.register(one, registerMessage('ana'));
    void night.host.registration.register(other, registerMessage('ana'));
    for (let turn = 0; turn < 4; turn++) await settled();
    const won = [one, other].filter((link) => link.isOpen && link.types.includes('registered'));
    expect(won).toHaveLength(1);
    expect(night.host.links.of('ana')?.link).toBe(won[0]);
    expect(night.session.participants.get('ana')?.connected).toBe(true);
  });

  it('[KICK-2] of somebody removed is refused and closed, with the resume token too', async () => {
    const night = await evening();
    const old = await night.join('ana');
    const resume_token = old.last('registered')?.resume_token ?? '';
    await night.host.queue.submit({ type: 'kick_participant', participantId: 'ana' });
    const link = await night.join('ana', { resume_token });
    expect(link.errors).toEqual(['KICKED']);
    expect(link.closed).toMatchObject({ code: 4002 });
    expect(night.host.links.of('ana')).toBeUndefined();
    await night.host.queue.submit({ type: 'unkick_participant', participantId: 'ana' });
    expect((await night.join('ana')).types).toEqual(['registered']);
  });

  it('[REC-6] when the disk refuses, is refused, and the one before still has its place', async () => {
    const night = await evening();
    const old = await night.join('ana');
    const resume_token = old.last('registered')?.resume_token ?? '';
    night.ports.log.broken = true;
    const link = await night.join('ana', { resume_token });
    expect(link.errors).toEqual(['STORAGE_UNAVAILABLE']);
    expect(link.isOpen).toBe(true);
    night.ports.log.broken = false;
    await night.start();
    expect(old.types).toContain('challenge');
    night.host.left(old);
    await settled();
    expect(night.session.participants.get('ana')?.connected).toBe(false);
  });

  it('[REC-6] when the disk refuses a second registration on a socket, the first still counts', async () => {
    const night = await evening();
    const link = await night.join('ana');
    night.ports.log.broken = true;
    await night.join('ana', { nickname: 'Other' }, link);
    expect(link.errors).toEqual(['STORAGE_UNAVAILABLE']);
    night.ports.log.broken = false;
    await night.start();
    night.token(link, 'ana', 1, 0, 'still here');
    expect(link.errors).toEqual(['STORAGE_UNAVAILABLE']);
    expect(link.types).toContain('challenge');
  });

  it('[PRES-2] a socket that goes while it registers leaves nobody connected behind', async () => {
    const night = await evening();
    const link = new FakeLink();
    const registering = night.host.registration.register(link, registerMessage('ana'));
    // Gone after its command was submitted, before it was told.
    await Promise.resolve();
    setImmediate(() => (link.isOpen = false));
    await registering;
    night.host.left(link);
    await settled();
    expect(night.session.participants.get('ana')?.connected ?? false).toBe(false);
    expect(night.host.links.of('ana')).toBeUndefined();
  });
});

describe('registering while a round is live', () => {
  it('[CHAL-2, CHAL-5] brings the challenge with the time that is left, after `registered`', async () => {
    const night = await evening();
    await night.start({ prompt: 'Olá?', deadlineMs: 60_000, seed: 7, maxTokens: 50, temperature: 0.1 });
    night.clock.pass(20_000);
    const link = await night.join('late');
    expect(link.types).toEqual(['registered', 'challenge']);
    expect(link.last('registered')).toMatchObject({ round: 1, next_seq: 0 });
    expect(link.last('challenge')).toEqual({
      type: 'challenge',
      session_id: night.session.id,
      round: 1,
      prompt: 'Olá?',
      max_tokens: 50,
      temperature: 0.1,
      deadline_ms: 40_000,
      seed: 7,
    });
  });

  it('[CHAL-3] an old client with text is not sent it again; one without text is', async () => {
    const night = await evening();
    const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
    await night.start();
    await night.write(ana, 'ana', 1, 'half', ' an answer');
    for (const link of [ana, bruno]) night.host.left(link);
    const [again, waiting] = [await night.join('ana'), await night.join('bruno')];
    expect(again.types).toEqual(['registered']);
    expect(again.last('registered')).toMatchObject({ round: 1, next_seq: 2 });
    expect(waiting.types).toEqual(['registered', 'challenge']);
  });

  it('[CHAL-4] a client of ours is sent it beside next_seq and continues; not once its entry is complete', async () => {
    const night = await evening();
    const ana = await night.join('ana', { protocol: 1 });
    await night.start();
    await night.write(ana, 'ana', 1, 'half');
    night.host.left(ana);
    const again = await night.join('ana', { protocol: 1 });
    expect(again.types).toEqual(['registered', 'challenge']);
    expect(again.last('registered')).toMatchObject({ next_seq: 1 });
    night.token(again, 'ana', 1, 1, ' done');
    await night.complete(again, 'ana', 1, 2);
    expect(night.entry([...night.session.rounds.keys()][0] ?? '', 'ana').status).toBe('complete');
    expect((await night.join('ana', { protocol: 1 }, again.forget())).types).toEqual(['registered']);
  });
});
