// Joining from the browser: the page talks to the model server of its visitor's own computer, or says which layer is in
// the way and what to do. The arena is a machine of the club's network; in one test it has an address of the internet, which
// is what the browser refuses by itself.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PIN, startHost } from '../fixtures/host.ts';
import { expect, overflow, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { layCable } from '../fixtures/proxy.ts';
import { until } from '../fixtures/until.ts';
import { arenaFor, closedPort, openModels, openVisitor } from '../fixtures/visitor.ts';
import type { Visitor } from '../fixtures/visitor.ts';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
] as const;
/** A browser writes every request that failed into its console; a search is made of those. */
const SEARCHING =
  /net::ERR_(FAILED|CONNECTION_REFUSED|BLOCKED_BY_RESPONSE)|blocked by CORS policy|status of (403|404|500)/;

async function pictures(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((one) => void (document.documentElement.dataset['theme'] = one), theme);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      });
      const path = `test-results/pictures/browser-${name}-${theme}-${size.width}x${size.height}.png`;
      await page.locator('.browser-join').screenshot({ path });
      expect((await overflow(page)).x, `${name} is not wider than its screen`).toBeLessThanOrEqual(0);
    }
    const { violations } = await new AxeBuilder({ page }).include('.browser-join').analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  }
  await page.setViewportSize(SIZES[0]);
}

/** Every light with its colour, in order. */
const lights = ({ part }: Visitor): Promise<string[]> =>
  part
    .locator('[data-layer]')
    .evaluateAll((all) => all.map((one) => `${one.getAttribute('data-layer')} ${one.getAttribute('data-light')}`));

async function search({ part }: Visitor): Promise<void> {
  await part.getByRole('button', { name: /^(Procurar (modelos|de novo)|Look)/ }).click();
}

async function enter({ part }: Visitor, nickname: string, pin = PIN): Promise<void> {
  await part.getByRole('textbox', { name: 'Apelido' }).fill(nickname);
  await part.getByRole('textbox', { name: 'PIN' }).fill(pin);
  await part.getByRole('button', { name: 'Testar o modelo e entrar' }).click();
}

/** Whoever is in sees that at once, and the terminal's line is folded away. */
async function isFirst({ page, part }: Visitor): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(part.getByText('Você está na arena como')).toBeInViewport({ ratio: 1 });
  await expect(page.locator('[data-join-command]')).toBeHidden();
  await page.screenshot({ path: 'test-results/pictures/browser-in-1280x800.png' });
  await page.setViewportSize(SIZES[0]);
}

interface Heard {
  /** Every piece of text, in order. */
  readonly pieces: string[];
  /** How the entry stood, each time that was said. */
  readonly statuses: string[];
}

/** What the room is told over this page's socket. */
function hear(page: Page): Heard {
  const heard: Heard = { pieces: [], statuses: [] };
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload)) as {
        type: string;
        deltas?: { text: string }[];
        entry?: { status: string };
      };
      if (message.type === 'token_frame') heard.pieces.push(...(message.deltas ?? []).map(({ text }) => text));
      if (message.type === 'entry_state') heard.statuses.push(message.entry?.status ?? '');
    });
  });
  return heard;
}

// oxlint-disable-next-line typescript/no-explicit-any -- read as an untyped client reads it
async function participants(night: Night): Promise<any[]> {
  return (await night.host.organizer.get('/session')).json.participants;
}

