import { describe, expect, it } from 'vitest';
import { limits } from '../../protocol/limits.ts';
import { night, registration, START } from './testing/night.ts';

describe('registration', () => {
  it('[REG-1] keeps who somebody is and since when', () => {
    const evening = night('ana').later(1_000);
    expect(evening.participant('ana')).toEqual({
      id: 'ana',
      nickname: 'Nick ana',
      runner: 'runner-ana',
      model: 'model-ana',
      registeredAt: START,
      lastSeenAt: START,
      connected: true,
      kicked: false,
    });
  });

  it('[REG-3] again under the same id updates, and never loses since when', () => {
    const evening = night('ana')
      .do({ type: 'disconnect_participant', participantId: 'ana' })
      .later(4_000)
      .do(registration('ana', { nickname: 'Ana Maria', model: 'gemma3' }));
    expect(evening.participant('ana')).toMatchObject({
      nickname: 'Ana Maria',
      model: 'gemma3',
      registeredAt: START,
      lastSeenAt: START + 4_000,
      connected: true,
    });
    expect(evening.session.participants.size).toBe(1);
  });

  it('[REG-8] equal nicknames get a visible number, whatever their case; nobody is merged', () => {
    const evening = night()
      .do(registration('a', { nickname: 'Ana' }))
      .do(registration('b', { nickname: 'ana' }))
      .do(registration('c', { nickname: 'ANA' }));
    const names = ['a', 'b', 'c'].map((id) => evening.participant(id).nickname);
    expect(names).toEqual(['Ana', 'ana (2)', 'ANA (3)']);
  });

  it('[REG-8] a name that is already numbered is told apart from the number that was given', () => {
    const evening = night()
      .do(registration('a', { nickname: 'Ana' }), registration('b', { nickname: 'Ana (2)' }))
      .do(registration('c', { nickname: 'Ana' }));
    expect(evening.participant('c').nickname).toBe('Ana (3)');
  });

  it("[REG-8] coming back under one's own name costs no number", () => {
    const evening = night().do(registration('a', { nickname: 'Ana' }), registration('b', { nickname: 'Ana' }));
    evening.do(registration('a', { nickname: 'Ana' }), registration('b', { nickname: 'Ana' }));
    expect(evening.participant('a').nickname).toBe('Ana');
    expect(evening.participant('b').nickname).toBe('Ana (2)');
  });

  it('[REG-8] a number never makes a name longer than a name may be', () => {
    const long = 'ç'.repeat(limits.nicknameChars);
    const evening = night().do(registration('a', { nickname: long }), registration('b', { nickname: long }));
    expect(evening.participant('a').nickname).toBe(long);
    expect(evening.participant('b').nickname).toBe(`${'ç'.repeat(limits.nicknameChars - 4)} (2)`);
  });

  it('[REG-8] the letter before a number is whole: no half of an emoji', () => {
    const long = '😀'.repeat(limits.nicknameChars);
    const evening = night().do(registration('a', { nickname: long }), registration('b', { nickname: long }));
    expect(evening.participant('b').nickname).toBe(`${'😀'.repeat(limits.nicknameChars - 4)} (2)`);
  });

  it('[REG-8] a cut that falls on a space leaves no gap before the number', () => {
    const name = `${'a'.repeat(limits.nicknameChars - 5)} bcde`;
    const evening = night().do(registration('a', { nickname: name }), registration('b', { nickname: name }));
    expect(evening.participant('b').nickname).toBe(`${'a'.repeat(limits.nicknameChars - 5)} (2)`);
  });

  it('[REG-7] names are cleaned; without one the id is shown', () => {
    const evening = night()
      .do(registration('a', { nickname: ' A\u202ena\n ', runner: 'oll\u0000ama', model: `m${'x'.repeat(500)}` }))
      .do(registration('b', { nickname: '\u200b\u0007 ' }));
    expect(evening.participant('a')).toMatchObject({ nickname: 'Ana', runner: 'ollama' });
    expect(evening.participant('a').model).toHaveLength(limits.modelNameChars);
    expect(evening.participant('b').nickname).toBe('b');
  });
});

