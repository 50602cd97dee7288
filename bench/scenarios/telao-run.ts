// The telão in a real browser while everybody generates, beside a blank page in the same browser under the same load.
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { countFrames } from '../browser/frame-counter.ts';
import { pageCost } from '../browser/page-cost.ts';
import type { PageCost } from '../browser/page-cost.ts';
import { profilePage } from '../browser/profile.ts';
import { sleep } from '../lib/clock.ts';
import { framesOf } from '../lib/frames.ts';
import type { Frames } from '../lib/frames.ts';
import { selfTimes } from '../lib/self-times.ts';
import type { SelfTime } from '../lib/self-times.ts';
import { spread } from '../lib/stats.ts';
import { answerText, participantId, tokensFor } from '../lib/text.ts';
import type { Worker } from '../lib/worker.ts';
import type { ParticipantCalls } from '../load/participants.ts';
import { startHost } from '../target/host.ts';
import type { Host } from '../target/host.ts';
import { using } from '../target/target.ts';
import { startParticipants } from './crowd.ts';
import type { Setting } from './scenario.ts';

export interface TelaoLoad {
  readonly entries: number;
  /** Tokens a second of each, until `chars` characters. */
  readonly rate: number;
  readonly chars: number;
}

export interface TelaoRun {
  readonly telao: Frames;
  readonly blank: Frames;
  readonly before: PageCost;
  readonly after: PageCost;
  /** Answers in sight at the end, and how many of them are not what was said. */
  readonly inSight: number;
  readonly wrong: number;
  /** How late the load itself was while the telão was watched. Milliseconds. */
  readonly latenessP99: number;
  /** Where its script spent its time; null unless asked. */
  readonly profile: readonly SelfTime[] | null;
}

const VIEWPORT = { width: 1920, height: 1080 };
/** The blank page is watched this long before the telão and after it. Seconds. */
const BLANK_S = 5;
/** The last seconds of a round are profiled: the texts are longest then. Milliseconds. */
const PROFILE_MS = 5_000;
const PATIENCE_MS = 10_000;

export function runTelao(browser: Browser, { cli, profile }: Setting, load: TelaoLoad): Promise<TelaoRun> {
  return using(startHost({ cli, profile }), (host) =>
    using(startParticipants(), async (participants) => {
      await participants.ask('join', { ws: host.ws, pin: host.pin, count: load.entries });
      const context = await browser.newContext({ viewport: VIEWPORT });
      try {
        const page = await context.newPage();
        const stage: Stage = { host, participants, page, load };
        const blankBefore = await blankRun(stage);
        const measured = await telaoRun(stage);
        const blank = framesOf([blankBefore, await blankRun(stage)]);
        return { ...measured, blank, profile: profile === undefined ? null : await profiledRun(stage, profile) };
      } finally {
        await context.close();
      }
    }),
  );
}

interface Stage {
  readonly host: Host;
  readonly participants: Worker<ParticipantCalls>;
  readonly page: Page;
  readonly load: TelaoLoad;
}

async function blankRun(stage: Stage): Promise<number[]> {
  await stage.page.goto('about:blank');
  return playing(stage, stage.load.rate * BLANK_S, async (play) => {
    const stop = await countFrames(stage.page);
    await play();
    return stop();
  });
}

async function telaoRun(stage: Stage): Promise<Omit<TelaoRun, 'blank' | 'profile'>> {
  const { host, participants, page, load } = stage;
  await openTelao(page, host);
  const session = await page.context().newCDPSession(page);
  const tokens = tokensFor(load.chars);
  return playing(stage, tokens, async (play) => {
    const before = await pageCost(session);
    const stop = await countFrames(page);
    await play();
    const telao = framesOf([await stop()]);
    const after = await pageCost(session);
    const { inSight, wrong } = await shownAnswers(page, load.entries, tokens);
    const played = await participants.ask('results');
    const latenessP99 = spread(played.flatMap(({ lateness }) => lateness)).p99;
    return { telao, before, after, inSight, wrong, latenessP99 };
  });
}

async function profiledRun(stage: Stage, folder: string): Promise<SelfTime[]> {
  const { host, page, load } = stage;
  await openTelao(page, host);
  const session = await page.context().newCDPSession(page);
  const tokens = tokensFor(load.chars);
  return playing(stage, tokens, async (play) => {
    const played = play();
    await sleep(Math.max(0, (tokens / load.rate) * 1_000 - PROFILE_MS));
    const profile = await profilePage(session, PROFILE_MS, join(folder, `telao-${load.entries}.cpuprofile`));
    await played;
    return selfTimes(profile);
  });
}

/** One round; `during` plays it when it is ready. */
async function playing<R>(
  { host, participants, load }: Stage,
  tokens: number,
  during: (play: () => Promise<void>) => Promise<R>,
): Promise<R> {
  await participants.ask('prepare', { tokens, rate: load.rate, seed: tokens });
  const round = await host.startRound();
  const result = await during(() => participants.ask('play'));
  await host.stopRound(round);
  return result;
}

async function openTelao(page: Page, { url }: Host): Promise<void> {
  const answer = await page.goto(`${url}/telao`);
  if (answer?.ok() !== true) throw new Error(`The telão answered ${answer?.status() ?? 'nothing'}.`);
  await page.waitForSelector('main:not([data-scene="waiting"])');
}

/** What the room can read, once it is all there or has been waited for. */
async function shownAnswers(page: Page, entries: number, tokens: number): Promise<{ inSight: number; wrong: number }> {
  const said = Array.from({ length: entries }, (_, i) => [participantId(i), answerText(i, tokens)] as const);
  const allRight = page.waitForFunction(
    (answers) => {
      const cards = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
      const text = new Map(answers);
      return cards.every(
        (card) => card.querySelector('[data-text]')?.textContent === text.get(card.dataset['entry'] ?? ''),
      );
    },
    said,
    { timeout: PATIENCE_MS },
  );
  await allRight.catch(() => undefined);
  return page.evaluate((answers) => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
    const text = new Map(answers);
    const right = cards.filter(
      (card) => card.querySelector('[data-text]')?.textContent === text.get(card.dataset['entry'] ?? ''),
    );
    return { inSight: cards.length, wrong: cards.length - right.length };
  }, said);
}
