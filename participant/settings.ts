/** What `llm-arena join` was asked for, checked as a whole so that every problem is told at once. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { limits } from '../protocol/limits.ts';
import { cleanLine } from '../protocol/text.ts';
import { arenaAddress } from './core/address.ts';
import type { ArenaAddress } from './core/address.ts';
import { defaultParticipantId } from './identity.ts';
import { createRunner, runnerNames } from './runners/index.ts';
import type { Runner } from './runners/index.ts';

export const DEFAULT_TOKENS_PER_SECOND = 30;

type Environment = Readonly<Record<string, string | undefined>>;

const needed = (flag: string, what: string) =>
  z
    .string({ error: `${flag} is missing: ${what}.` })
    .trim()
    .min(1, `${flag} is missing: ${what}.`);
const optional = z.string().trim().min(1).optional().catch(undefined);

const flags = z.object({
  url: needed('--url', "the arena's address, for example ws://192.168.0.10:3000"),
  pin: needed('--pin', 'the number on the screen of the arena')
    .transform((pin) => pin.replace(/[\s-]/g, ''))
    .refine((pin) => /^\d+$/.test(pin) && pin.length >= limits.pin.min && pin.length <= limits.pin.max, {
      error: `--pin is ${limits.pin.min} to ${limits.pin.max} digits.`,
    }),
  nickname: needed('--nickname', 'how the room will know you')
    .transform((name) => cleanLine(name, limits.nicknameChars))
    .refine((name) => name !== '', { error: '--nickname has no visible character.' }),
  model: needed('--model', 'the name of the model, for example llama3.2'),
  id: optional,
  runner: z.enum(runnerNames, { error: `--runner is one of ${runnerNames.join(', ')}.` }).default('ollama'),
  runnerUrl: optional,
  apiKeyFile: optional,
  scriptText: z.string().optional(),
  scriptFile: optional,
  tokensPerSecond: z.coerce
    .number({ error: '--tokens-per-second is a number.' })
    .min(0, '--tokens-per-second is 0 (as fast as possible) or more.')
    .default(DEFAULT_TOKENS_PER_SECOND),
});

export interface JoinSettings {
  readonly arena: ArenaAddress;
  readonly pin: string;
  readonly nickname: string;
  readonly id: string;
  readonly runner: Runner;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: JoinSettings }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the files that options name, nothing else. `onNote` is the runner's. */
export function readSettings(raw: unknown, environment: Environment, onNote: (text: string) => void): SettingsResult {
  const parsed = flags.safeParse(raw);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  if (!parsed.success) return { ok: false, problems };
  const given = parsed.data;
  const attempt = <T>(read: () => T, problem: string): T | null => {
    try {
      return read();
    } catch {
      problems.push(problem);
      return null;
    }
  };
  if (given.scriptText !== undefined && given.scriptFile !== undefined) {
    problems.push('--script-text and --script-file exclude each other.');
  }
  const arena = attempt(() => arenaAddress(given.url), `--url is not an address: ${given.url}`);
  const apiKey = attempt(
    () => readKey(given.apiKeyFile, environment),
    `--api-key-file cannot be read: ${given.apiKeyFile}`,
  );
  const text = attempt(
    () => (given.scriptFile === undefined ? (given.scriptText ?? null) : readFileSync(given.scriptFile, 'utf8')),
    `--script-file cannot be read: ${given.scriptFile}`,
  );
  const runner = attempt(
    () =>
      createRunner(given.runner, {
        model: given.model,
        url: given.runnerUrl ?? null,
        apiKey,
        script: { text, tokensPerSecond: given.tokensPerSecond },
        environment,
        onNote,
      }),
    `--runner-url, or the ${given.runner} address in the environment, is not an address.`,
  );
  if (problems.length > 0 || arena === null || runner === null) return { ok: false, problems };
  const { pin, nickname } = given;
  return { ok: true, settings: { arena, pin, nickname, id: given.id ?? defaultParticipantId(nickname), runner } };
}

/** Never from an option itself: options are seen in the list of processes. */
function readKey(file: string | undefined, environment: Environment): string | null {
  const key = file === undefined ? environment['OPENAI_API_KEY'] : readFileSync(file, 'utf8');
  return key?.trim() || null;
}
