import { describe, expect, it } from 'vitest';
import type { Command } from '../arena/commands.ts';
import { settled } from './testing/fake-clock.ts';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';

const PHONE = { view: 'voting', topics: ['state'] as 'state'[] };

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

describe('what a phone is told', () => {
  it('[VIEW-2, VIEW-15, VIEW-16] a phone is told all that it needs of a night by the state alone', async () => {
    const { night, roundId } = await voting();
    const bruno = await night.join('bruno');
    const phone = night.watch('public', PHONE).forget();
    const heard = async (...act: (() => Promise<unknown>)[]) => {
      phone.forget();
      for (const one of act) await one();
      await settled();
      return phone.types;
    };
    const order = (command: Command) => () => night.host.queue.submit(command);
    const ana = { participantId: 'ana' };
    for (const type of ['hide_entry', 'show_entry'] as const) {
      expect(await heard(order({ type, roundId, ...ana })), type).toEqual(['entries_changed']);
      expect(phone.last('entries_changed')).toMatchObject({ round: 1 });
    }
    for (const type of ['kick_participant', 'unkick_participant'] as const) {
      expect(await heard(order({ type, ...ana })), type).toEqual(['entries_changed']);
    }
    expect(await heard(order({ type: 'set_options', endWhenAllFinished: true }))).toEqual(['session_state']);
    expect(phone.last('session_state')?.session).toMatchObject({ status: 'active', endWhenAllFinished: true });
    expect(await heard(order({ type: 'set_stage', patch: { hold: true } }))).toEqual(['stage_state']);
    expect(
      await heard(
        () => night.vote('v', roundId, 'ana', 5),
        () => night.clock.run(250),
      ),
    ).toEqual(['vote_progress']);
    expect(await heard(() => night.command('close_voting', roundId))).toEqual(['round_state', 'stage_state']);
    expect(await heard(() => night.command('start_reveal', roundId))).toEqual([
      'round_state',
      'reveal_state',
      'stage_state',
    ]);
    expect(await heard(() => night.command('reveal_next', roundId))).toEqual(['round_state', 'reveal_state']);
    expect(
      await heard(
        () => night.start(),
        () => night.write(bruno, 'bruno', 2, 'x'),
      ),
    ).toEqual(['round_started', 'round_state', 'stage_state']);
  });

  it('[VIEW-1, VIEW-15, VIEW-16] an old screen is told nothing of what came later', async () => {
    const { night, roundId } = await voting();
    const old = night.watch().forget();
    await night.host.queue.submit({ type: 'hide_entry', roundId, participantId: 'ana' });
    await night.host.queue.submit({ type: 'set_options', endWhenAllFinished: true });
    await night.clock.run(1_000);
    expect(old.sent).toEqual([]);
  });

  it('[VIEW-6, VIEW-15] a phone that was away is told that the answers changed meanwhile', async () => {
    const { night, roundId } = await voting();
    const phone = night.watch('public', PHONE);
    const { offset, epoch } = phone.last('state_snapshot') ?? { offset: -1, epoch: '' };
    night.host.left(phone);
    await night.host.queue.submit({ type: 'hide_entry', roundId, participantId: 'ana' });
    const again = night.watch('public', { ...PHONE, since: offset, epoch });
    expect(again.types).toEqual(['registered_telao', 'entries_changed', 'vote_progress']);
  });
});
