/** English. */
import type { ServerKind, Surface } from '../kinds.ts';
import type { RunnerWords } from './words.ts';

const names: Readonly<Record<ServerKind, string>> = {
  ollama: 'Ollama',
  lmstudio: 'LM Studio',
  llamacpp: 'llama.cpp',
  jan: 'Jan',
  openai: 'Model server',
};

const starts: Readonly<Record<ServerKind, string>> = {
  ollama: 'start it with `ollama serve`',
  lmstudio: 'start its server in the Developer tab or with `lms server start`',
  llamacpp: 'start it with `llama-server -m model.gguf`',
  jan: 'start its server in Settings, Local API Server',
  openai: 'start it, or give its address',
};

const address = (surface: Surface): string =>
  surface === 'terminal' ? 'give its address with --runner-url' : 'write its address';

function keyCure(kind: ServerKind, surface: Surface): string {
  const where =
    kind === 'jan'
      ? 'It is in Settings, Local API Server, of Jan. '
      : kind === 'lmstudio'
        ? 'It is made, or switched off, in Developer, Server Settings. '
        : '';
  const give =
    surface === 'terminal'
      ? 'Put it in a file and pass --api-key-file, or set OPENAI_API_KEY.'
      : 'Write it in the field for the key.';
  return `${where}${give}`;
}

export const en: RunnerWords = {
  names,
  subject: (kind) => (kind === 'openai' ? 'The model server' : names[kind]),
  start: (kind, surface) =>
    kind === 'openai' && surface === 'terminal' ? `${starts.openai} with --runner-url` : starts[kind],
  and: (shown, more) => `${shown} and ${more} more`,

  notRunning: (who, url, start) => `${who} is not running at ${url}; ${start}.`,
  unreachable: (who, url, why, start) =>
    `${who} cannot be reached at ${url} (${why ?? 'no answer'}); check the address, or ${start}.`,
  noAnswerInTime: 'no answer in time',
  otherProgram: (kind, url, surface) =>
    `Another program answers at ${url}, not ${kind === 'openai' ? 'a model server' : names[kind]}; close that program, or ${address(surface)}.`,
  notItsLanguage: (who, url) => `${who} at ${url} sent something that cannot be read; update it and restart it.`,
  endlessLine: 'The model server sent a line without end; restart it.',
  notStreaming: (who) => `${who} does not stream its answers; update it, or use another server.`,
  cut: (who) =>
    `${who} stopped in the middle of the answer. It may have crashed or run out of memory: look at its log, or try a smaller model.`,

  noReason: 'it gave no reason',
  refused: (who, status, said) => `${who} refused the request (${status}): ${said}`,
  failed: (who, status, said) => `${who} failed${status === null ? '' : ` (${status})`}: ${said}`,
  noMemory: 'Close other programs, or use a smaller model.',
  keyNeeded: (who, url, kind, surface) => `${who} at ${url} asks for an API key. ${keyCure(kind, surface)}`,
  keyWrong: (who, url, kind, surface) => `${who} at ${url} does not accept this API key. ${keyCure(kind, surface)}`,
  notThere: (who, url, surface) => `${who} at ${url} does not know this request; update it, or ${address(surface)}.`,
  busy: (who, said) => `${who} is too busy${said === null ? '' : `: ${said}`}. Close what else uses it, and try again.`,
  busyFor: (who, seconds) =>
    `${who} asks us to wait ${seconds} s, which is too long for a round. Use another model or another key.`,
  tooLong: (who, kind) =>
    `The prompt does not fit in the context that ${who === 'The model server' ? 'the model server' : who} gave the model; ${
      kind === 'llamacpp' ? 'restart llama-server with a larger -c' : 'load the model with a larger context length'
    }.`,
  loadFailed: (who, model, said) =>
    `${who} could not load ${model}: ${said}. Close other programs, or use a smaller model.`,

  notPulled: (model, have) =>
    `Model ${model} is not pulled; ${have === null ? 'there are no models yet' : `you have: ${have}`}. Get it with \`ollama pull ${model}\`.`,
  notOffered: (who, model, have, surface) =>
    have === null
      ? `${who} does not offer a model called ${model}; it has none loaded; load ${model} first.`
      : `${who} does not offer a model called ${model}; it has: ${have}. ${surface === 'terminal' ? 'Pass one of these as --model' : 'Choose one of these'}.`,
  mismatch: (who, asked, served, surface) =>
    `${who} answered with ${served}, not with ${asked}; load ${asked} there, or ${surface === 'terminal' ? `pass --model ${served}` : `choose ${served}`}.`,
  embedding: (model) => `${model} makes vectors for searches and writes no text; choose a chat model.`,
  onlyThinking: (model, maxTokens) =>
    `${model} spent its ${maxTokens} tokens thinking and wrote no answer; switch its thinking off or use another model.`,
  nothing: (model) => `${model} ended without a word; try again, or use another model.`,
  filtered: (who) => `${who} withheld the answer: its content filter did not let it pass. Use another model.`,
  filteredLater: (who) => `${who} ended the answer early: its content filter stepped in.`,

  noList: (who, model) => `${who} does not list its models; ${model} will be tried as it is.`,
  stillLoading: (who) => `${who} is still loading the model; waiting for it.`,
  waitingBusy: (who, seconds) => `${who} is busy; trying again in ${seconds} s.`,
  loading: (who, model) => `${who} is loading ${model} into memory. A large model takes minutes.`,
  alreadyLoaded: (model) => `${model} is in memory.`,
  warming: (model) => `Warming up ${model} with one token.`,
  quiet: (who, seconds, started) =>
    started
      ? `${who} has said nothing more for ${seconds} s; what came is kept, and the round's deadline ends it.`
      : `${who} has said nothing for ${seconds} s; it may be loading the model or reading the prompt.`,

  typed: {
    ambiguous: (typed, list) => `${typed} could be several models: ${list}. Write the whole name.`,
    unknown: (typed, near, have) => {
      if (near !== null) return `There is no model ${typed} here. Did you mean ${near}?`;
      return have === null
        ? `There is no model ${typed} here, and no other.`
        : `There is no model ${typed} here; there are: ${have}.`;
    },
    empty: 'The name of the model is empty.',
  },
};
