/** The runners by name. A new model server is a kind in core/runners, another runner a file here. */
import { serverAddress } from '../core/runners/addresses.ts';
import { serverKinds } from '../core/runners/kinds.ts';
import type { Environment } from '../core/runners/kinds.ts';
import { modelRunner } from '../core/runners/model-runner.ts';
import type { Runner } from '../core/runners/runner.ts';
import { languageOf } from '../core/language.ts';
import type { Language } from '../core/language.ts';
import { callModelServer } from '../model-http.ts';
import { scriptedRunner } from './scripted.ts';

export const runnerNames = [...serverKinds, 'scripted'] as const;
export type RunnerName = (typeof runnerNames)[number];

export interface RunnerSettings {
  readonly model: string;
  /** Null: the environment, else the server's default address. */
  readonly url: string | null;
  readonly apiKey: string | null;
  readonly script: { readonly text: string | null; readonly tokensPerSecond: number };
  readonly environment: Environment;
  readonly language?: Language;
  readonly onNote: (text: string) => void;
}

/** Throws `TypeError` when the given address is none. */
export function createRunner(name: RunnerName, settings: RunnerSettings): Runner {
  const { model, apiKey, onNote, environment, language = languageOf(undefined) } = settings;
  if (name === 'scripted') return scriptedRunner({ model, ...settings.script });
  const url = serverAddress(name, settings.url, environment);
  return modelRunner({ kind: name, url, model, apiKey, call: callModelServer, language, onNote });
}

export { RunnerError } from '../core/runners/runner.ts';
export type { GenerateRequest, Piece, Runner, RunnerCheck, RunnerErrorCode } from '../core/runners/runner.ts';
