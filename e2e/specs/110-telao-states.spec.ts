// The telão with few and with many, and with entries in every state: pictures to be looked at.
import { expect, shownText, test } from '../fixtures/night.ts';
import { complete, openTelao, people, picture, say, scene, speakAtPace } from '../fixtures/telao.ts';

const PROMPT = 'Explique em até 60 palavras por que o céu é azul, como se falasse com uma criança de sete anos.';
const LONG = Array.from({ length: 60 }, (_, n) => `${n + 1}. Escreva um verso de sete sílabas sobre o mar.`).join('\n');

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1920, height: 1080 } });

test('[TEL-3, TEL-8, TEL-15] nobody takes part: the prompt stands alone, and so does an empty grid', async ({
  night,
  page,
}) => {
  await openTelao(night, page);
  await night.startRound({ prompt: LONG, title: 'Uma noite longa' });
  await scene(page, 'challenge');
  await expect(page.getByText(/página 1 de \d/)).toBeVisible();
  await picture(page, 'challenge-long');
  await night.host.organizer.insist('/stage', { scene: 'live' });
  await scene(page, 'live');
  await expect(page.getByText('Ninguém recebeu esta rodada')).toBeVisible();
  await picture(page, 'live-0');
});

for (const count of [2, 8, 9, 16]) {
  test(`[TEL-5, TEL-15] live with ${count}`, async ({ night, page }) => {
    await openTelao(night, page);
    const all = await people(night, count);
    await night.startRound({ prompt: PROMPT });
    await speakAtPace(page, all, 1);
    await expect(page.locator('[data-entry]')).toHaveCount(count);
    await picture(page, `live-${count}`);
  });
}

test('[TEL-5, TEL-15] forty entries from the lobby to the podium: what does not fit turns its pages', async ({
  night,
  page,
}) => {
  test.setTimeout(180_000);
  await openTelao(night, page);
  const all = await people(night, 40);
  await expect(page.getByText('40 participantes')).toBeVisible();
  await picture(page, 'lobby-40', { everywhere: true });
  const round = await night.startRound({ prompt: PROMPT, title: 'Quarenta de uma vez' });
  await scene(page, 'challenge');
  await picture(page, 'challenge-40');
  for (const person of all.slice(0, 20)) say(person, 1, person.tokens.slice(0, 40));
  await scene(page, 'live');
  await expect(page.locator('[data-entry]')).toHaveCount(16);
  await picture(page, 'live-40', { everywhere: true });
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        for (const card of await page.locator('[data-entry]').all())
          seen.add((await card.getAttribute('data-entry')) ?? '');
        return seen.size;
      },
      { timeout: 40_000 },
    )
    .toBe(40);

  for (const person of all) {
    say(person, 1, person.tokens);
    complete(person, 1, person.tokens.length);
  }
  const { organizer, room } = night.host;
  await organizer.insist('/rounds/stop', { roundId: round.id });
  await scene(page, 'voting');
  for (const [at, { id }] of all.entries()) {
    for (let voter = 0; voter < 2; voter += 1) {
      const score = voter === 0 ? at % 6 : Math.floor(at / 7);
      await room.insist('/votes', { roundId: round.id, participantId: id, score, voterId: `v${voter}` });
    }
  }
  await picture(page, 'voting-40');
  await organizer.insist('/votes/close');
  await scene(page, 'closed');
  await picture(page, 'closed-40');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await scene(page, 'reveal');
  for (let places = 1; places <= 40; places += 1) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await scene(page, 'podium');
  await picture(page, 'podium-40', { everywhere: true });
  await organizer.insist(`/rounds/${round.id}/reveal-back`);
  await scene(page, 'reveal');
  await expect(page.getByText('Falta 1 resposta')).toBeVisible();
  await picture(page, 'reveal-39');
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await organizer.insist('/stage', { scene: 'scoreboard' });
  await expect(page.locator('.scoreboard-row').first()).toBeVisible();
  await picture(page, 'scoreboard-40');
});

test('[TEL-6, TEL-15] says how each entry stands, in words and with a sign', async ({ night, page }) => {
  await openTelao(night, page);
  const all = await people(night, 8);
  const round = await night.startRound({ prompt: PROMPT, maxTokens: 100 });
  const [done, failed, stuck, gone, mute, away] = all;
  if (!done || !failed || !stuck || !gone || !mute || !away) throw new Error('Eight were asked for.');
  say(done, 1, done.tokens.slice(0, 80));
  complete(done, 1, 80);
  failed.wire.send({
    type: 'error',
    round: 1,
    participant_id: failed.id,
    code: 'OOM',
    message: 'sem memória na placa de vídeo',
  });
  say(stuck, 1, stuck.tokens.slice(0, 20));
  say(gone, 1, gone.tokens.slice(0, 20));
  away.wire.cut();
  await scene(page, 'live');
  const card = (id: string) => page.locator(`[data-entry="${id}"]`);
  const said = gone.tokens.slice(0, 20).join('');
  await expect.poll(() => shownText(page, gone.id)).toBe(said);
  gone.wire.cut();
  await expect(card(done.id)).toContainText('completa');
  await expect(card(failed.id)).toContainText('falhou');
  await expect(card(failed.id)).toContainText('sem memória na placa de vídeo');
  await expect(card(gone.id)).toContainText('desconectado');
  expect(await shownText(page, gone.id)).toBe(said);
  await expect(card(away.id)).toContainText('desconectado');
  await expect(card(mute.id)).toContainText('aguardando');
  await expect(card(stuck.id)).toContainText(/sem tokens há \d+ s/, { timeout: 12_000 });
  await night.host.organizer.insist(`/rounds/${round.id}/pause`);
  await expect(page.getByText('pausa')).toBeVisible();
  await picture(page, 'live-states');
  await night.host.organizer.insist('/stage', { spotlight: stuck.id });
  await expect(page.locator('[data-entry]')).toHaveCount(1);
  await picture(page, 'live-spotlight');
});
