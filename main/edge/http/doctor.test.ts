import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctorCheckIds } from '../../../protocol/doctor-checks.ts';
import type { DoctorCheck, DoctorReport } from '../../../protocol/http/doctor.ts';
import { settled } from '../../host/testing/fake-clock.ts';
import type { FakeLink } from '../../host/testing/fake-link.ts';
import { house } from '../testing/house.ts';
import type { House } from '../testing/house.ts';

let arena: House;
beforeAll(async () => {
  arena = await house();
});
afterAll(() => arena.close());

async function checks(language = ''): Promise<Record<string, DoctorCheck>> {
  const { status, json } = await arena.order('GET', `/doctor${language}`);
  expect(status).toBe(200);
  return Object.fromEntries((json as unknown as DoctorReport).checks.map((one) => [one.id, one]));
}

describe('GET /doctor', () => {
  let ana: FakeLink;
  let bia: FakeLink;

  it("[DOC-1] is the organizer's only, in Portuguese unless another language is asked for", async () => {
    expect((await arena.ask('GET', '/doctor')).status).toBe(401);
    expect((await arena.order('GET', '/doctor?language=fr')).status).toBe(400);
    const [pt, en] = [await checks(), await checks('?language=en')];
    expect(Object.keys(pt)).toEqual(doctorCheckIds);
    expect(pt['self']?.title).toBe('A arena responde no próprio endereço');
    expect(en['self']?.title).toBe('The arena answers at its own address');
    expect((await checks('?language=pt-BR'))['self']?.title).toBe(pt['self']?.title);
  });

  it('[DOC-2] knows the telões, and whether they may show the PIN', async () => {
    expect((await checks())['telao']?.light).toBe('amber');
    const plain = arena.night.watch('public', { view: 'arena' });
    expect((await checks('?language=en'))['telao']?.title).toBe('The telão may not show the PIN');
    const phone = arena.night.watch('public', { view: 'vote' });
    const ours = Object.assign(arena.night.watch('public', { view: 'arena' }), { mayShowPin: true });
    expect((await checks())['telao']).toMatchObject({ light: 'green', title: '2 telões abertos' });
    for (const link of [plain, phone, ours]) arena.night.host.left(link);
  });

  it('[DOC-2] knows who is here, and what the warm-up said of each', async () => {
    ana = await arena.night.join('ana', { nickname: 'Ana' });
    bia = await arena.night.join('bia', { nickname: 'Bia' });
    await arena.night.join('eva', { nickname: 'Eva' });
    expect((await checks('?language=en'))['participants']?.detail).toBe('Models: 3 not tested.');
    arena.night.host.warmUp.send(arena.night.host.state(), null);
    arena.night.token(ana, 'ana', 0, 0, 'Olá');
    void arena.night.host.answers.complete(ana, {
      ...{ type: 'complete', round: 0, participant_id: 'ana', tokens: 1, duration_ms: 5 },
    });
    void arena.night.host.answers.fail(bia, {
      ...{ type: 'error', round: 0, participant_id: 'bia', code: 'MODEL_NOT_FOUND', message: 'No such model' },
    });
    await settled();
    const found = (await checks('?language=en'))['participants'];
    expect(found?.detail).toBe('Models: 1 ready, 1 slow or still answering, and 1 failed.');
    expect(found).toMatchObject({
      light: 'amber',
      remedy: expect.stringMatching(/^“Bia” failed in the warm-up: No such model\.\n/),
    });
  });

  it('[DOC-2] a round that forgets the warm-up leaves nobody untested who answered in it, and says who failed', async () => {
    const { night } = arena;
    await night.start();
    expect((await checks('?language=en'))['participants']?.detail).toBe('Models: 3 not tested.');
    await night.write(ana, 'ana', 1, 'Olá');
    await night.complete(ana, 'ana', 1, 1);
    await night.host.answers.fail(bia, {
      ...{ type: 'error', round: 1, participant_id: 'bia', code: 'MODEL_STOPPED', message: 'Out of memory.' },
    });
    await night.clock.run(60_000);
    const found = (await checks('?language=en'))['participants'];
    expect(found?.detail).toBe('Models: 1 ready, 1 failed, and 1 not tested.');
    expect(found?.remedy).toMatch(/^“Bia” failed in the last round: Out of memory\.\nAsk them.*or on its page/);
  });
});
