// What participants type lands on a projector, on phones and beside the organizer's buttons: it is text there, whatever
// it is. Nothing runs, nothing is fetched (the watch behind every page sees to that), nothing moves the layout.
import type { Page } from '@playwright/test';
import { displayText } from '../../protocol/text.ts';
import { expect, overflow, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { openConsole } from '../fixtures/organizer.ts';
import { openVoter } from '../fixtures/voter.ts';
import type { Voter } from '../fixtures/voter.ts';
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
    text:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="window.ran=5"><script>window.ran=6</script>` +
      `<style>@import "${OUTSIDE}/s.css"; body{display:none}</style><image href="${OUTSIDE}/i.png"/>` +
      `<foreignObject><body onload="window.ran=7"></body></foreignObject><use href="${OUTSIDE}/u.svg#x"/>` +
      `<rect width="9" height="9" fill="url(${OUTSIDE}/p.svg#p)" style="position:fixed;inset:0"/>` +
      `<a href="javascript:window.ran=8"><circle r="4" cx="5" cy="5"/></a><set attributeName="onload" to="window.ran=9"/></svg>`,
  },
  {
    id: 'h3',
    nickname: 'Ana\u202egnp.exe\u2066',
    model: 'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo',
    text: `\u202eesrever\u202c \u2067isolate\u2069 \u0007bell \u001b[31mred Z${'\u0301'.repeat(200)} fim`,
  },
  { id: 'h4', nickname: 'W'.repeat(400), model: 'M'.repeat(900), text: 'x'.repeat(10_000) },
  {
    id: 'h5',
    nickname: '{n} {{constructor}}',
    model: '${window.ran=10}',
    text: `# [clique](javascript:window.ran=11)\n\n![x](${OUTSIDE}/t.png)\n\n<iframe src="${OUTSIDE}"></iframe>\n\n${'> '.repeat(500)}fundo`,
  },
  { id: 'h6', nickname: 'Linhas', model: 'phi4', text: '\n'.repeat(2_000) + 'fim' },
] as const;
/** Malformed, and heavy: neither may hide its card. */
const SVGS = [
  '<svg viewBox="0 0 10 10"><rect width="5" height="5" fill="red"><circle',
  `<svg viewBox="0 0 10 10">${'<g>'.repeat(5_000)}<rect width="5" height="5"/>`,
] as const;
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

for (const svgMode of [false, true]) {
  test(`[REG-7, PHO-13] hostile names, models and answers on telão, console and phone (${svgMode ? 'SVG' : 'text'})`, async ({
    night,
    browser,
    page,
  }) => {
    test.setTimeout(150_000);
    const organizer = await openConsole(browser, night, night.url, night.host.consoleUrl);
    const voter = await openVoter(browser, night, night.url);
    await page.goto(`${night.url}/telao`);
    const everywhere = () => expectHarmless(page, organizer.page, voter);
    const entrants = svgMode
      ? [...HOSTILE, ...SVGS.map((text, at) => ({ id: `s${at}`, nickname: `SVG ${at}`, model: 'm', text }))]
      : HOSTILE;
    await enter(night, entrants);
    await everywhere();

    const settings = { prompt: '<img src=x onerror="window.ran=12">', title: '<b>Rodada</b>', maxTokens: 9_000 };
    const round = await night.startRound({ ...settings, svgMode });
    for (const { id, text } of entrants) await expect.poll(() => shownText(page, id)).toBe(displayText(text));
    await expect(page.getByText('<script>window.ran=1</script>').first()).toBeVisible();
    await expect(organizer.page.getByText('<b>Rodada</b>').first()).toBeVisible();
    await everywhere();

    await night.host.organizer.insist('/rounds/stop', { roundId: round.id });
    await expect(voter.page.locator('main')).toHaveAttribute('data-phase', 'voting');
    for (const { id, text } of entrants) {
      await voter.tap(id, 3);
      await voter.expectSaved(id);
      if (!svgMode) expect(await voter.text(id)).toBe(displayText(text));
    }
    await everywhere();
    await night.host.organizer.insist('/votes/close');
    await night.host.organizer.insist(`/rounds/${round.id}/reveal`);
    for (const _ of entrants) await night.host.organizer.post(`/rounds/${round.id}/reveal-next`);
    await expect(page.locator('main')).toHaveAttribute('data-scene', 'podium');
    await expect(voter.page.locator('main')).toHaveAttribute('data-phase', 'revealed');
    await everywhere();
    await organizer.page.getByRole('link', { name: 'Resultados' }).click();
    await expect(organizer.page.getByText('<script>window.ran=1</script>').first()).toBeVisible();
    await everywhere();
  });
}

async function enter(night: Night, entrants: readonly { id: string; nickname: string; model: string; text: string }[]) {
  for (const { id, nickname, model, text } of entrants) {
    const wire = await register(night.host.ws, id, { nickname, model });
    night.onEnd(async () => wire.cut());
    void wire.nextOf('challenge').then(() => answer(wire, id, 1, pieces(text)));
  }
}

function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,17}/g) ?? [];
}

async function expectHarmless(telao: Page, organizer: Page, { page: phone }: Voter): Promise<void> {
  await harmless(telao, SIZES, true);
  await harmless(organizer, SIZES, false);
  await harmless(phone, [{ width: 320, height: 568 }, SIZES[2]], false);
}

async function harmless(page: Page, sizes: readonly { width: number; height: number }[], isTelao: boolean) {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  const foreign =
    ':is(script, style, iframe, object, embed, foreignObject, image, use, form[action], link, base, meta)';
  expect(await page.locator(`#page ${foreign}:not(iframe[src^="/telao"])`).count()).toBe(0);
  expect(await page.locator('#page img:not([src^="blob:"])').count()).toBe(0);
  expect(await page.locator('#page a[href^="javascript:"], #page a[href*="outside.example"]').count()).toBe(0);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { x, y } = await overflow(page);
    expect(Math.max(0, x), `${page.url()} at ${size.width} is not wider than its screen`).toBe(0);
    if (isTelao) expect(Math.max(0, y), `${page.url()} at ${size.width} is not taller than its screen`).toBe(0);
  }
  await page.setViewportSize(sizes[0] ?? SIZES[0]);
}