test('[BRO-1, BRO-2, BRO-3, BRO-4, BRO-5, BRO-10] joins, warms up, answers two rounds over a reload and a cut', async ({
  night,
  watch,
  browser,
}) => {
  watch.expectProblem(SEARCHING);
  watch.expectProblem(/WebSocket connection to .* failed|net::ERR_/);
  const cable = await layCable(night.host.port);
  night.onEnd(() => cable.close());
  const origin = arenaFor('local', cable.port);
  const names = ['llama3.2', 'nomic-embed-text'];
  const models = await openModels(night, watch, { kind: 'ollama', models: names, cors: origin });
  const visitor = await openVisitor(night, watch, {
    port: cable.port,
    space: 'local',
    servers: { ollama: models.port },
  });
  const { page, part } = visitor;
  const context = await browser.newContext({ viewport: SIZES[0] });
  const telao = await context.newPage();
  const room = hear(telao);
  await telao.goto(`${night.url}/telao`);

  expect(await models.transcript()).toEqual([]);
  await search(visitor);
  await expect(visitor.light('models')).toHaveAttribute('data-light', 'green');
  await expect(visitor.light('kind')).toContainText('Ollama');
  const select = part.getByRole('combobox', { name: 'Modelo' });
  await expect(select.locator('option', { hasText: /^nomic-embed-text/ }).first()).toBeDisabled();
  await select.selectOption({ label: 'llama3.2' });
  await enter(visitor, '<b>Zé</b> \u202e');
  await expect(part.getByText(/Você está na arena como .?<b>Zé<\/b>/)).toBeVisible();
  await isFirst(visitor);
  expect((await models.transcript()).length, 'one test before joining').toBe(1);
  const [me] = await participants(night);
  expect(me).toMatchObject({ nickname: '<b>Zé</b>', model: 'llama3.2', runner: 'ollama', connected: true });
  await expect(part.getByRole('link', { name: /\/v\?me=/ })).toBeVisible();

  await night.host.organizer.insist('/warmup');
  await until(
    async () => (await models.transcript()).length,
    (n) => n === 2,
    'the warm-up was answered',
  );

  const live = page.waitForFunction(() => {
    const round = document.querySelector('.browser-round[data-round="1"][data-writing="true"]');
    const text = round?.querySelector('[data-text]')?.textContent ?? '';
    const clock = round?.querySelector('[role="timer"]')?.textContent ?? '';
    return text.length > 20 && /^[01]:\d\d$/.test(clock) && round?.querySelector('[data-rate]');
  });
  const first = await night.startRound({ prompt: 'Conte uma história longa de São João.', deadline_ms: 60_000 });
  await live;
  // Cut in the middle: it comes back and goes on where it was.
  cable.cut();
  await expect(part.locator('[data-line="away"]')).toContainText(/[^.!?…][.!?…] Tentando de novo…/);
  cable.mend();
  await expect(part.locator('[data-round="1"][data-writing="false"] [data-ending]')).toHaveText('respondida');
  const whole = (await models.transcript())[2]?.tokens.join('') ?? '';
  expect(await part.locator('.browser-text [data-text]').textContent()).toBe(whole);
  await expect.poll(() => shownText(telao, me.id)).toBe(whole);
  expect(room.pieces.join('')).toBe(whole);
  expect(room.pieces.length, 'it came piece by piece').toBeGreaterThan(5);
  await night.host.organizer.insist('/rounds/stop', { roundId: first.id });
  await pictures(page, 'answered');

  // A reload in the middle of the next one: asked first, then the same participant starts its answer again.
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.accept();
    return dialog.type();
  });
  await page.evaluate(() => {
    const look = (): void => {
      const text = document.querySelector('.browser-round[data-round="2"][data-writing="true"] [data-text]');
      if ((text?.textContent.length ?? 0) > 20) location.reload();
      else requestAnimationFrame(look);
    };
    look();
  });
  const second = await night.startRound({ prompt: 'E outra, do Saci.', deadline_ms: 60_000 });
  expect(await asked).toBe('beforeunload');
  await expect(part.getByText('Você está na arena como')).toBeVisible();
  await isFirst(visitor);
  await expect(part.locator('[data-round="2"][data-writing="false"] [data-ending]')).toHaveText('respondida');
  const again = (await models.transcript()).at(-1)?.tokens.join('') ?? '';
  await expect.poll(() => shownText(telao, me.id)).toBe(again);
  expect((await participants(night)).length, 'still one participant').toBe(1);
  expect(room.statuses, 'the page that went did not blame its model').not.toContain('failed');
  await night.host.organizer.insist('/rounds/stop', { roundId: second.id });

  await part.getByRole('button', { name: 'Sair da arena' }).click();
  await expect(part.getByText('Você saiu da arena')).toBeVisible();
  await expect.poll(async () => (await participants(night))[0].connected).toBe(false);
  await page.reload();
  await expect(part.getByRole('button', { name: 'Procurar modelos neste computador' })).toBeVisible();
});

