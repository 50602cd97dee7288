import { Option } from 'commander';
import type { Command } from 'commander';
import { readConfig, settings } from '../main/config.ts';
import { seedDemoNight } from '../main/seed.ts';
import { assetsFolder, version } from './paths.ts';
import { givenFlags, loadDotEnv } from './serve.ts';

export function registerSeed(program: Command): void {
  const command = program
    .command('seed')
    .description('add a demo session (PIN 123456) with two finished rounds; it becomes the active one')
    .addOption(new Option(settings.data.flag ?? '', `${settings.data.what} (${settings.data.env[0]})`));
  command.action(async () => {
    loadDotEnv();
    const { data } = givenFlags(command);
    const config = readConfig({ data }, process.env);
    const { sessionId, pin, rounds } = await seedDemoNight({ config, assets: assetsFolder(), version });
    process.stdout.write(`Demo session ${sessionId}: PIN ${pin}, ${rounds} rounds. Look at it with "npm start".\n`);
  });
}
