// What participants type lands on a projector: it is text there, whatever it is.
import { displayText } from '../../protocol/text.ts';
import { expect, overflow, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { answer, register } from '../fixtures/wire.ts';

const OUTSIDE = 'http://outside.example';
const HOSTILE = [
  {
    id: 'h1',
    nickname: '<script>window.ran=1</script>',
    model: `<img src="${OUTSIDE}/m.png" onerror="window.ran=2">`,
    text: `<script>window.ran=3</script><style>*{display:none!important}@import "${OUTSIDE}/a.css";</style>`,
  },
  {
    id: 'h2',
    nickname: '<svg onload=window.ran=4>',
    model: '</span></div><h1>PIN: 000000</h1>',
    text: `<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=5"><image href="${OUTSIDE}/i.png"/><foreignObject><body onload="window.ran=6"></body></foreignObject></svg><iframe src="javascript:window.ran=7"></iframe>`,
  },
  {
    id: 'h3',
    nickname: 'Ana\u202egnp.exe\u2066',
    model: 'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo',
    text: `\u202eesrever\u202c \u2067isolate\u2069 \u0007bell \u001b[31mred Z${'\u0301'.repeat(200)} fim`,
  },
  { id: 'h4', nickname: 'W'.repeat(400), model: 'M'.repeat(900), text: 'x'.repeat(10_000) },
  { id: 'h5', nickname: '{rate} {{constructor}}', model: '${window.ran=8}', text: '\n'.repeat(2_000) + 'fim' },
] as const;
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

async function liveWithHostile(night: Night) {
  for (const { id, nickname, model, text } of HOSTILE) {
    const wire = await register(night.host.ws, id, { nickname, model });
    night.onEnd(async () => wire.cut());
    void wire.nextOf('challenge').then(() => answer(wire, id, 1, pieces(text)));
  }
  return night.startRound({ prompt: '<img src=x onerror="window.ran=9">', title: '<b>Rodada</b>', maxTokens: 4_000 });
}

function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,17}/g) ?? [];
}

test('[REG-7] hostile names, models and answers are text: nothing runs, loads or moves the layout', async ({
  night,
  page,
}) => {
  await page.goto(`${night.url}/telao`);
  const round = await liveWithHostile(night);
  for (const { id, text } of HOSTILE) await expect.poll(() => shownText(page, id)).toBe(displayText(text));
  await expect(page.getByRole('heading', { name: '<script>window.ran=1</script>' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '<b>Rodada</b>' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Anagnp.exe', exact: true })).toBeVisible();
  await expectHarmless(page);

  await night.host.organizer.post('/rounds/stop', { roundId: round.id });
  await expect(page.getByText('Votação aberta')).toBeVisible();
  await expectHarmless(page);
  await night.host.organizer.post('/votes/close');
  await night.host.organizer.post(`/rounds/${round.id}/reveal`);
  for (const [shown] of HOSTILE.entries()) {
    await night.host.organizer.post(`/rounds/${round.id}/reveal-next`);
    await expect(page.locator('.place')).toHaveCount(shown + 1);
    await expectHarmless(page);
  }
});

test('[REG-7] hostile names are text in the console too', async ({ night, page, watch }) => {
  watch.allow(night.host.consoleUrl);
  await page.goto(night.host.consoleUrl);
  await liveWithHostile(night);
  await expect(page.getByRole('cell', { name: '<script>window.ran=1</script>' })).toBeVisible();
  await expect(page.getByText('<b>Rodada</b>').first()).toBeVisible();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect((await overflow(page)).x).toBeLessThanOrEqual(0);
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.locator('main :is(script, style, svg, img, iframe)').count()).toBe(0);
});

async function expectHarmless(page: Parameters<typeof shownText>[0]): Promise<void> {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.locator('#telao :is(script, style, svg, image, img, iframe, a, b, form)').count()).toBe(0);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const { x, y } = await overflow(page);
    expect({ x: Math.max(0, x), y: Math.max(0, y) }).toEqual({ x: 0, y: 0 });
    expect(await strays(page)).toEqual([]);
  }
}

/** Cards, rows and headings that reach out of the screen. */
function strays(page: Parameters<typeof shownText>[0]): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#telao :is(.head, .card, .place, .person, .count)')]
      .filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
      })
      .map((element) => element.className),
  );
}
