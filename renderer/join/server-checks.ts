// How to see that a model server answers, by its kind. Addresses are those that the client tries by itself.
import type { System } from './system.ts';

export const RUNNERS = ['ollama', 'lmstudio', 'openai'] as const;
export type RunnerKind = (typeof RUNNERS)[number];

interface Check {
  readonly say:
    | 'ollamaCheck'
    | 'ollamaPull'
    | 'ollamaServe'
    | 'lmstudioStart'
    | 'lmstudioCheck'
    | 'openaiCheck'
    | 'openaiKey';
  readonly command: string | null;
}

/** What PowerShell calls `curl` is another program in its older versions. */
const ask = (url: string, system: System): string => `${system === 'windows' ? 'curl.exe' : 'curl'} ${url}`;

export function serverChecks(runner: RunnerKind, system: System): readonly Check[] {
  switch (runner) {
    case 'ollama':
      return [
        { say: 'ollamaCheck', command: 'ollama list' },
        { say: 'ollamaPull', command: 'ollama pull llama3.2' },
        { say: 'ollamaServe', command: 'ollama serve' },
      ];
    case 'lmstudio':
      return [
        { say: 'lmstudioStart', command: 'lms server start' },
        { say: 'lmstudioCheck', command: ask('http://127.0.0.1:1234/v1/models', system) },
      ];
    case 'openai':
      return [
        { say: 'openaiCheck', command: ask('http://127.0.0.1:8080/v1/models', system) },
        { say: 'openaiKey', command: null },
      ];
  }
}
