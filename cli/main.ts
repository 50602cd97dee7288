import { Command } from 'commander';
import { ConfigError } from '../main/config.ts';
import { registerDb } from './db.ts';
import { registerJoin } from './join.ts';
import { version } from './paths.ts';
import { registerSeed } from './seed.ts';
import { registerServe } from './serve.ts';

/** Exit code of a start that failed, and of settings that cannot be used. */
const FAILED = 1;
const USAGE = 2;

const program = new Command('llm-arena')
  .description('Live arena for local language models')
  .version(version)
  .showHelpAfterError('(llm-arena --help lists what there is)');
registerServe(program);
registerJoin(program);
registerDb(program);
registerSeed(program);

try {
  await program.parseAsync();
} catch (error) {
  // A sentence for the person at the keyboard; the stack helps nobody here.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? USAGE : FAILED;
}
