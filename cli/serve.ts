import { existsSync } from 'node:fs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { readConfig, settings } from '../main/config.ts';
import type { RawSettings } from '../main/config.ts';
import { runHeadless } from '../main/headless.ts';
import type { RunningHost } from '../main/headless.ts';
import { assetsFolder, castCommand, version } from './paths.ts';

/** Adds every setting that has a flag, with its environment name in the help. */
export function addHostOptions(command: Command): Command {
  for (const one of Object.values(settings)) {
    if (one.flag === null) continue;
    const shown = one.shown === '' ? '' : `, default ${one.shown}`;
    command.addOption(new Option(one.flag, `${one.what} (${one.env[0]}${shown})`));
  }
  return command;
}

/** commander sets `mdns: true` where `--no-mdns` was not given: only a flag that was given counts. */
export function givenFlags(command: Command): RawSettings {
  const flags: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(command.opts<Record<string, string | boolean>>())) {
    if (command.getOptionValueSource(name) === 'cli') flags[name] = value;
  }
  return flags;
}

/** Values of `.env` in the working folder count as environment; what is set for real wins. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

async function serve(command: Command): Promise<void> {
  loadDotEnv();
  const config = readConfig(givenFlags(command), process.env);
  await runHeadless({ config, assets: assetsFolder(), version, cast: castCommand() }, (running) => {
    if (config.json) sayJson(running);
    else saySentence(running);
  });
}

function sayJson(running: RunningHost): void {
  const { url, ws } = running;
  process.stdout.write(`${JSON.stringify({ event: 'ready', url, ws, consoleUrl: running.consoleUrl() })}\n`);
}

function saySentence(running: RunningHost): void {
  const lan = running.lanUrls();
  const lines = [
    `Console: ${running.consoleUrl()}`,
    `Telão:   ${running.url}/telao`,
    ...(lan.length === 0
      ? ['No network found: only this machine can reach the arena.']
      : lan.map((url) => `Network: ${url}`)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function registerServe(program: Command): void {
  const command = addHostOptions(program.command('serve').description('run the arena without windows'));
  command.action(() => serve(command));
  const start = addHostOptions(program.command('start').description('run the arena'));
  start.action(() => serve(start));
}
