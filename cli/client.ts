// The client as one file of its own: `join` and nothing of the host. tools/build/client.ts makes it, the host serves it.
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { exitCodes } from '../participant/core/exit-codes.ts';
import { registerJoin, wantedLanguage } from './join.ts';

/** What is asked of the program itself; everything else is meant for `join`. */
const OWN = ['join', 'help', '-V', '--version'];

const program = new Command('llm-arena-client')
  .description('Takes part in an LLM Arena with a model on this computer')
  .version(packageJson.version)
  .showHelpAfterError('(--help lists what there is)')
  // Before the subcommand is added: it takes it over.
  .exitOverride();
registerJoin(program, wantedLanguage());

// As a script on standard input (`node -`), as a file and as an executable, arguments begin at the same place.
const given = process.argv.slice(2);
const isOwn = given[0] !== undefined && OWN.includes(given[0]);
program.parseAsync(isOwn ? given : ['join', ...given], { from: 'user' }).catch((error: unknown) => {
  process.exitCode = exitCodeOf(error);
});

function exitCodeOf(error: unknown): number {
  // The parser has said what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.stopped : exitCodes.usage;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return exitCodes.failed;
}
