import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import { ConfigError, readConfig, settings } from '../main/config.ts';
import { databaseFile, migrateDatabase, openStudio, resetDatabase } from '../main/maintenance.ts';
import { givenFlags, loadDotEnv } from './serve.ts';

function configOf(command: Command) {
  loadDotEnv();
  const { data } = givenFlags(command);
  return readConfig({ data }, process.env);
}

function withData(command: Command): Command {
  return command.addOption(new Option(settings.data.flag ?? '', `${settings.data.what} (${settings.data.env[0]})`));
}

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new ConfigError('Nothing was changed: say --yes where nobody can be asked.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^(y|yes|s|sim)$/i.test(answer.trim());
}

async function reset(command: Command): Promise<void> {
  const config = configOf(command);
  const file = databaseFile(config);
  const sure = command.opts<{ yes?: boolean }>().yes === true || (await confirmed(`Empty ${file}? A backup is kept.`));
  if (!sure) return void process.stdout.write('Nothing was changed.\n');
  const kept = resetDatabase(config);
  process.stdout.write(kept === null ? `There was no database at ${file}.\n` : `Emptied. The backup is ${kept}\n`);
}

async function studio(command: Command): Promise<void> {
  const port = Number(command.opts<{ port: string }>().port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError('--port takes a number from 0 to 65535.');
  const shown = await openStudio(configOf(command), port);
  process.stdout.write(`Tables, read-only: ${shown.url}\nCtrl-C ends it.\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await shown.close();
}

export function registerDb(program: Command): void {
  const db = program.command('db').description('the database: bring up to date, empty, look at');
  const migrate = withData(db.command('migrate').description('bring the database to the newest schema'));
  migrate.action(() => {
    const { file, version } = migrateDatabase(configOf(migrate));
    process.stdout.write(`${file} is at schema ${version}.\n`);
  });
  const emptied = withData(db.command('reset').description('empty the database; a backup is kept'));
  emptied.option('--yes', 'do not ask').action(() => reset(emptied));
  const looked = withData(db.command('studio').description('look at the tables in a browser, read-only'));
  looked.option('--port <number>', 'port of the page', '4983').action(() => studio(looked));
}
