// `node tools/sea/build.ts <node-binary> <out>`: an executable of the participant's client, for who has no Node. It is that
// Node (25.5 or newer) with the built client inside, and its checksum lies beside it. The release workflow makes one on each system.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientFile } from '../../protocol/client-files.ts';

const CLIENT = fileURLToPath(new URL(`../../out/client/${clientFile}`, import.meta.url));

/** Throws with a sentence when it cannot be made. */
export async function buildExecutable(nodeBinary: string, out: string, client = CLIENT): Promise<void> {
  if (!existsSync(client)) throw new Error('The client is not built yet: run "npm run build" first.');
  const runsHere = versionOf(nodeBinary) !== null;
  // What puts the client in must be of the same version. Of another system's Node that cannot be asked.
  const builder = runsHere ? nodeBinary : process.execPath;
  const version = versionOf(builder) ?? '0';
  if (!canBuild(version)) throw new Error(`Node ${version} makes no executables: 25.5 or newer is needed.`);
  const folder = await mkdtemp(join(tmpdir(), 'llm-arena-sea-'));
  try {
    const config = join(folder, 'sea.json');
    const settings = {
      main: client,
      executable: resolve(nodeBinary),
      output: resolve(out),
      disableExperimentalSEAWarning: true,
      // Made by this very Node: the code another one starts with would be thrown away.
      useCodeCache: runsHere,
    };
    await writeFile(config, JSON.stringify(settings));
    await mkdir(dirname(resolve(out)), { recursive: true });
    await rm(out, { force: true });
    execFileSync(builder, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // Apple's processors run nothing unsigned; "-" signs for nobody in particular.
  if (process.platform === 'darwin') execFileSync('codesign', ['--force', '--sign', '-', out], { stdio: 'inherit' });
  // One that does not start must not reach anybody.
  if (runsHere) execFileSync(resolve(out), ['--version'], { stdio: 'inherit' });
  const sha256 = createHash('sha256')
    .update(await readFile(out))
    .digest('hex');
  await writeFile(`${out}.sha256`, `${sha256}  ${basename(out)}\n`);
}

/** Null where it cannot run here. */
function versionOf(nodeBinary: string): string | null {
  const { status, stdout } = spawnSync(nodeBinary, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : null;
}

function canBuild(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 25 || (major === 25 && minor >= 5);
}

if (import.meta.main) {
  const [nodeBinary, out] = process.argv.slice(2);
  try {
    if (nodeBinary === undefined || out === undefined) {
      throw new Error('Usage: node tools/sea/build.ts <node-binary> <out>');
    }
    await buildExecutable(nodeBinary, out);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
