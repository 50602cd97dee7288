/** What `llm-arena join` was given, checked as a whole so that every problem is told at once. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { limits } from '../protocol/limits.ts';
import { cleanLine } from '../protocol/text.ts';
import { arenaAddress } from './core/address.ts';
import { namedLanguage } from './language.ts';
import { createRunner, runnerNames } from './runners/index.ts';
import type { RunnerName } from './runners/index.ts';
import type { ClientWords } from './words/index.ts';

export const DEFAULT_TOKENS_PER_SECOND = 30;

type Environment = Readonly<Record<string, string | undefined>>;

export interface Given {
  readonly url: string | null;
  readonly pin: string | null;
  readonly nicknames: readonly string[];
  readonly ids: readonly string[];
  readonly models: readonly string[];
  readonly runner: RunnerName | null;
  readonly runnerUrl: string | null;
  readonly apiKey: string | null;
  readonly script: { readonly text: string | null; readonly tokensPerSecond: number };
  /** How many models answer at once; null for all. */
  readonly parallel: number | null;
  readonly yes: boolean;
  readonly forget: boolean;
}

export type Needed = 'url' | 'pin' | 'nickname' | 'model';

export interface Problem {
  /** What was not given at all; null for something given wrong. */
  readonly missing: Needed | null;
  readonly text: string;
}

export interface Settings {
  readonly given: Given;
  /** In the order of the options. */
  readonly problems: readonly Problem[];
}

const optional = z.string().trim().min(1).optional().catch(undefined);
/** Options that may be repeated; one alone is fine, too. */
const list = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((texts) => (texts ?? []).map((text) => text.trim()).filter((text) => text !== ''));
const flag = z.boolean().optional().catch(undefined);

const shape = z.object({
  url: optional,
  pin: optional,
  nickname: list,
  id: list,
  model: list,
  runner: optional,
  runnerUrl: optional,
  apiKeyFile: optional,
  scriptText: z.string().optional(),
  scriptFile: optional,
  tokensPerSecond: z.union([z.string(), z.number()]).optional(),
  parallel: z.union([z.string(), z.number()]).optional(),
  language: optional,
  yes: flag,
  forget: flag,
});

/** Reads the files that options name, nothing else. */
export function readSettings(raw: unknown, environment: Environment, words: ClientWords): Settings {
  const flags = shape.parse(raw);
  const say = words.usage;
  const problems: Problem[] = [];
  const wrong = (text: string): void => void problems.push({ missing: null, text });
  const missing = (what: Needed): void => void problems.push({ missing: what, text: say[what] });
  const attempt = <T>(read: () => T, problem: string): T | null => {
    try {
      return read();
    } catch {
      wrong(problem);
      return null;
    }
  };

  const { url } = flags;
  if (url === undefined) missing('url');
  else attempt(() => arenaAddress(url), say.notAnAddress(url));
  const pin = flags.pin === undefined ? null : cleanPin(flags.pin);
  if (flags.pin === undefined) missing('pin');
  else if (pin === null) wrong(say.pinDigits(limits.pin.min, limits.pin.max));
  const nicknames = flags.nickname.map(cleanNickname);
  if (nicknames.length === 0) missing('nickname');
  if (nicknames.includes('')) wrong(say.nicknameInvisible);
  if (flags.model.length === 0) missing('model');
  const seats = Math.max(flags.model.length, 1);
  if (nicknames.length > 1 && nicknames.length !== seats) wrong(say.nicknameCount(nicknames.length, seats));
  if (flags.id.length > 0 && flags.id.length !== seats) wrong(say.idCount(flags.id.length, seats));
  const runner = runnerNames.find((name) => name === flags.runner?.toLowerCase()) ?? null;
  if (flags.runner !== undefined && runner === null) wrong(say.runner(runnerNames.join(', ')));
  if (flags.language !== undefined && namedLanguage(flags.language) === null) wrong(say.language);
  const parallel = flags.parallel === undefined ? null : Number(flags.parallel);
  if (parallel !== null && !(Number.isInteger(parallel) && parallel >= 1)) wrong(say.parallel);
  const tokensPerSecond = Number(flags.tokensPerSecond ?? DEFAULT_TOKENS_PER_SECOND);
  if (Number.isNaN(tokensPerSecond)) wrong(say.paceNumber);
  else if (tokensPerSecond < 0) wrong(say.paceNegative);
  if (flags.scriptText !== undefined && flags.scriptFile !== undefined) wrong(say.scripts);
  const { apiKeyFile, scriptFile } = flags;
  const apiKey = attempt(() => readKey(apiKeyFile, environment), say.keyFile(apiKeyFile ?? ''));
  const text = attempt(
    () => (scriptFile === undefined ? (flags.scriptText ?? null) : readFileSync(scriptFile, 'utf8')),
    say.scriptFile(scriptFile ?? ''),
  );
  const script = { text, tokensPerSecond };
  const runnerUrl = flags.runnerUrl ?? null;
  if (runner !== null || runnerUrl !== null) {
    const name = runner ?? 'ollama';
    const onNote = (): void => undefined;
    const settings = { model: '', url: runnerUrl, apiKey, script, environment, onNote };
    attempt(() => createRunner(name, settings), say.runnerAddress(name));
  }
  const given: Given = {
    url: url ?? null,
    pin,
    nicknames,
    ids: flags.id,
    models: flags.model,
    runner,
    runnerUrl,
    apiKey,
    script,
    parallel,
    yes: flags.yes ?? false,
    forget: flags.forget ?? false,
  };
  return { given, problems };
}

/** People type PINs in groups; null where it is none. */
export function cleanPin(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d+$/.test(digits) && digits.length >= limits.pin.min && digits.length <= limits.pin.max ? digits : null;
}

export function cleanNickname(typed: string): string {
  return cleanLine(typed, limits.nicknameChars);
}

/** Never from an option itself: options are seen in the list of processes. */
function readKey(file: string | undefined, environment: Environment): string | null {
  const key = file === undefined ? environment['OPENAI_API_KEY'] : readFileSync(file, 'utf8');
  return key?.trim() || null;
}
