/** `llm-arena join`: options in, exit code out. */
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Language } from '../participant/core/language.ts';
import { join } from '../participant/join.ts';
import { clientLanguage } from '../participant/language.ts';
import { fileMemory, memoryFile } from '../participant/memory.ts';
import { jsonReport, plainReport } from '../participant/report.ts';
import type { Report } from '../participant/report.ts';
import { openTerminal } from '../participant/terminal/open.ts';
import { terminalQuestions } from '../participant/terminal/questions.ts';
import { wantsColours } from '../participant/view/paint.ts';
import { viewReport } from '../participant/view/view.ts';
import { clientWords } from '../participant/words/index.ts';
import type { ClientWords, OptionName } from '../participant/words/index.ts';

/** Sockets that would keep the process alive after its end get this long, in milliseconds. */
const LINGER_MS = 800;
/** What a shell reports for a program that a signal ended; two Ctrl-C in a row. */
const INTERRUPTED = 130;

/** Each option and its environment variable; its help is in the words. */
const options: readonly (readonly [name: OptionName, flag: string, variable: string])[] = [
  ['url', '--url <url>', 'ARENA_URL'],
  ['pin', '--pin <digits>', 'ARENA_PIN'],
  ['nickname', '--nickname <name>', 'ARENA_NICKNAME'],
  ['model', '--model <name>', 'ARENA_MODEL'],
  ['runner', '--runner <name>', 'ARENA_RUNNER'],
  ['runnerUrl', '--runner-url <url>', 'ARENA_RUNNER_URL'],
  ['apiKeyFile', '--api-key-file <file>', 'ARENA_API_KEY_FILE'],
  ['id', '--id <id>', 'ARENA_ID'],
  ['parallel', '--parallel <n>', 'ARENA_PARALLEL'],
  ['scriptText', '--script-text <text>', 'ARENA_SCRIPT_TEXT'],
  ['scriptFile', '--script-file <file>', 'ARENA_SCRIPT_FILE'],
  ['tokensPerSecond', '--tokens-per-second <n>', 'ARENA_TOKENS_PER_SECOND'],
  ['yes', '--yes', 'ARENA_YES'],
  ['forget', '--forget', 'ARENA_FORGET'],
  ['language', '--language <language>', 'ARENA_LANGUAGE'],
  ['json', '--json', 'ARENA_JSON'],
];
/** May be given several times. */
const lists: ReadonlySet<OptionName> = new Set(['nickname', 'model', 'id']);

/** Adds the subcommand; the version told to the host is the program's own. The help is in `language`. */
export function registerJoin(program: Command, language: Language = 'en'): void {
  const words = clientWords(language);
  // In the list of commands, whose other lines are English; its own help is in the person's language.
  const command = program.command('join').description(words.description);
  command.summary('take part in an arena with a model on this computer');
  for (const [name, flag, variable] of options) {
    const option = new Option(flag, words.options[name]).env(variable);
    if (lists.has(name)) option.argParser((value: string, before?: readonly string[]) => [...(before ?? []), value]);
    command.addOption(option);
  }
  const titles: Readonly<Record<string, string>> = words.helpTitles;
  command.helpOption('-h, --help', words.helpOption);
  command.configureHelp({ styleTitle: (title) => titles[title] ?? title });
  command.addHelpText('after', `\n${words.afterHelp}`);
  command
    .showHelpAfterError(false)
    .configureOutput({ outputError: (text, write) => write(refusedInWords(text, words)) });
  command.action((flags: Record<string, unknown>) => run(flags, program.version() ?? '0.0.0'));
}

/** Before the parser has read it: its own texts are in that language, too. */
export function wantedLanguage(): Language {
  const { argv, env } = process;
  const at = argv.findIndex((text) => /^--language(=|$)/.test(text));
  const flag = argv[at]?.includes('=') === true ? argv[at]?.split('=')[1] : argv[at + 1];
  return clientLanguage(at < 0 ? undefined : flag, env);
}

async function run(flags: Record<string, unknown>, version: string): Promise<void> {
  const { env: environment } = process;
  const controller = new AbortController();
  const language = clientLanguage(flags['language'], environment);
  const json = flags['json'] === true;
  const watched = process.stdout.isTTY === true;
  const report = reportFor(json, watched, clientWords(language));
  // Whatever ends the process, the terminal is left as it was.
  process.on('exit', report.close);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => (controller.signal.aborted ? process.exit(INTERRUPTED) : controller.abort()));
  }
  // Whoever read it has gone, `| head` or a closed window: then there is nobody to take part for.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => controller.abort());
  const questions = json ? null : terminalQuestions(openTerminal);
  const memory = json ? null : fileMemory(memoryFile(environment));
  process.exitCode = await join(
    { flags, environment, version, language, report, questions, memory },
    controller.signal,
  );
  report.close();
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

function reportFor(json: boolean, watched: boolean, words: ClientWords): Report {
  const out = (text: string): void => void process.stdout.write(text);
  const err = (text: string): void => void process.stderr.write(text);
  if (json) return jsonReport({ out, err, interactive: false });
  const dumb = process.env['TERM'] === 'dumb';
  if (!watched || dumb) return plainReport({ out, err, interactive: watched && !dumb }, words);
  return viewReport({
    terminal: {
      out,
      err,
      columns: () => process.stdout.columns || 80,
      rows: () => process.stdout.rows || 24,
      resized(changed) {
        process.stdout.on('resize', changed);
        return () => process.stdout.off('resize', changed);
      },
      colours: wantsColours(process.env),
    },
    words,
  });
}

/** What the parser refuses, in the client's words where they are known. */
function refusedInWords(text: string, { usage }: ClientWords): string {
  const option = /^error: unknown option '([^']*)'(?:\s*\(Did you mean (\S+)\?\))?/.exec(text);
  if (option?.[1] !== undefined) return `${usage.unknownOption(option[1], option[2] ?? null)} ${usage.seeHelp}\n`;
  const value = /^error: option '(\S+)[^']*' argument missing/.exec(text);
  if (value?.[1] !== undefined) return `${usage.argumentMissing(value[1])}\n`;
  if (text.startsWith('error: too many arguments')) return `${usage.tooManyArguments}\n`;
  return text;
}
