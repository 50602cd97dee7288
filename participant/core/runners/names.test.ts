import { describe, expect, it } from 'vitest';
import { serverAddress } from './addresses.ts';
import { nameList, sameOllamaModel, sameServedModel } from './models.ts';

describe('[RUN-1] the address of a model server', () => {
  it.each([
    ['ollama', null, {}, 'http://127.0.0.1:11434'],
    ['ollama', null, { OLLAMA_HOST: '0.0.0.0' }, 'http://127.0.0.1:11434'],
    ['ollama', null, { OLLAMA_HOST: ':8000' }, 'http://127.0.0.1:8000'],
    ['ollama', null, { OLLAMA_HOST: 'gpu-box' }, 'http://gpu-box:11434'],
    ['ollama', null, { OLLAMA_HOST: 'https://gpu.example/ollama/' }, 'https://gpu.example/ollama'],
    ['ollama', null, { OLLAMA_HOST: ' ', OLLAMA_BASE_URL: 'http://b:1/v1' }, 'http://b:1'],
    ['ollama', 'http://c:2/api', { OLLAMA_HOST: 'gpu-box' }, 'http://c:2'],
    ['lmstudio', null, {}, 'http://127.0.0.1:1234/v1'],
    ['lmstudio', null, { LMSTUDIO_BASE_URL: 'http://d:3/v1/' }, 'http://d:3/v1'],
    ['openai', null, {}, 'http://127.0.0.1:8080/v1'],
    ['llamacpp', null, { OPENAI_BASE_URL: 'https://api.example' }, 'http://127.0.0.1:8080/v1'],
    ['llamacpp', null, { LLAMACPP_BASE_URL: ':9000' }, 'http://127.0.0.1:9000/v1'],
    ['jan', null, {}, 'http://127.0.0.1:1337/v1'],
    ['lmstudio', 'http://d:3/api/v1', {}, 'http://d:3/v1'],
    ['openai', 'https://router.example/api/v1', {}, 'https://router.example/api/v1'],
    ['openai', null, { OPENAI_BASE_URL: 'https://api.example' }, 'https://api.example/v1'],
    ['openai', 'localhost:5000/custom/v2', {}, 'http://localhost:5000/custom/v2'],
    ['openai', '[::]:5000', {}, 'http://[::1]:5000/v1'],
  ] as const)('%s %s %j', (kind, given, environment, url) => {
    expect(serverAddress(kind, given, environment)).toBe(url);
  });

  it('is refused when it is none', () => {
    expect(() => serverAddress('ollama', 'http://', {})).toThrow(TypeError);
  });
});

describe('names of models', () => {
  it('mean the same in Ollama with and without the latest tag', () => {
    expect(sameOllamaModel('llama3.2', 'Llama3.2:latest')).toBe(true);
    expect(sameOllamaModel('llama3.2', 'llama3.2:1b')).toBe(false);
    expect(sameOllamaModel('hf.co/a/b:Q4', 'hf.co/a/b:q4')).toBe(true);
  });

  it.each([
    ['qwen2.5-7b', 'qwen2.5-7b', true],
    ['qwen/qwen2.5-7b', 'qwen2.5-7b', true],
    ['qwen2.5-7b', 'qwen2.5-7b:2', true],
    ['tiny', '/models/tiny.gguf', true],
    ['tiny', 'C:\\models\\tiny.gguf', true],
    ['llama3.2', 'llama3.2:latest', true],
    ['gpt-x', 'gpt-x-2026-01-31', true],
    ['qwen2.5-7b', 'qwen2.5-14b', false],
    ['a/m', 'b/m', false],
    ['llama3.2', 'llama3.2-vision', false],
  ])('%s answered by %s: %s', (asked, served, same) => {
    expect(sameServedModel(asked, served)).toBe(same);
  });

  it('are listed up to a readable number', () => {
    const and = (shown: string, more: number): string => `${shown} and ${more} more`;
    expect(nameList([], and)).toBeNull();
    expect(nameList(['a', 'b'], and)).toBe('a, b');
    expect(nameList(['a', 'b', 'c', 'd'], and, 2)).toBe('a, b and 2 more');
  });

  it('are listed in one line, whatever is in them', () => {
    const list = nameList(['a\n1) b\u001b[2J', 'x'.repeat(10_000)], (shown) => shown);
    expect(list).toBe(`a 1) b[2J, ${'x'.repeat(120)}`);
  });
});