describe('registration while a round is live', () => {
  it('[CHAL-2] a late one is invited, with what is known of the round', () => {
    const evening = night('ana').start().later(3_000);
    const events = evening.events(registration('late'));
    expect(events.map((event) => event.type)).toEqual(['participant_registered', 'entry_invited']);
    expect(evening.entry('late')).toMatchObject({ status: 'waiting', label: null, invitedAt: START + 3_000 });
  });

  it('[CHAL-2] not twice on one socket before the first token, for that would be two answers', () => {
    const evening = night('ana').start();
    expect(evening.events(registration('ana', { sameConnection: true })).map(({ type }) => type)).toEqual([
      'participant_registered',
    ]);
    expect(evening.events(registration('ana')).map(({ type }) => type)).toContain('entry_invited');
  });

  it('[CHAL-2] not in the grace after the deadline: there is no time left to answer in', () => {
    const evening = night('ana')
      .start()
      .later(limits.deadlineMs.default + 1);
    expect(evening.events(registration('late')).map(({ type }) => type)).toEqual(['participant_registered']);
  });

  it('[CHAL-2] nobody is invited while no round is live', () => {
    const evening = night('ana').draft();
    expect(evening.events(registration('bruno')).map((event) => event.type)).toEqual(['participant_registered']);
  });

  it('[CHAL-2, CHAL-3] somebody who comes back without text is invited again; with text never', () => {
    const evening = night('ana', 'bruno').start().write('bruno').later(1_000);
    expect(evening.events(registration('ana')).map((event) => event.type)).toContain('entry_invited');
    expect(evening.entry('ana').invitedAt).toBe(START + 1_000);
    expect(evening.events(registration('bruno')).map((event) => event.type)).not.toContain('entry_invited');
    evening.complete('bruno');
    expect(evening.events(registration('bruno')).map((event) => event.type)).not.toContain('entry_invited');
    expect(evening.entry('bruno').status).toBe('complete');
  });

  it('[CHAL-2] somebody whose model failed before its first word gets another try', () => {
    const evening = night('ana').start();
    const stats = { ...evening.entry('ana').stats };
    evening.do({ type: 'fail_entry', roundId: 'r1', participantId: 'ana', stats, reason: 'LOAD: model not found' });
    evening.do({ type: 'hide_entry', roundId: 'r1', participantId: 'ana' }, registration('ana'));
    expect(evening.entry('ana')).toMatchObject({ status: 'waiting', reason: null, hidden: true, generation: 0 });
    evening.do({ type: 'start_entry', roundId: 'r1', participantId: 'ana', generation: 1 });
    evening.do({ type: 'fail_entry', roundId: 'r1', participantId: 'ana', stats, reason: 'again' });
    evening.do(registration('ana'));
    expect(evening.entry('ana')).toMatchObject({ status: 'waiting', generation: 1 });
  });

  it('[BLIND-3] late ones get the next free labels; who has one keeps it', () => {
    const evening = night('ana', 'bruno', 'carla').start('r1', { blind: true });
    const dealt = [...evening.round().entries.values()].map((entry) => entry.label);
    expect(dealt).toEqual(['A', 'B', 'C']);
    evening.do(registration('davi'), registration('ana'), registration('edu'), registration('davi'));
    expect(evening.entry('davi').label).toBe('D');
    expect(evening.entry('edu').label).toBe('E');
    expect([...evening.round().entries.values()].map((entry) => entry.label)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});

describe('presence', () => {
  it('[PRES-2] a disconnect changes presence and last-seen only', () => {
    const evening = night('ana').start().write('ana').later(2_000);
    const { rounds } = evening.session;
    evening.do({ type: 'disconnect_participant', participantId: 'ana' });
    expect(evening.participant('ana')).toMatchObject({ connected: false, lastSeenAt: START + 2_000, kicked: false });
    expect(evening.session.rounds).toEqual(rounds);
  });

  it('[PRES-2] twice is once; of somebody unknown it is refused', () => {
    const evening = night('ana').do({ type: 'disconnect_participant', participantId: 'ana' });
    expect(evening.events({ type: 'disconnect_participant', participantId: 'ana' })).toEqual([]);
    expect(evening.refusal({ type: 'disconnect_participant', participantId: 'x' })).toBe('PARTICIPANT_NOT_FOUND');
  });
});

describe('kick', () => {
  const kick = { type: 'kick_participant', participantId: 'ana' } as const;
  const unkick = { type: 'unkick_participant', participantId: 'ana' } as const;

  it('[KICK-2, KICK-3] blocks the id for the session and deletes nothing', () => {
    const evening = night('ana', 'bruno').start().write('ana', 'history').later(500).do(kick);
    expect(evening.participant('ana')).toMatchObject({ kicked: true, connected: false, lastSeenAt: START + 500 });
    expect(evening.entry('ana').status).toBe('generating');
    const decision = evening.try(registration('ana', { nickname: 'Somebody else' }));
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'KICKED', detail: expect.stringMatching(/organizer/) },
    });
    expect(evening.participant('ana').nickname).toBe('Nick ana');
  });

  it('[KICK-1] twice is once; somebody unknown is refused', () => {
    const evening = night('ana').do(kick);
    expect(evening.events(kick)).toEqual([]);
    expect(evening.refusal({ type: 'kick_participant', participantId: 'x' })).toBe('PARTICIPANT_NOT_FOUND');
    expect(evening.refusal({ type: 'unkick_participant', participantId: 'x' })).toBe('PARTICIPANT_NOT_FOUND');
  });

  it('[KICK-4] can be undone: the way in is open again, the text still there', () => {
    const evening = night('ana').start().write('ana', 'history').do(kick, unkick);
    expect(evening.participant('ana')).toMatchObject({ kicked: false, connected: false });
    evening.do(registration('ana'));
    expect(evening.participant('ana').connected).toBe(true);
    expect(evening.entry('ana').status).toBe('generating');
    expect(evening.refusal(unkick)).toBe('PARTICIPANT_NOT_KICKED');
  });

  it('[CHAL-6] who was kicked is not invited to the next round', () => {
    const evening = night('ana', 'bruno').do(kick).start();
    expect([...evening.round().entries.keys()]).toEqual(['bruno']);
  });

  it('[KICK-2] holds whatever else is recorded of the participant', () => {
    const evening = night('ana').do(kick);
    const { nickname, runner, model } = evening.participant('ana');
    evening.record({ type: 'participant_registered', participantId: 'ana', nickname, runner, model, client: null });
    expect(evening.participant('ana')).toMatchObject({ kicked: true, connected: true });
    expect(evening.start().round().entries.size).toBe(0);
  });
});
