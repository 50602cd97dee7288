import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response, Router } from 'express';
import { clientFile, clientNode, clientSystems, executableName } from '../../../protocol/client-files.ts';
import type { ClientSystem } from '../../../protocol/client-files.ts';
import type { ClientInfo } from '../../../protocol/http/client.ts';
import { AppError } from './app-error.ts';
import type { Handlers } from './mount.ts';

interface Options {
  readonly assets: string;
  /** Folder of the organizer's with executables of a release; null for none. */
  readonly clients: string | null;
  readonly version: string;
}

interface Bundle {
  readonly text: Buffer;
  readonly sha256: string;
}

interface Executable {
  readonly system: ClientSystem;
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly changedAt: number;
}

/** Checksums by the state of a file: each is summed up once, however many hosts this process has. */
const sums = new Map<string, Promise<string>>();

/** The participant's client for the room: the file that any Node runs, and executables for who has none. */
export class ClientFiles {
  readonly #options: Options;
  /** Read once: a build that replaces it meanwhile must not part it from its checksum. */
  readonly #bundle: Bundle | null;

  constructor(options: Options) {
    this.#options = options;
    this.#bundle = readBundle(path.join(options.assets, 'client', clientFile));
    // Summed up before the first visitor asks; what cannot be read is said to whoever asks for it.
    this.#info().catch(() => undefined);
  }

  /** Before the rate limits: a whole class fetches it in the same minute. Names are ours alone, so no path gets out. */
  mount(router: Router): void {
    router.get('/client', this.#sendBundle);
    router.get('/client.sha256', (_request, response) => {
      sendSum(response, this.#needBundle().sha256, clientFile);
    });
    router.get('/client/:file', this.#sendExecutable);
  }

  handlers(): Pick<Handlers, 'getClient'> {
    return { getClient: () => this.#info() };
  }

  readonly #sendBundle: RequestHandler = (_request, response) => {
    const { text, sha256 } = this.#needBundle();
    response.setHeader('ETag', `"${sha256}"`);
    download(response, clientFile);
    response.type('text/javascript').send(text);
  };

  readonly #sendExecutable: RequestHandler = async (request, response, next) => {
    const asked = String(request.params['file']).toLowerCase();
    if (asked === 'info') return next();
    const name = asked.replace(/\.sha256$/, '');
    const found = (await this.#executables()).find((one) => one.name === name);
    if (found === undefined) throw missing(name);
    if (name !== asked) return sendSum(response, await sumOf(found), name);
    download(response, name);
    // By its name: over a whole path `send` refuses every folder that begins with a dot.
    response.type('application/octet-stream').sendFile(path.basename(found.file), { root: path.dirname(found.file) });
  };

  #needBundle(): Bundle {
    if (this.#bundle !== null) return this.#bundle;
    throw new AppError({
      code: 'NOT_FOUND',
      detail: 'This host has no client to give: it was started without its build.',
    });
  }

  async #info(): Promise<ClientInfo> {
    const executables = await this.#executables();
    const bundle = this.#bundle;
    return {
      version: this.#options.version,
      node: clientNode,
      client:
        bundle === null
          ? null
          : { file: clientFile, path: '/client', bytes: bundle.text.length, sha256: bundle.sha256 },
      executables: await this.#listed(executables),
    };
  }

  /** One after the other, in pieces of a few milliseconds: a round may be running. */
  async #listed(executables: readonly Executable[]): Promise<ClientInfo['executables']> {
    const listed: ClientInfo['executables'] = [];
    for (const one of executables) {
      const { system, name, bytes } = one;
      listed.push({ system, file: name, path: `/client/${name}`, bytes, sha256: await sumOf(one) });
    }
    return listed;
  }

  /** Looked for when asked: they may be put there while the host runs. The organizer's own come first. */
  async #executables(): Promise<Executable[]> {
    const { clients, assets } = this.#options;
    const folders = [...(clients === null ? [] : [clients]), path.join(assets, 'client')];
    const found = await Promise.all(clientSystems.map((system) => findExecutable(system, folders)));
    return found.filter((one) => one !== null);
  }
}

function sumOf({ file, bytes, changedAt }: Executable): Promise<string> {
  const key = `${file}\n${bytes}\n${changedAt}`;
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = sumFile(file);
    sum.catch(() => sums.delete(key));
    sums.set(key, sum);
  }
  return sum;
}

function readBundle(file: string): Bundle | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

async function findExecutable(system: ClientSystem, folders: readonly string[]): Promise<Executable | null> {
  const name = executableName(system);
  for (const folder of folders) {
    const file = path.join(folder, name);
    const facts = await stat(file).catch(() => null);
    if (facts?.isFile() === true) return { system, name, file, bytes: facts.size, changedAt: facts.mtimeMs };
  }
  return null;
}

async function sumFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** As sha256sum writes it, and `sha256sum --check` reads it. */
function sendSum(response: Response, sha256: string, name: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  response.type('text/plain').send(`${sha256}  ${name}\n`);
}

function download(response: Response, name: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
}

function missing(name: string): AppError {
  const known = clientSystems.map(executableName);
  const detail = known.includes(name)
    ? `This host does not have ${name}. The organizer can put it into the folder "clients" of the data folder, from the release; with Node ${clientNode} or newer, /client is all it takes.`
    : `There is no such file. Executables are ${known.join(', ')}; the file for Node is /client.`;
  return new AppError({ code: 'NOT_FOUND', detail });
}
