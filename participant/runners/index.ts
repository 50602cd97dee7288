/** The runners by name. A new one is a file here, a case below and a test. */
import { callModelServer } from '../model-http.ts';
import { serverAddress } from '../core/runners/addresses.ts';
import { ollamaRunner } from '../core/runners/ollama.ts';
import { openAiRunner } from '../core/runners/openai.ts';
import type { Runner } from '../core/runners/runner.ts';
import { scriptedRunner } from './scripted.ts';

export const runnerNames = ['ollama', 'lmstudio', 'openai', 'scripted'] as const;
export type RunnerName = (typeof runnerNames)[number];

export interface RunnerSettings {
  readonly model: string;
  /** Null: the environment, else the server's default address. */
  readonly url: string | null;
  readonly apiKey: string | null;
  readonly script: { readonly text: string | null; readonly tokensPerSecond: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onNote: (text: string) => void;
}

/** Throws `TypeError` when the given address is none. */
export function createRunner(name: RunnerName, settings: RunnerSettings): Runner {
  const { model, apiKey, onNote } = settings;
  switch (name) {
    case 'ollama':
      return ollamaRunner({
        url: serverAddress('ollama', settings.url, settings.environment),
        model,
        call: callModelServer,
      });
    case 'lmstudio':
      return openAiRunner({
        url: serverAddress('lmstudio', settings.url, settings.environment),
        model,
        apiKey,
        call: callModelServer,
        // It answers an unknown name with whatever is loaded: a model would compete with itself.
        strictModel: true,
        words: {
          runner: 'lmstudio',
          name: 'LM Studio',
          cure: 'start its server in the Developer tab or with `lms server start`',
        },
        onNote,
      });
    case 'openai':
      return openAiRunner({
        url: serverAddress('openai', settings.url, settings.environment),
        model,
        apiKey,
        call: callModelServer,
        strictModel: false,
        words: {
          runner: 'openai',
          name: 'The model server',
          cure: 'start it, or give its address with --runner-url',
        },
        onNote,
      });
    case 'scripted':
      return scriptedRunner({ model, ...settings.script });
  }
}

export { RunnerError } from '../core/runners/runner.ts';
export type { GenerateRequest, Piece, Runner, RunnerCheck, RunnerErrorCode } from '../core/runners/runner.ts';
