import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compressed = promisify(gzip);
/** Pictures and fonts are compressed already. */
const TEXT = /\.(js|css|svg)$/;

/** Beside each script and style its gzip twin: a hall of phones must not wait for the host to make it a thousand times. */
export async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => TEXT.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      await writeFile(`${file}.gz`, await compressed(await readFile(file), { level: 9 }));
    }),
  );
}
