/** Português do Brasil. */
import type { ServerKind, Surface } from '../kinds.ts';
import type { RunnerWords } from './words.ts';

const names: Readonly<Record<ServerKind, string>> = {
  ollama: 'Ollama',
  lmstudio: 'LM Studio',
  llamacpp: 'llama.cpp',
  jan: 'Jan',
  openai: 'Servidor de modelos',
};

const starts: Readonly<Record<ServerKind, string>> = {
  ollama: 'abra o Ollama, ou rode `ollama serve`',
  lmstudio: 'ligue o servidor na aba Developer, ou com `lms server start`',
  llamacpp: 'rode `llama-server -m modelo.gguf`',
  jan: 'ligue o servidor em Configurações, Local API Server',
  openai: 'ligue o servidor, ou diga o endereço dele',
};

const address = (surface: Surface): string =>
  surface === 'terminal' ? 'diga o endereço certo com --runner-url' : 'escreva o endereço certo';

function keyCure(kind: ServerKind, surface: Surface): string {
  const where =
    kind === 'jan'
      ? 'Ela fica em Configurações, Local API Server, do Jan. '
      : kind === 'lmstudio'
        ? 'Ela se cria, ou se desliga, em Developer, Server Settings. '
        : '';
  const give =
    surface === 'terminal'
      ? 'Guarde a chave num arquivo e passe --api-key-file, ou defina OPENAI_API_KEY.'
      : 'Escreva a chave no campo dela.';
  return `${where}${give}`;
}

export const pt: RunnerWords = {
  names,
  subject: (kind) => (kind === 'openai' ? 'O servidor de modelos' : `O ${names[kind]}`),
  start: (kind, surface) =>
    kind === 'openai' && surface === 'terminal' ? `${starts.openai} com --runner-url` : starts[kind],
  and: (shown, more) => `${shown} e mais ${more}`,

  notRunning: (who, url, start) => `${who} não está rodando em ${url}; ${start}.`,
  unreachable: (who, url, why, start) =>
    `${who} não responde em ${url} (${why ?? 'sem resposta'}); confira o endereço, ou ${start}.`,
  noAnswerInTime: 'sem resposta a tempo',
  otherProgram: (kind, url, surface) =>
    `Quem responde em ${url} é outro programa, não ${kind === 'openai' ? 'um servidor de modelos' : `o ${names[kind]}`}; feche esse programa, ou ${address(surface)}.`,
  notItsLanguage: (who, url) => `${who} em ${url} mandou algo que não dá para ler; atualize e reinicie o servidor.`,
  endlessLine: 'O servidor de modelos mandou uma linha sem fim; reinicie o servidor.',
  notStreaming: (who) => `${who} não transmite a resposta aos poucos; atualize, ou use outro servidor.`,
  cut: (who) =>
    `${who} parou no meio da resposta. Pode ter caído ou ficado sem memória: veja o log dele, ou tente um modelo menor.`,

  noReason: 'não disse por quê',
  refused: (who, status, said) => `${who} recusou o pedido (${status}): ${said}`,
  failed: (who, status, said) => `${who} falhou${status === null ? '' : ` (${status})`}: ${said}`,
  noMemory: 'Feche outros programas, ou use um modelo menor.',
  keyNeeded: (who, url, kind, surface) => `${who} em ${url} pede uma chave de API. ${keyCure(kind, surface)}`,
  keyWrong: (who, url, kind, surface) => `${who} em ${url} não aceita esta chave de API. ${keyCure(kind, surface)}`,
  notThere: (who, url, surface) => `${who} em ${url} não conhece este pedido; atualize, ou ${address(surface)}.`,
  busy: (who, said) =>
    `${who} está ocupado demais${said === null ? '' : `: ${said}`}. Feche o que mais usa o servidor e tente de novo.`,
  busyFor: (who, seconds) =>
    `${who} pede ${seconds} s de espera, tempo demais para uma rodada. Use outro modelo ou outra chave.`,
  tooLong: (who, kind) =>
    `O pedido não cabe no contexto que ${who.replace(/^O /, 'o ')} deu ao modelo; ${
      kind === 'llamacpp' ? 'reinicie o llama-server com um -c maior' : 'carregue o modelo com um contexto maior'
    }.`,
  loadFailed: (who, model, said) =>
    `${who} não conseguiu carregar ${model}: ${said}. Feche outros programas, ou use um modelo menor.`,

  notPulled: (model, have) =>
    `O modelo ${model} não está baixado; ${have === null ? 'ainda não há modelos' : `você tem: ${have}`}. Baixe com \`ollama pull ${model}\`.`,
  notOffered: (who, model, have, surface) =>
    have === null
      ? `${who} não oferece um modelo chamado ${model} e não tem nenhum carregado; carregue ${model} antes.`
      : `${who} não oferece um modelo chamado ${model}; tem: ${have}. ${surface === 'terminal' ? 'Passe um destes em --model' : 'Escolha um destes'}.`,
  mismatch: (who, asked, served, surface) =>
    `${who} respondeu com ${served}, não com ${asked}; carregue ${asked} lá, ou ${surface === 'terminal' ? `passe --model ${served}` : `escolha ${served}`}.`,
  embedding: (model) => `${model} faz vetores para buscas e não escreve texto; escolha um modelo de conversa.`,
  onlyThinking: (model, maxTokens) =>
    `${model} gastou os ${maxTokens} tokens pensando e não escreveu resposta; desligue o raciocínio dele ou use outro modelo.`,
  nothing: (model) => `${model} terminou sem dizer nada; tente de novo, ou use outro modelo.`,
  filtered: (who) => `${who} segurou a resposta: o filtro de conteúdo dele não deixou passar. Use outro modelo.`,
  filteredLater: (who) => `${who} encerrou a resposta antes: o filtro de conteúdo dele entrou em ação.`,

  noList: (who, model) => `${who} não lista os modelos que tem; ${model} será tentado assim mesmo.`,
  stillLoading: (who) => `${who} ainda está carregando o modelo; esperando.`,
  waitingBusy: (who, seconds) => `${who} está ocupado; nova tentativa em ${seconds} s.`,
  loading: (who, model) => `${who} está carregando ${model} na memória. Um modelo grande leva minutos.`,
  alreadyLoaded: (model) => `${model} já está na memória.`,
  warming: (model) => `Aquecendo ${model} com um token.`,
  quiet: (who, seconds, started) =>
    started
      ? `${who} não diz mais nada há ${seconds} s; o que veio fica, e o fim do tempo da rodada encerra.`
      : `${who} não diz nada há ${seconds} s; pode estar carregando o modelo ou lendo o pedido.`,

  typed: {
    ambiguous: (typed, list) => `${typed} pode ser mais de um modelo: ${list}. Escreva o nome inteiro.`,
    unknown: (typed, near, have) => {
      if (near !== null) return `Não há modelo ${typed} aqui. Você quis dizer ${near}?`;
      return have === null ? `Não há modelo ${typed} aqui, nem outro.` : `Não há modelo ${typed} aqui; há: ${have}.`;
    },
    empty: 'O nome do modelo está vazio.',
  },
};
