import { BROWSER_VARIABLE } from '../../e2e/fixtures/chromium.ts';
import { startChromium } from '../browser/chromium.ts';
import type { PageCost } from '../browser/page-cost.ts';
import { atLeast, atMost, exactly } from '../lib/figures.ts';
import type { Bar, Figure } from '../lib/figures.ts';
import { LONG_MS } from '../lib/frames.ts';
import { spread } from '../lib/stats.ts';
import { table } from '../lib/table.ts';
import { using } from '../target/target.ts';
import { PHONE_LOAD, runPhone } from './phone-run.ts';
import type { PhoneRun } from './phone-run.ts';
import type { Result, Scenario, Setting } from './scenario.ts';
import { runTelao } from './telao-run.ts';
import type { TelaoLoad, TelaoRun } from './telao-run.ts';

interface TelaoBars {
  readonly fps: Bar;
  readonly long: Bar | null;
}

const EIGHT: TelaoLoad = { entries: 8, rate: 60, chars: 4_000 };
const FORTY: TelaoLoad = { entries: 40, rate: 20, chars: 4_000 };
const EIGHT_BARS: TelaoBars = { fps: atLeast(50), long: atMost(LONG_MS, ' ms') };
const FORTY_BARS: TelaoBars = { fps: atLeast(30), long: null };
const USABLE_MS = 2_000;
const PAGE_KB = 60;
const PAGE_REQUESTS = 4;
/** Functions named of a profile. */
const TOP = 15;

/** What the room looks at, in a real browser: whether the telão stays smooth, and a slow phone gets to vote. */
export const screens: Scenario = {
  name: 'screens',
  run: async (setting: Setting): Promise<Result> => {
    const chromium = await startChromium();
    if (chromium === null) {
      const load = `skipped, there is no Chromium here: install one, or name one in ${BROWSER_VARIABLE}`;
      return { load, figures: [], notes: [] };
    }
    return using(chromium, async ({ name, browser }) => {
      const eight = await runTelao(browser, setting, EIGHT);
      const forty = await runTelao(browser, setting, FORTY);
      const phone = await runPhone(browser, setting);
      return {
        load: `a telão of 1920 × 1080 beside a blank page (the floor), and phones that open the voting page, in ${name}`,
        figures: [
          ...telaoFigures(EIGHT, eight, EIGHT_BARS),
          ...telaoFigures(FORTY, forty, FORTY_BARS),
          ...phoneFigures(phone),
        ],
        notes: [...profileNotes(EIGHT, eight), ...profileNotes(FORTY, forty), requestNote(phone)],
      };
    });
  },
};

function telaoFigures({ entries, rate }: TelaoLoad, run: TelaoRun, bars: TelaoBars): Figure[] {
  const { telao, blank, before, after, inSight, wrong, latenessP99 } = run;
  const named = (name: string): string => `${entries} × ${rate} tok/s: ${name}`;
  const share = (of: (cost: PageCost) => number): number => (100 * (of(after) - of(before))) / (after.atS - before.atS);
  return [
    { name: named('frames per second'), unit: '', host: telao.perSecond, floor: blank.perSecond, bar: bars.fps },
    { name: named('of the blank page’s frames'), unit: '%', host: (100 * telao.perSecond) / blank.perSecond },
    {
      ...{ name: named('longest frame'), unit: 'ms', host: telao.longestMs, floor: blank.longestMs },
      ...(bars.long === null ? {} : { bar: bars.long }),
    },
    { name: named('longest frame, when'), unit: 's', host: telao.longestAtS, floor: blank.longestAtS },
    { name: named(`frames over ${LONG_MS} ms`), unit: '', host: telao.long, floor: blank.long },
    { name: named('main thread busy'), unit: '%', host: share((cost) => cost.busyS) },
    { name: named('main thread in script'), unit: '%', host: share((cost) => cost.scriptS) },
    { name: named('main thread in style and layout'), unit: '%', host: share((cost) => cost.styleS + cost.layoutS) },
    { name: named('JS heap before'), unit: 'MiB', host: before.heapBytes / 1_048_576 },
    { name: named('JS heap after'), unit: 'MiB', host: after.heapBytes / 1_048_576 },
    { name: named('answers in sight'), unit: '', host: inSight, bar: atLeast(1) },
    { name: named('answers in sight that differ'), unit: '', host: wrong, bar: exactly(0) },
    { name: named('load sent late p99'), unit: 'ms', host: latenessP99 },
  ];
}

function phoneFigures({ slow, fast, votes }: PhoneRun): Figure[] {
  const { slowdown, visits } = PHONE_LOAD;
  const readySlow = spread(slow.map(({ readyMs }) => readyMs));
  const readyFast = spread(fast.map(({ readyMs }) => readyMs));
  const page = slow[0]?.loaded.filter(({ kind }) => kind === 'page') ?? [];
  const sent = sum(page.map(({ sentBytes }) => sentBytes).filter((bytes) => !Number.isNaN(bytes))) / 1_000;
  const zipped = sum(page.map(({ gzipBytes }) => gzipBytes)) / 1_000;
  return [
    {
      ...{ name: `phone, ${slowdown}× slower: a score can be tapped p50`, unit: 'ms', host: readySlow.p50 },
      bar: atMost(USABLE_MS, ' ms'),
    },
    { name: `phone, ${slowdown}× slower: slowest of ${visits}`, unit: 'ms', host: readySlow.max },
    {
      ...{ name: `phone, ${slowdown}× slower: first paint p50`, unit: 'ms' },
      host: spread(slow.map(({ firstPaintMs }) => firstPaintMs)).p50,
    },
    {
      ...{ name: 'phone: how much slower it was, measured', unit: '×' },
      host: spread(slow.map(({ workMs }) => workMs)).p50 / spread(fast.map(({ workMs }) => workMs)).p50,
    },
    { name: 'phone, full speed: a score can be tapped p50', unit: 'ms', host: readyFast.p50 },
    { name: `phone, full speed: slowest of ${visits}`, unit: 'ms', host: readyFast.max },
    { name: 'phone: taps that became votes', unit: '', host: votes, bar: exactly(slow.length + fast.length) },
    { name: 'phone page: as sent, with headers', unit: 'kB', host: sent },
    { name: 'phone page: content, gzip', unit: 'kB', host: zipped, bar: atMost(PAGE_KB, ' kB') },
    { name: 'phone page: requests', unit: '', host: page.length, bar: atMost(PAGE_REQUESTS) },
    { name: 'phone page: API calls beside', unit: '', host: (slow[0]?.loaded.length ?? 0) - page.length },
  ];
}

function profileNotes({ entries }: TelaoLoad, { profile }: TelaoRun): string[] {
  if (profile === null) return [];
  const rows = profile.slice(0, TOP).map(({ name, share }) => [name, `${(100 * share).toFixed(1)} %`]);
  return [table([`telão of ${entries}: own time in`, 'share'], rows)];
}

function requestNote({ slow }: PhoneRun): string {
  const rows = (slow[0]?.loaded ?? []).map(({ kind, path, sentBytes, gzipBytes }) => [
    `${kind} ${path}`,
    ...[sentBytes, gzipBytes].map((bytes) => (Number.isNaN(bytes) ? '' : bytes.toLocaleString('en'))),
  ]);
  return table(
    ['requests of the phone page (without bytes: only where icons are shown)', 'as sent', 'content, gzip'],
    rows,
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
