import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };

/** Version of the program, as package.json has it. */
export const version: string = packageJson.version;

/** What starts the process that plays the room of a rehearsal: this program again, with a command of its own. */
export function castCommand(): readonly string[] {
  const self = fileURLToPath(import.meta.url);
  const program = existsSync(new URL('../stamp.txt', import.meta.url)) ? self : join(dirname(self), 'main.ts');
  return [process.execPath, program, 'cast'];
}

/** Folder of the built pages: beside the bundle, or `out/` when run from the sources. */
export function assetsFolder(): string {
  const beside = fileURLToPath(new URL('../', import.meta.url));
  return existsSync(new URL('../stamp.txt', import.meta.url))
    ? beside
    : fileURLToPath(new URL('../out/', import.meta.url));
}
