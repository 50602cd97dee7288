import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };

/** Version of the program, as package.json has it. */
export const version: string = packageJson.version;

/** Folder of the built pages: beside the bundle, or `out/` when run from the sources. */
export function assetsFolder(): string {
  const beside = fileURLToPath(new URL('../', import.meta.url));
  return existsSync(new URL('../stamp.txt', import.meta.url))
    ? beside
    : fileURLToPath(new URL('../out/', import.meta.url));
}
