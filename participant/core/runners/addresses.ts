/** Where each kind of model server listens: given address, else its own environment variable, else its default. */
import type { Environment, ServerKind } from './kinds.ts';

interface Habit {
  /** Environment variables, first one set wins. */
  readonly variables: readonly string[];
  readonly fallback: string;
  /** Port of an address written without scheme and without port. */
  readonly port: number;
  /** Path of the interface we speak. */
  readonly path: '' | '/v1';
}

export const habits = {
  ollama: { variables: ['OLLAMA_HOST', 'OLLAMA_BASE_URL'], fallback: 'http://127.0.0.1:11434', port: 11_434, path: '' },
  lmstudio: { variables: ['LMSTUDIO_BASE_URL'], fallback: 'http://127.0.0.1:1234', port: 1234, path: '/v1' },
  llamacpp: { variables: ['LLAMACPP_BASE_URL'], fallback: 'http://127.0.0.1:8080', port: 8080, path: '/v1' },
  jan: { variables: ['JAN_BASE_URL'], fallback: 'http://127.0.0.1:1337', port: 1337, path: '/v1' },
  // A cloud is never assumed.
  openai: { variables: ['OPENAI_BASE_URL'], fallback: 'http://127.0.0.1:8080', port: 8080, path: '/v1' },
} as const satisfies Record<ServerKind, Habit>;

/** Base address without a trailing slash, `/v1` included for the OpenAI kinds. Throws `TypeError` when it is no address. */
export function serverAddress(kind: ServerKind, given: string | null, environment: Environment): string {
  const habit: Habit = habits[kind];
  const url = normalize(given?.trim() || namedAddress(kind, environment) || habit.fallback, habit);
  // Its own interface lies beside the one we speak.
  return kind === 'lmstudio' ? url.replace(/\/api\/v\d$/, '/v1') : url;
}

/** What the environment says, as it is written there. */
export function namedAddress(kind: ServerKind, environment: Environment): string | null {
  const values = habits[kind].variables.map((name) => environment[name]?.trim());
  return values.find((value) => value !== undefined && value !== '') ?? null;
}

function normalize(text: string, habit: Habit): string {
  const written = /^https?:\/\//i.test(text);
  // OLLAMA_HOST is often just ":11434".
  const url = new URL(written ? text : `http://${text.startsWith(':') ? `127.0.0.1${text}` : text}`);
  if (!written && url.port === '' && !/:80(\/|$)/.test(text)) url.port = String(habit.port);
  // An address to listen on is not one to connect to.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  const path = url.pathname.replace(/\/+$/, '');
  if (habit.path === '') url.pathname = path.replace(/\/(v1|api)$/, '');
  else url.pathname = path === '' ? habit.path : path;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** The server's address without the path of the OpenAI interface; its own interface starts there. */
export function rootOf(url: string): string {
  return url.replace(/\/v\d+$/, '');
}
