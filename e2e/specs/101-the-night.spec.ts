// Two rounds from session to podium: real clients, a real model server, a real browser, each a process of its own.
import { parse } from 'csv-parse/sync';
import { until } from '../fixtures/until.ts';
import { expect, shownText, test } from '../fixtures/night.ts';
import type { Answered, Night } from '../fixtures/night.ts';

const TEAM = [
  { nickname: 'Ana', model: 'llama3.2' },
  { nickname: 'Bento', model: 'qwen2.5' },
  { nickname: 'Capivara 12', model: 'gemma3' },
  { nickname: 'Dandara', model: 'phi4' },
  { nickname: 'Érico', model: 'mistral' },
] as const;
const PROMPTS = ['Conte uma história curta de São João.', 'Explique o que é um “telão” em três frases.'];
const VOTERS = 6;

interface Entrant {
  readonly id: string;
  readonly nickname: string;
  readonly model: string;
}

test('[RND-1, EXP-1, VIEW-3, VOTE-11, REV-2, MET-1] a night of two rounds: what the models sent is what the telão, /responses and the CSV say', async ({
  night,
  page,
}) => {
  const models = await night.startModels(
    120,
    TEAM.map(({ model }) => model),
  );
  const clients = await Promise.all(TEAM.map(({ nickname, model }) => night.join(nickname, model, models.url)));
  const ids = await Promise.all(clients.map((client) => client.next((line) => line.event === 'registered')));
  const team: Entrant[] = TEAM.map((one, at) => ({ ...one, id: ids[at].participant_id }));
  await page.goto(`${night.url}/telao`);
  for (const { nickname } of team) await expect(page.getByText(nickname, { exact: true })).toBeVisible();

  for (const [at, prompt] of PROMPTS.entries()) {
    const index = at + 1;
    const round = await night.startRound({ prompt, maxTokens: 300 });
    expect(round.index).toBe(index);
    for (const { id } of team) await expect(page.locator(`[data-entry="${id}"]`)).toBeVisible();
    const early = await watchGrow(night, page, team);
    for (const client of clients) await client.next((line) => line.event === 'complete' && line.round === index);
    await until(
      () => night.host.organizer.get('/scoreboard'),
      ({ json }) =>
        json.scoreboard.length === team.length &&
        json.scoreboard.every((row: { status: string }) => row.status === 'complete'),
      'every entry is complete',
    );
    expect((await night.host.organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(200);
    await expect(page.getByText('Votação aberta')).toBeVisible();

    const sent = await sentIn(models.transcript(), prompt, team);
    for (const [id, text] of early) expect(sent.get(id)?.tokens.join('').slice(0, text.length)).toBe(text);
    await expectSameEverywhere(night, page, round.id, index, team, sent);
    await voteAndReveal(night, page, round.id, team);
  }
  expect((await night.host.room.get('/metrics')).json).toMatchObject({
    completed_rounds: 2,
    total_participants: TEAM.length,
    total_votes: PROMPTS.length * VOTERS * TEAM.length,
  });
});

/** Waits until something of everybody is on the telão while the round is live. */
async function watchGrow(night: Night, page: Parameters<typeof shownText>[0], team: readonly Entrant[]) {
  const seen = new Map<string, string>();
  for (const { id } of team) {
    const text = await until(
      () => shownText(page, id),
      (shown) => (shown ?? '').length > 10,
      `text of ${id} on the telão`,
    );
    seen.set(id, text ?? '');
  }
  const { id, status } = (await night.host.room.get('/rounds/current')).json;
  expect(status).toBe('live');
  expect((await night.host.room.get(`/rounds/${id}/responses`)).status).toBe(403);
  return seen;
}

async function sentIn(transcript: Promise<readonly Answered[]>, prompt: string, team: readonly Entrant[]) {
  const ofRound = (await transcript).filter((request) => request.prompt === prompt);
  expect(ofRound).toHaveLength(team.length);
  return new Map(team.map(({ id, model }) => [id, ofRound.find((request) => request.model === model) as Answered]));
}

async function expectSameEverywhere(
  night: Night,
  page: Parameters<typeof shownText>[0],
  roundId: string,
  index: number,
  team: readonly Entrant[],
  sent: ReadonlyMap<string, Answered>,
): Promise<void> {
  const { json } = await night.host.room.get(`/rounds/${roundId}/responses`);
  const replay = (await night.host.room.get(`/rounds/${roundId}/replay`)).json;
  const csv: Record<string, string>[] = parse((await night.host.room.get('/export.csv')).text, { columns: true });
  for (const { id, nickname, model } of team) {
    const tokens = sent.get(id)?.tokens ?? [];
    const text = tokens.join('');
    expect(text.length).toBeGreaterThan(100);
    const response = json.responses.find((one: { participant_id: string }) => one.participant_id === id);
    expect(response).toMatchObject({ nickname, generated_content: text });
    expect(await shownText(page, id)).toBe(text);
    const row = csv.find((one) => one['round'] === String(index) && one['participant_id'] === id);
    expect(row).toMatchObject({ nickname, model, tokens: String(tokens.length), generated_content: text });
    const stored = replay.entries.find((one: { participant_id: string }) => one.participant_id === id);
    expect(stored.tokens.map((token: { content: string }) => token.content)).toEqual(tokens);
  }
}

/** Six voters give place i the score 5 - i; then the places appear from last to first. */
async function voteAndReveal(
  night: Night,
  page: Parameters<typeof shownText>[0],
  roundId: string,
  team: readonly Entrant[],
): Promise<void> {
  const { organizer, room } = night.host;
  for (let voter = 1; voter <= VOTERS; voter += 1) {
    for (const [at, { id }] of team.entries()) {
      const vote = { roundId, participantId: id, score: 5 - at, voterId: `voter-${voter}` };
      expect((await room.post('/votes', vote)).status).toBe(200);
    }
  }
  await expect(page.locator('.figure')).toHaveText(String(VOTERS));
  await organizer.post('/votes/close');
  await expect(page.getByText('Votação encerrada')).toBeVisible();
  await organizer.post(`/rounds/${roundId}/reveal`);
  const places = page.locator('.place');
  for (const [shown, { nickname }] of team.toReversed().entries()) {
    await expect(places).toHaveCount(shown);
    await organizer.post(`/rounds/${roundId}/reveal-next`);
    await expect(places.first()).toContainText(nickname);
    await expect(places.first()).toContainText(`${team.length - shown}º`);
  }
  await expect(page.getByText('Pódio')).toBeVisible();
  await expect(places.locator('.score')).toHaveText(['5,00', '4,00', '3,00', '2,00', '1,00']);
}
