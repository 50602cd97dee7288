/** `llm-arena join`: options in, exit code out. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { join } from '../participant/join.ts';
import { jsonReport, plainReport } from '../participant/report.ts';
import { runnerNames } from '../participant/runners/index.ts';
import { DEFAULT_TOKENS_PER_SECOND } from '../participant/settings.ts';

/** Sockets that would keep the process alive after its end get this long, in milliseconds. */
const LINGER_MS = 800;

/** Each option, its environment variable and its help. */
const options: readonly (readonly [flag: string, variable: string, help: string])[] = [
  ['--url <url>', 'ARENA_URL', "the arena's address: ws://, http:// or host:port"],
  ['--pin <digits>', 'ARENA_PIN', 'the PIN on the screen of the arena'],
  ['--nickname <name>', 'ARENA_NICKNAME', 'how the room will know you'],
  ['--id <id>', 'ARENA_ID', 'your id in the session (default: from the nickname and this computer)'],
  ['--runner <name>', 'ARENA_RUNNER', `${runnerNames.join(', ')} (default: ollama)`],
  ['--model <name>', 'ARENA_MODEL', 'the model that will answer, as the model server names it'],
  ['--runner-url <url>', 'ARENA_RUNNER_URL', "the model server's address, where it is not the usual one"],
  ['--api-key-file <file>', 'ARENA_API_KEY_FILE', "file with the model server's key (or set OPENAI_API_KEY)"],
  ['--script-text <text>', 'ARENA_SCRIPT_TEXT', 'scripted: the text to answer with'],
  ['--script-file <file>', 'ARENA_SCRIPT_FILE', 'scripted: file with that text'],
  [
    '--tokens-per-second <n>',
    'ARENA_TOKENS_PER_SECOND',
    `scripted: its pace, 0 for as fast as possible (default: ${DEFAULT_TOKENS_PER_SECOND})`,
  ],
  ['--json', 'ARENA_JSON', 'one JSON event a line on standard output'],
];

/** Adds the subcommand; the version told to the host is the program's own. */
export function registerJoin(program: Command): void {
  const command = program.command('join').description('Take part in an arena with a model on this computer');
  for (const [flag, variable, help] of options) command.addOption(new Option(flag, help).env(variable));
  command.action((flags: Record<string, unknown>) => run(flags, program.version() ?? '0.0.0'));
}

async function run(flags: Record<string, unknown>, version: string): Promise<void> {
  const controller = new AbortController();
  // A second signal finds no listener and ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  const terminal = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
    interactive: process.stdout.isTTY,
  };
  const emit = flags['json'] === true ? jsonReport(terminal) : plainReport(terminal);
  process.exitCode = await join({ flags, environment: process.env, version, emit }, controller.signal);
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
