/** What was answered last time, kept for this person on this computer. Never a PIN, never a key. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** Far more than what is remembered. */
const MOST_BYTES = 200_000;

type Environment = Readonly<Record<string, string | undefined>>;

const remembered = z.object({
  version: z.literal(1),
  url: z.string().max(2_000).nullable(),
  /** As the network named it, which outlasts its address; not in files of older versions. */
  arena: z
    .object({ hostname: z.string().max(300), night: z.string().max(300) })
    .nullable()
    .default(null),
  nicknames: z.array(z.string().max(200)).max(50),
  runner: z.string().max(40).nullable(),
  models: z.array(z.string().max(500)).max(50),
});
export type Remembered = Omit<z.infer<typeof remembered>, 'version'>;

export interface Memory {
  readonly file: string;
  /** `broken`: there is something, but it cannot be understood. */
  read(): { readonly answers: Remembered | null; readonly broken: boolean };
  /** Whether it could be written. */
  write(answers: Remembered): boolean;
  /** Whether there was something to forget. */
  forget(): boolean;
}

export function memoryFile(environment: Environment, platform: string = process.platform, home = homedir()): string {
  const own = environment['LLM_ARENA_HOME']?.trim();
  if (own) return path.join(own, 'join.json');
  return path.join(configFolder(environment, platform, home), 'llm-arena', 'join.json');
}

function configFolder(environment: Environment, platform: string, home: string): string {
  if (platform === 'win32') return environment['APPDATA']?.trim() || path.join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  const xdg = environment['XDG_CONFIG_HOME']?.trim();
  // A relative one is to be ignored, says the specification.
  return xdg && path.isAbsolute(xdg) ? xdg : path.join(environment['HOME']?.trim() || home, '.config');
}

export function fileMemory(file: string): Memory {
  return {
    file,
    read() {
      let text: string;
      try {
        const { size, isFile } = kindOf(file);
        // A pipe would wait for ever for somebody to write into it.
        if (!isFile || size > MOST_BYTES) return { answers: null, broken: true };
        text = readFileSync(file, 'utf8');
      } catch {
        return { answers: null, broken: false };
      }
      const parsed = remembered.safeParse(parseJson(text));
      if (!parsed.success) return { answers: null, broken: true };
      const { version: _version, ...answers } = parsed.data;
      return { answers, broken: false };
    },
    write(answers) {
      // Two clients may start at once: whole files take each other's place.
      const next = `${file}.${process.pid}`;
      try {
        makeFolder(path.dirname(file));
        writeFileSync(next, `${JSON.stringify({ version: 1, ...answers }, null, 2)}\n`, { mode: 0o600 });
        renameSync(next, file);
        return true;
      } catch {
        remove(next);
        return false;
      }
    },
    forget() {
      return remove(file);
    },
  };
}

function kindOf(file: string): { readonly size: number; readonly isFile: boolean } {
  const stat = statSync(file);
  return { size: stat.size, isFile: stat.isFile() };
}

function remove(file: string): boolean {
  try {
    rmSync(file);
    return true;
  } catch {
    return false;
  }
}

/** One by one: `recursive` never ends where a folder can be entered but nothing made in it, as under /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another client made it meanwhile.
    if (!statSync(folder).isDirectory()) throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