test('[BRO-2, BRO-6, BRO-7, BRO-11] without CORS it says so, with the cure for this page; the cure works', async ({
  night,
  watch,
}) => {
  watch.expectProblem(SEARCHING);
  const { port } = night.host;
  const models = ['llama3.2', 'llama3.2:error500'];
  const closed = await openModels(night, watch, { kind: 'ollama', models });
  const studio = await openModels(night, watch, { kind: 'lmstudio', models: ['qwen3'] });
  const servers = { ollama: closed.port, lmstudio: studio.port };
  const visitor = await openVisitor(night, watch, { port, space: 'local', servers });
  const { page, part } = visitor;
  await search(visitor);
  await expect(part.locator('[data-fault="readable"]')).toBeVisible();
  expect(await lights(visitor)).toEqual([
    'browser green',
    'server green',
    'readable red',
    'kind off',
    'models off',
    'answer off',
  ]);
  const cure = part.locator('.browser-cure');
  await expect(cure.getByText('Ollama está ligado em http://127.0.0.1:11434, mas não deixa')).toBeVisible();
  const origin = arenaFor('local', port);
  for (const [system, command] of [
    ['Windows', `setx OLLAMA_ORIGINS "${origin}"`],
    ['macOS', `launchctl setenv OLLAMA_ORIGINS ${origin}`],
    ['Linux', `OLLAMA_ORIGINS=${origin} ollama serve`],
  ] as const) {
    await page.getByRole('radio', { name: system }).check();
    await expect(cure.locator('[data-command]', { hasText: command })).toBeVisible();
  }
  await expect(cure.getByRole('link', { name: /comando do terminal/ })).toBeVisible();
  const also = part.locator('[data-hidden-server="lmstudio"]');
  await also.locator('summary').click();
  await expect(also.locator('[data-command]')).toHaveText('lms server start --cors');
  await pictures(page, 'cors');

  await closed.end();
  await openModels(night, watch, { kind: 'ollama', models, cors: origin, port: closed.port });
  await search(visitor);
  await expect(visitor.light('models')).toHaveAttribute('data-light', 'green');
  // What fails in the test fails here, and nobody joins.
  await part.getByRole('combobox', { name: 'Modelo' }).selectOption({ label: 'llama3.2:error500' });
  await enter(visitor, 'Ana');
  await expect(part.locator('[data-tried="red"]')).toContainText('O teste falhou:');
  await expect(visitor.light('answer')).toHaveAttribute('data-light', 'red');
  expect(await participants(night)).toEqual([]);
  await pictures(page, 'form');
  await part.getByRole('combobox', { name: 'Modelo' }).selectOption({ label: 'llama3.2' });
  await enter(visitor, 'Ana', '000000');
  await expect(part.getByRole('alert')).toContainText('PIN errado.');
  const field = part.getByRole('textbox', { name: 'PIN' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await pictures(page, 'wrong-pin');
  await enter(visitor, 'Ana');
  await expect(part.getByText('Você está na arena como')).toBeVisible();
});

test('[BRO-6, BRO-8] nothing there, something else there, elsewhere, only embeddings: each in its words', async ({
  night,
  watch,
}) => {
  watch.expectProblem(SEARCHING);
  const { port } = night.host;
  const origin = arenaFor('local', port);
  const visitor = await openVisitor(night, watch, { port, space: 'local' });
  const { part } = visitor;
  const cure = part.locator('.browser-cure');
  await search(visitor);
  await expect(cure).toContainText('Nada responde nas portas de costume (11434, 1234, 8080, 1337)');
  expect((await lights(visitor)).slice(0, 3)).toEqual(['browser amber', 'server red', 'readable off']);

  const nobody = await closedPort();
  watch.allow(`http://127.0.0.1:${nobody}`);
  await visitor.lookAt(nobody);
  await expect(cure).toContainText(`Nada responde em http://127.0.0.1:${nobody}`);
  await visitor.lookAt('192.168.0.50:11434');
  await expect(part.getByText('Daqui só se chega a modelos deste mesmo computador')).toBeVisible();
  await visitor.lookAt('ola mundo');
  await expect(part.getByText('Isto não é um endereço.')).toBeVisible();

  const something = createServer((_asked, reply) => {
    reply.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', '*');
    reply.writeHead(204).end();
  });
  await new Promise<void>((resolve) => void something.listen(0, '127.0.0.1', resolve));
  night.onEnd(() => {
    const closed = new Promise((resolve) => void something.close(resolve));
    // A browser may keep one open on which it asked nothing.
    something.closeAllConnections();
    return closed;
  });
  const at = `localhost:${(something.address() as AddressInfo).port}`;
  watch.allow(`http://${at}`);
  await visitor.lookAt(at);
  await expect(cure).toContainText(`O que responde em http://${at} não é um servidor de modelos`);
  expect((await lights(visitor)).slice(2, 4)).toEqual(['readable green', 'kind red']);

  const vectors = await openModels(night, watch, { kind: 'ollama', models: ['nomic-embed-text'], cors: origin });
  await visitor.lookAt(vectors.port);
  await expect(cure).toContainText('só faz vetores (embeddings)');
  await expect(visitor.light('models')).toHaveAttribute('data-light', 'red');
  await expect(part.getByRole('button', { name: 'Testar o modelo e entrar' })).toHaveCount(0);
});

test('[BRO-9] a browser that refuses says so at once; where it may be asked, the permission opens the way', async ({
  night,
  watch,
}) => {
  watch.expectProblem(SEARCHING);
  const { hostname } = new URL(arenaFor('public', 80));
  const host = await startHost({ env: { ARENA_ALLOWED_HOSTS: hostname } });
  night.onEnd(() => host.dispose());
  const { port } = host;
  const site = arenaFor('public', port);
  const models = await openModels(night, watch, { kind: 'ollama', models: ['llama3.2'], cors: site });
  const laptop = { port, space: 'public', servers: { ollama: models.port } } as const;
  const refused = await openVisitor(night, watch, laptop);
  const hasRule = await refused.page.evaluate(async () => {
    const asked = navigator.permissions.query({ name: 'local-network-access' as PermissionName });
    return asked.then(
      () => true,
      () => false,
    );
  });
  test.skip(!hasRule, 'this browser lets every page reach programs of its computer');
  await search(refused);
  const cure = refused.part.locator('.browser-cure');
  await expect(cure).toContainText('Este navegador não deixa a página de');
  expect((await lights(refused)).slice(0, 2)).toEqual(['browser red', 'server off']);
  await expect(cure.locator('[data-command]')).toHaveText('chrome://flags/#unsafely-treat-insecure-origin-as-secure');
  await pictures(refused.page, 'refused');

  // What that address switches on; and the answer to the question that comes then.
  const switches = [`--unsafely-treat-insecure-origin-as-secure=${site}`];
  const permissions = ['local-network-access'];
  const allowed = await openVisitor(night, watch, { ...laptop, switches, permissions, language: 'en' });
  await search(allowed);
  await expect(allowed.light('models')).toHaveAttribute('data-light', 'green');
  await pictures(allowed.page, 'english');
});
