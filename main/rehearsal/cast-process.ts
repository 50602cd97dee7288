import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { castEvent } from '../../protocol/cast.ts';
import type { CastEvent, CastOrder } from '../../protocol/cast.ts';

/** Milliseconds a cast that was asked to go is given. */
const GOODBYE_MS = 1_500;
/** Last words of a cast that fell, in characters. */
const LAST_WORDS = 2_000;

export interface CastHooks {
  readonly heard: (event: CastEvent) => void;
  /** It ended without being asked to; `why` are its last words. */
  readonly fell: (why: string) => void;
}

/**
 * The process that plays participants and voters, over the real protocol. It ends with its standard
 * input, so also when this process is killed.
 */
export class CastProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #asked = false;
  #isGone = false;

  /** `command`: program and arguments. Throws where it cannot be started. */
  constructor(command: readonly string[], order: CastOrder, hooks: CastHooks) {
    const [program = process.execPath, ...args] = command;
    // Electron's own binary is a Node, too, when told so.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    this.#child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-LAST_WORDS)));
    if (this.#child.stdout !== null) {
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        const event = read(line);
        if (event !== null) hooks.heard(event);
      });
    }
    // It may be gone already when something is written to it.
    this.#child.stdin?.on('error', () => undefined);
    this.#gone = new Promise((resolve) => {
      const ended = (why: string): void => {
        if (!this.#asked) hooks.fell(said.trim() === '' ? why : said.trim());
        this.#asked = true;
        this.#isGone = true;
        resolve();
      };
      this.#child.on('error', (error) => ended(error.message));
      this.#child.on('exit', (code, signal) => ended(`code ${code ?? signal}`));
    });
    this.#say(order);
  }

  /** Null once it is gone. */
  get pid(): number | null {
    return this.#isGone ? null : (this.#child.pid ?? null);
  }

  /** Another session was opened: its PIN. */
  move(pin: string): void {
    this.#say({ pin });
  }

  /** Resolves once it is gone. */
  async end(): Promise<void> {
    this.#asked = true;
    this.#child.stdin?.end();
    const cut = setTimeout(() => this.#child.kill('SIGKILL'), GOODBYE_MS);
    await this.#gone;
    clearTimeout(cut);
  }

  #say(message: object): void {
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}

function read(line: string): CastEvent | null {
  try {
    return castEvent.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
