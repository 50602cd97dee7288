import { describe, expect, it } from 'vitest';
import { findModel, matchWords } from './find-model.ts';
import { looksEmbedding, modelInfo } from './kinds.ts';

const ollama = [
  'llama3.2:latest',
  'llama3.2:1b',
  'qwen2.5:7b',
  'qwen2.5-coder:7b',
  'gemma3:27b',
  'hf.co/bartowski/Phi-4-mini-GGUF:Q4_K_M',
  'nomic-embed-text:latest',
].map((name) => modelInfo(name));
const lmStudio = ['qwen/qwen3-4b-2507', 'llama-3.2-3b-instruct', 'text-embedding-nomic-embed-text-v1.5'].map((name) =>
  modelInfo(name),
);
const files = ['/models/Mistral-7B-Instruct-v0.3.Q4_K_M.gguf', 'C:\\models\\tiny.gguf'].map((name) => modelInfo(name));
const environment = { MODEL: 'llama3.2:1b', MEU_MODELO: 'ollama run "gemma3:27b"', Model2: 'qwen2.5:7b', EMPTY: ' ' };

function found(models: typeof ollama, typed: string): string | null {
  const match = findModel(models, typed, environment);
  return match.kind === 'found' ? match.model.name : `${match.kind}`;
}

describe('[RUN-4] the name of a model as people type it', () => {
  it.each([
    // As it is, and nearly.
    ['llama3.2', 'llama3.2:latest'],
    ['llama3.2:latest', 'llama3.2:latest'],
    [' LLAMA3.2:1B ', 'llama3.2:1b'],
    ['Llama 3.2', 'llama3.2:latest'],
    ['llama3.2-1b', 'llama3.2:1b'],
    ['gemma', 'gemma3:27b'],
    ['gemma 27b', 'gemma3:27b'],
    ['coder', 'qwen2.5-coder:7b'],
    ['phi', 'hf.co/bartowski/Phi-4-mini-GGUF:Q4_K_M'],
    // Quotes of all kinds.
    ['"llama3.2:1b"', 'llama3.2:1b'],
    ['“llama3.2:1b”', 'llama3.2:1b'],
    ["'`llama3.2:1b`'", 'llama3.2:1b'],
    ['«gemma3:27b»,', 'gemma3:27b'],
    // Commands.
    ['ollama run llama3.2:1b', 'llama3.2:1b'],
    ['$ ollama pull qwen2.5:7b', 'qwen2.5:7b'],
    ['OLLAMA.EXE run "gemma3:27b" --verbose', 'gemma3:27b'],
    ['ollama run --keepalive 2h llama3.2:1b "oi"', 'llama3.2:1b'],
    ['--model llama3.2:1b', 'llama3.2:1b'],
    ['MODEL=llama3.2:1b', 'llama3.2:1b'],
    // Links.
    ['https://ollama.com/library/gemma3:27b', 'gemma3:27b'],
    ['https://huggingface.co/bartowski/Phi-4-mini-GGUF', 'hf.co/bartowski/Phi-4-mini-GGUF:Q4_K_M'],
    ['ollama run hf.co/bartowski/Phi-4-mini-GGUF:Q4_K_M', 'hf.co/bartowski/Phi-4-mini-GGUF:Q4_K_M'],
    // Variables.
    ['$MODEL', 'llama3.2:1b'],
    ['${MODEL}', 'llama3.2:1b'],
    ['"$MODEL"', 'llama3.2:1b'],
    ['%model%', 'llama3.2:1b'],
    ['$env:Model2', 'qwen2.5:7b'],
    ['MEU_MODELO', 'gemma3:27b'],
    // More than one, none, or none that writes.
    ['qwen2.5', 'ambiguous'],
    ['7b', 'ambiguous'],
    ['$NADA', 'unknown'],
    ['EMPTY', 'unknown'],
    ['', 'unknown'],
    ['x', 'unknown'],
    ['nomic-embed-text', 'embedding'],
    ['ollama run nomic', 'embedding'],
  ])('%s: %s', (typed, name) => {
    expect(found(ollama, typed)).toBe(name);
  });

  it.each([
    [lmStudio, 'lms load qwen3-4b-2507 --gpu max', 'qwen/qwen3-4b-2507'],
    [lmStudio, 'lms load --gpu max qwen3', 'qwen/qwen3-4b-2507'],
    [lmStudio, 'https://lmstudio.ai/models/qwen/qwen3-4b-2507', 'qwen/qwen3-4b-2507'],
    [lmStudio, 'llama3.2:latest', 'llama-3.2-3b-instruct'],
    [lmStudio, 'nomic', 'embedding'],
    [files, '~/Downloads/mistral-7b-instruct-v0.3.q4_k_m.gguf', '/models/Mistral-7B-Instruct-v0.3.Q4_K_M.gguf'],
    [files, 'llama-server -c 4096 -m ./tiny.gguf --port 8080', 'C:\\models\\tiny.gguf'],
    [files, 'C:\\Users\\ana\\tiny.gguf', 'C:\\models\\tiny.gguf'],
    [files, 'mistral', '/models/Mistral-7B-Instruct-v0.3.Q4_K_M.gguf'],
  ])('on other servers, too: %#', (models, typed, name) => {
    expect(found(models, typed)).toBe(name);
  });

  it('is told what it could be, in both languages', () => {
    const say = (typed: string, language: 'pt-BR' | 'en', models = ollama) =>
      matchWords(findModel(models, typed, environment), models, language);
    expect(say('llama3.2', 'en')).toBeNull();
    expect(say('gema3:27b', 'pt-BR')).toBe('Não há modelo gema3:27b aqui. Você quis dizer gemma3:27b?');
    expect(say('lllama3.2', 'en')).toBe('There is no model lllama3.2 here. Did you mean llama3.2:latest, llama3.2:1b?');
    expect(say('zephyr', 'en')).toMatch(/^There is no model zephyr here; there are: llama3\.2:latest, .*Q4_K_M\.$/);
    expect(say('zephyr', 'pt-BR', [])).toBe('Não há modelo zephyr aqui, nem outro.');
    expect(say('qwen2.5', 'pt-BR')).toBe(
      'qwen2.5 pode ser mais de um modelo: qwen2.5:7b, qwen2.5-coder:7b. Escreva o nome inteiro.',
    );
    expect(say('nomic-embed-text', 'pt-BR')).toMatch(/^nomic-embed-text:latest faz vetores .* escolha um modelo/);
    expect(say(' ', 'en')).toBe('The name of the model is empty.');
  });
});

describe('[RUN-5] an embedding model', () => {
  it.each([
    'nomic-embed-text',
    'mxbai-embed-large:335m',
    'bge-m3',
    'all-minilm:22m',
    'intfloat/e5-base',
    'embeddinggemma',
  ])('%s is one by its name', (name) => expect(looksEmbedding(name)).toBe(true));

  it.each(['llama3.2', 'gemma3', 'qwen2.5-7b-instruct', 'phi4-mini', 'gpt-oss:20b', 'smollm2:135m', 'e52-chat'])(
    '%s is none',
    (name) => expect(looksEmbedding(name)).toBe(false),
  );
});
