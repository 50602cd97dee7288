// npm run bench [-- scenario…] [--seconds n] [--json file] [--cli file] [--profile folder] [--strict]
//
// Starts the built host as its own process on loopback, loads it from other processes, prints each figure beside its
// bar (and the floor of the same run), and writes them as JSON to bench/results/. --cli takes another build, to compare
// two. --profile has the host write a CPU profile there. --strict ends with 1 when a bar is not kept.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { verdict } from './lib/figures.ts';
import { figureTable } from './lib/table.ts';
import { door } from './scenarios/door.ts';
import { growth } from './scenarios/growth.ts';
import { hall, night } from './scenarios/night.ts';
import type { Result, Scenario } from './scenarios/scenario.ts';
import { vote } from './scenarios/vote.ts';
import { wake } from './scenarios/wake.ts';

const ALL: readonly Scenario[] = [night, hall, growth, vote, door, wake];
const DEFAULT_SECONDS = 15;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    json: { type: 'string' },
    cli: { type: 'string' },
    profile: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
});

const chosen = positionals.length === 0 ? ALL : positionals.map(scenarioNamed);
const seconds = values.seconds === undefined ? DEFAULT_SECONDS : Number(values.seconds);
if (!(seconds > 0)) throw new Error('--seconds takes a number above 0');
const cli = values.cli === undefined ? builtCli() : resolve(values.cli);
const profile = values.profile === undefined ? undefined : resolve(values.profile);

const results: (Result & { name: string })[] = [];
for (const scenario of chosen) {
  const result = await scenario.run({ cli, seconds, profile });
  results.push({ name: scenario.name, ...result });
  console.log([`\n## ${scenario.name}: ${result.load}`, figureTable(result.figures), ...result.notes].join('\n\n'));
}
await report(values.json);
const over = results.flatMap(({ figures }) => figures).filter((figure) => verdict(figure) === 'over').length;
console.log(
  over === 0 ? '\nEvery bar is kept.' : `\n${over} ${over === 1 ? 'figure is' : 'figures are'} over the bar.`,
);
if (values.strict && over > 0) process.exitCode = 1;

function scenarioNamed(name: string): Scenario {
  const found = ALL.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`There is no "${name}": ${ALL.map((scenario) => scenario.name).join(', ')}`);
  return found;
}

/** Where the built command is; it is built first where it is missing. */
function builtCli(): string {
  const file = resolve(ROOT, 'out/cli/llm-arena.js');
  if (!existsSync(file)) {
    console.log('Building the host first…');
    const { status } = spawnSync(process.execPath, [resolve(ROOT, 'tools/build.ts'), '--quiet'], { stdio: 'inherit' });
    if (status !== 0) throw new Error('The host could not be built.');
  }
  return file;
}

async function report(file: string | undefined): Promise<void> {
  const at = new Date();
  const target = file ?? resolve(ROOT, `bench/results/${at.toISOString().replaceAll(':', '')}.json`);
  const machine = { platform: platform(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const judged = results.map((one) => ({
    ...one,
    figures: one.figures.map((figure) => ({ ...figure, bar: figure.bar?.text, verdict: verdict(figure) })),
  }));
  await mkdir(dirname(resolve(target)), { recursive: true });
  await writeFile(target, `${JSON.stringify({ at: at.toISOString(), machine, seconds, results: judged }, null, 2)}\n`);
}
