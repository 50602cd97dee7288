import { describe, expect, it } from 'vitest';
import { corsCure } from './cures.ts';

const ORIGIN = 'http://192.168.0.10:3000';
const commands = (...given: Parameters<typeof corsCure>): string[] =>
  corsCure(...given).flatMap(({ command }) => (command === null ? [] : [command]));

describe('what to do where a server lets no page read', () => {
  it('[BRO-7] is one command for Ollama on each system, with this origin', () => {
    expect(commands('ollama', 'windows', ORIGIN)).toEqual([`setx OLLAMA_ORIGINS "${ORIGIN}"`]);
    expect(commands('ollama', 'macos', ORIGIN)).toEqual([`launchctl setenv OLLAMA_ORIGINS ${ORIGIN}`]);
    const [service, byHand] = commands('ollama', 'linux', ORIGIN);
    expect(service).toContain(`printf '[Service]\\nEnvironment="OLLAMA_ORIGINS=${ORIGIN}"\\n' | sudo tee`);
    expect(service).toContain('systemctl restart ollama');
    expect(byHand).toBe(`OLLAMA_ORIGINS=${ORIGIN} ollama serve`);
  });

  it('[BRO-7] names the switch of the others', () => {
    expect(commands('lmstudio', 'macos', ORIGIN)).toEqual(['lms server start --cors']);
    expect(commands('llamacpp', 'linux', ORIGIN)).toEqual([`llama-server --cors-origins ${ORIGIN}`]);
    expect(corsCure('jan', 'windows', ORIGIN)).toEqual([{ say: 'janCors', command: null }]);
    expect(commands(null, 'windows', ORIGIN)).toEqual([ORIGIN]);
  });
});
