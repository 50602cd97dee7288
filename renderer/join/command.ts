// The command that joins, for the shell it will be pasted into. What was typed is quoted so that the shell reads it as
// letters, whatever they are.
import { limits } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import type { System } from './system.ts';

export type RunnerKind = 'ollama' | 'lmstudio' | 'openai';

export interface Joining {
  /** The arena's, as the client takes it. */
  readonly address: string;
  readonly nickname: string;
  readonly model: string;
  readonly runner: RunnerKind;
  /** The model server's address where it is not the usual one; else empty. */
  readonly runnerUrl: string;
  /** Empty: the command asks for it when it runs. */
  readonly pin: string;
}

/** Longest address taken, in characters. */
const URL_CHARS = 300;

/** The arena's address in a command: without a scheme the client would take port 3000. */
export function arenaOf({ host, origin, port }: { host: string; origin: string; port: string }): string {
  return port === '' ? origin : host;
}

export function joinCommand(system: System, joining: Joining): string {
  const typed = cleaned(joining);
  return system === 'windows' ? forPowerShell(typed) : forPosix(typed);
}

/** One line of visible characters each: a line break or an escape sequence would reach the terminal itself. */
function cleaned(joining: Joining): Joining {
  return {
    ...joining,
    address: cleanLine(joining.address, URL_CHARS),
    nickname: cleanLine(joining.nickname, limits.nicknameChars),
    model: cleanLine(joining.model, limits.modelNameChars),
    runnerUrl: cleanLine(joining.runnerUrl, URL_CHARS),
    pin: joining.pin.replace(/\D/g, '').slice(0, limits.pin.max),
  };
}

/** sh, bash and zsh. */
function forPosix({ address, nickname, model, runner, runnerUrl, pin }: Joining): string {
  const options = [
    ['--url', address],
    ['--nickname', nickname],
    ['--runner', runner],
    ['--model', model],
    ...(runnerUrl === '' ? [] : [['--runner-url', runnerUrl]]),
    ...(pin === '' ? [] : [['--pin', pin]]),
  ];
  const asks = pin === '' ? `printf 'PIN: '; read -r ARENA_PIN; export ARENA_PIN; ` : '';
  return `${asks}npm run arena -- join ${options.map(([flag, value = '']) => `${flag} ${posixWord(value)}`).join(' ')}`;
}

/**
 * By environment: what is typed never passes through cmd.exe, which npm.cmd is run by and which no quoting is safe in.
 * npm.cmd, because PowerShell by default refuses npm's script and keeps `--` for itself.
 */
function forPowerShell({ address, nickname, model, runner, runnerUrl, pin }: Joining): string {
  const set = (name: string, value: string): string => `$env:${name} = ${powerShellWord(value)}`;
  return [
    set('ARENA_URL', address),
    set('ARENA_NICKNAME', nickname),
    set('ARENA_RUNNER', runner),
    set('ARENA_MODEL', model),
    // One that an earlier command left would still count.
    runnerUrl === '' ? '$env:ARENA_RUNNER_URL = $null' : set('ARENA_RUNNER_URL', runnerUrl),
    pin === '' ? "$env:ARENA_PIN = Read-Host 'PIN'" : set('ARENA_PIN', pin),
    'npm.cmd run arena -- join',
  ].join('; ');
}

/** Between single quotes nothing means anything but the quote itself. */
export function posixWord(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** PowerShell takes every typographic single quote for a quote, too; doubled it is a letter. */
export function powerShellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
