// The line that joins, for the shell it will be pasted into: it fetches the client from this arena and runs it. What was
// typed is quoted so that the shell reads it as letters, whatever they are.
import { executableName } from '../../protocol/client-files.ts';
import type { ClientSystem } from '../../protocol/client-files.ts';
import { limits } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import type { System } from './system.ts';

export interface Joining {
  /** The arena's, `http://…` without a slash at its end. */
  readonly url: string;
  /** Empty: the client asks, as for everything else that is not in the line. */
  readonly pin: string;
  readonly nickname: string;
  readonly model: string;
}

/** Longest address taken, in characters. */
const URL_CHARS = 300;

/** Where this page's arena is for the reader's computer: on the arena's own, the page's address would help nobody else. */
export function arenaUrl({ origin, hostname }: { origin: string; hostname: string }, roomUrl: string | null): string {
  const isHere = /^(127\.|localhost$|\[::1\]$)/i.test(hostname);
  return (isHere && roomUrl !== null ? roomUrl : origin).replace(/\/$/, '');
}

/** `executable`: for a computer without Node; else the line takes the one that is there. */
export function joinCommand(system: System, joining: Joining, executable: ClientSystem | null = null): string {
  const typed = cleaned(joining);
  return system === 'windows' ? forPowerShell(typed, executable) : forPosix(typed, executable);
}

/** The line that prints the checksum of what this arena serves. */
export function checkCommand(system: System, url: string): string {
  const from = `${cleanLine(url, URL_CHARS)}/client`;
  if (system === 'windows') {
    const get = `iwr -UseBasicParsing ${powerShellWord(from)} -OutFile "$env:TEMP\\llm-arena-client.cjs"`;
    return `${get}; (Get-FileHash "$env:TEMP\\llm-arena-client.cjs").Hash`;
  }
  return `curl -fsS ${posixWord(from)} | ${system === 'macos' ? 'shasum -a 256' : 'sha256sum'}`;
}

/** One line of visible characters each: a line break or an escape sequence would reach the terminal itself. */
function cleaned(joining: Joining): Joining {
  return {
    url: cleanLine(joining.url, URL_CHARS).replace(/\/$/, ''),
    nickname: cleanLine(joining.nickname, limits.nicknameChars),
    model: cleanLine(joining.model, limits.modelNameChars),
    pin: joining.pin.replace(/\D/g, '').slice(0, limits.pin.max),
  };
}

/** As short as the client takes it: without a port, only a scheme keeps it from taking 3000. */
function addressIn(url: string): string {
  return /^http:\/\/.*:\d+$/.test(url) ? url.slice('http://'.length) : url;
}

/** sh, bash and zsh. */
function forPosix({ url, pin, nickname, model }: Joining, executable: ClientSystem | null): string {
  const given = [
    ['--url', addressIn(url)],
    ['--pin', pin],
    ['--nickname', nickname],
    ['--model', model],
  ].flatMap(([flag = '', value = '']) => (value === '' ? [] : [flag, posixWord(value)]));
  if (executable === null) return `curl -fsS ${posixWord(`${url}/client`)} | node - ${given.join(' ')}`;
  const from = posixWord(`${url}/client/${executableName(executable)}`);
  const file = 'llm-arena-client';
  return `curl -fSo ${file} ${from} && chmod +x ${file} && ./${file} ${given.join(' ')}`;
}

/**
 * Into a file and not through a pipe, which in PowerShell 5.1 is text in a code page of old. `node` is a program, so no
 * execution policy is asked.
 */
function forPowerShell(joining: Joining, executable: ClientSystem | null): string {
  const { url } = joining;
  const name = executable === null ? 'llm-arena-client.cjs' : 'llm-arena-client.exe';
  const from = executable === null ? `${url}/client` : `${url}/client/${executableName(executable)}`;
  const run = [...variables(joining), `${executable === null ? 'node' : '&'} $f ${options(joining)}`].join('; ');
  const steps = [
    `$f = "$env:TEMP\\${name}"`,
    `iwr -UseBasicParsing ${powerShellWord(from)} -OutFile $f`,
    // What was there before must not run in the place of what did not come.
    `if ($?) { ${run} }`,
  ].join('; ');
  if (executable === null) return steps;
  // Drawing its progress slows a large download of older versions down to a crawl. In a block, so that it stays here.
  return `& { $ProgressPreference = 'SilentlyContinue'; ${steps} }`;
}

/** What was typed, as far as PowerShell 5.1 can pass it on as an option. */
function options({ url, pin, nickname, model }: Joining): string {
  return [
    ['--url', addressIn(url)],
    ['--pin', pin],
    ['--nickname', nickname],
    ['--model', model],
  ]
    .filter(([, value = '']) => value !== '' && !isTornApart(value))
    .map(([flag, value = '']) => `${flag} ${powerShellWord(value)}`)
    .join(' ');
}

/** The rest of it, by the environment. */
function variables({ nickname, model }: Joining): string[] {
  return [
    ['ARENA_NICKNAME', nickname],
    ['ARENA_MODEL', model],
  ]
    .filter(([, value = '']) => isTornApart(value))
    .map(([variable, value = '']) => `$env:${variable} = ${powerShellWord(value)}`);
}

/** What PowerShell 5.1 passes on to a program in pieces, however it is quoted. */
function isTornApart(value: string): boolean {
  return /["\\]/.test(value);
}

/** Between single quotes nothing means anything but the quote itself. */
export function posixWord(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** PowerShell takes every typographic single quote for a quote, too; doubled it is a letter. */
export function powerShellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
