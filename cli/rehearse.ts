/** `llm-arena rehearse`: a night with nobody there, on the host that runs on this data folder or on one of its own. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { ConfigError, readConfig } from '../main/config.ts';
import type { Config } from '../main/config.ts';
import { runHeadless } from '../main/headless.ts';
import { findRunningHost } from '../main/running-host.ts';
import { clientLanguage } from '../participant/language.ts';
import { limits } from '../protocol/limits.ts';
import { assetsFolder, castCommand, version } from './paths.ts';
import { follow, localStage, remoteStage, StageRefused } from './rehearsal/follow.ts';
import type { Stage } from './rehearsal/follow.ts';
import { rehearsalReport } from './rehearsal/report.ts';
import type { RehearsalReport } from './rehearsal/report.ts';
import { rehearsalWords } from './rehearsal/words.ts';
import { addHostOptions, givenFlags, loadDotEnv } from './serve.ts';

const FAILED = 1;

interface Flags {
  readonly participants: string;
  readonly voters: string;
  readonly auto?: boolean;
  readonly fast?: boolean;
  readonly url?: string;
  readonly json?: boolean;
}

export function registerRehearse(program: Command): void {
  const { participants, voters } = limits.rehearsal;
  const command = program
    .command('rehearse')
    .description('try a whole night with scripted participants and voters; nothing of it is kept')
    .addOption(new Option('--participants <n>', `scripted participants, 1 to ${participants}`).default('12'))
    .addOption(new Option('--voters <n>', `scripted phones, 0 to ${voters}`).default('40'))
    .option('--auto', 'play a whole night by itself, then say how it went and end')
    .option('--fast', 'faster than a person can follow')
    .option('--url <url>', 'of the host to rehearse on; else the one that runs on the data folder, or a new one');
  addHostOptions(command).action(() => rehearse(command));
}

async function rehearse(command: Command): Promise<void> {
  loadDotEnv();
  const flags = command.opts<Flags>();
  const config = readConfig(givenFlags(command), process.env);
  const wanted = {
    participants: count(flags.participants, '--participants', 1, limits.rehearsal.participants),
    voters: count(flags.voters, '--voters', 0, limits.rehearsal.voters),
    auto: flags.auto === true,
    pace: flags.fast === true ? ('fast' as const) : ('watch' as const),
    seed: 1,
  };
  const language = clientLanguage(undefined, process.env);
  const report = rehearsalReport({
    json: flags.json === true,
    language,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
  const inWords = (error: unknown): never => {
    if (!(error instanceof StageRefused)) throw error;
    throw new Error(rehearsalWords[language].refused[error.code] ?? error.message, { cause: error });
  };
  const found = await findRunningHost(config, flags.url ?? null);
  if (found === null)
    return onOwnHost(config, report, (stage, done) => follow(stage, wanted, report, done).catch(inWords));
  const done = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => done.abort());
  report.where(found.url, null);
  process.exitCode = await follow(remoteStage(found), wanted, report, done.signal).catch(inWords);
}

/** A night around it there is none: nothing is read from the database, and nothing written. */
function onOwnHost(
  config: Config,
  report: RehearsalReport,
  run: (stage: Stage, done: AbortSignal) => Promise<number>,
): Promise<void> {
  const options = { assets: assetsFolder(), version, cast: castCommand(), keepNothing: true };
  // What it logs is not what is reported, unless asked for.
  const quiet: Config = { ...config, json: true, logLevel: config.logLevel === 'info' ? 'error' : config.logLevel };
  return runHeadless({ ...options, config: quiet }, async (running) => {
    report.where(running.url, running.consoleUrl());
    const ended = run(localStage(running.rehearsal), new AbortController().signal);
    process.exitCode = await ended.catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return FAILED;
    });
  });
}

function count(text: string, flag: string, least: number, most: number): number {
  const n = Number(text);
  if (Number.isInteger(n) && n >= least && n <= most) return n;
  throw new ConfigError(`${flag} takes a number from ${least} to ${most}.`);
}
