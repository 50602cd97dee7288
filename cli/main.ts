import { Command, CommanderError } from 'commander';
import { ConfigError } from '../main/config.ts';
import { registerCast } from './cast.ts';
import { registerDb } from './db.ts';
import { registerDoctor } from './doctor.ts';
import { registerJoin, wantedLanguage } from './join.ts';
import { version } from './paths.ts';
import { registerRehearse } from './rehearse.ts';
import { registerSeed } from './seed.ts';
import { registerServe } from './serve.ts';

/** Exit code of a start that failed, and of settings that cannot be used. */
const FAILED = 1;
const USAGE = 2;

const program = new Command('llm-arena')
  .description('Live arena for local language models')
  .version(version)
  .showHelpAfterError('(llm-arena --help lists what there is)')
  // Before the subcommands are added: they take it over.
  .exitOverride();
registerServe(program);
registerJoin(program, wantedLanguage());
registerDoctor(program);
registerDb(program);
registerSeed(program);
registerRehearse(program);
registerCast(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // The parser has said what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  // A sentence for the person at the keyboard; the stack helps nobody here.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof ConfigError ? USAGE : FAILED;
}
