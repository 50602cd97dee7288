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
import { screens } from './scenarios/screens.ts';
import { vote } from './scenarios/vote.ts';
import { wake } from './scenarios/wake.ts';

const ALL: readonly Scenario[] = [night, hall, growth, vote, door, wake, screens];
const DEFAULT_SECONDS = 15;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

class UsageError extends Error {}

interface Asked {
  readonly scenarios: readonly Scenario[];
  readonly seconds: number;
  readonly json: string | undefined;
  readonly cli: string;
  readonly profile: string | undefined;
  readonly strict: boolean;
}

type Done = Result & { readonly name: string };

// With an exit of its own, so that hosts end with it.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
try {
  await main(asked());
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main({ scenarios, seconds, json, cli, profile, strict }: Asked): Promise<void> {
  const done: Done[] = [];
  for (const scenario of scenarios) {
    const result = await scenario.run({ cli, seconds, profile });
    done.push({ name: scenario.name, ...result });
    const measured = result.figures.length === 0 ? [] : [figureTable(result.figures)];
    console.log([`\n## ${scenario.name}: ${result.load}`, ...measured, ...result.notes].join('\n\n'));
  }
  await report(done, seconds, json);
  const over = done.flatMap(({ figures }) => figures).filter((figure) => verdict(figure) === 'over').length;
  const kept = done.every(({ figures }) => figures.length > 0) ? 'Every bar' : 'Every bar that was measured';
  console.log(
    over === 0 ? `\n${kept} is kept.` : `\n${over} ${over === 1 ? 'figure is' : 'figures are'} over the bar.`,
  );
  if (strict && over > 0) process.exitCode = 1;
}

function asked(): Asked {
  const { values, positionals } = given();
  const seconds = values.seconds === undefined ? DEFAULT_SECONDS : Number(values.seconds);
  if (!(seconds > 0)) throw new UsageError('--seconds takes a number above 0.');
  return {
    scenarios: positionals.length === 0 ? ALL : positionals.map(scenarioNamed),
    seconds,
    json: values.json,
    cli: values.cli === undefined ? builtCli() : resolve(values.cli),
    profile: values.profile === undefined ? undefined : resolve(values.profile),
    strict: values.strict,
  };
}

function given() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        json: { type: 'string' },
        cli: { type: 'string' },
        profile: { type: 'string' },
        strict: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function scenarioNamed(name: string): Scenario {
  const found = ALL.find((scenario) => scenario.name === name);
  const names = ALL.map((scenario) => scenario.name).join(', ');
  if (found === undefined) throw new UsageError(`There is no scenario "${name}". There are ${names}.`);
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

async function report(done: readonly Done[], seconds: number, file: string | undefined): Promise<void> {
  const at = new Date();
  const target = file ?? resolve(ROOT, `bench/results/${at.toISOString().replaceAll(':', '')}.json`);
  const machine = { platform: platform(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const judged = done.map((one) => ({
    ...one,
    figures: one.figures.map((figure) => ({ ...figure, bar: figure.bar?.text, verdict: verdict(figure) })),
  }));
  await mkdir(dirname(resolve(target)), { recursive: true });
  await writeFile(target, `${JSON.stringify({ at: at.toISOString(), machine, seconds, results: judged }, null, 2)}\n`);
}
