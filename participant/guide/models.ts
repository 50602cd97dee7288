/** Which models answer: what was typed held against what the servers here have, or a choice from their lists. */
import { cleanLine } from '../../protocol/text.ts';
import { findModel, matchWords } from '../core/runners/find-model.ts';
import type { FoundServer } from '../core/runners/find-servers.ts';
import type { ModelInfo } from '../core/runners/kinds.ts';
import { plainModelName } from '../core/runners/models.ts';
import { CannotJoin, mayAsk } from './ports.ts';
import type { Guide } from './ports.ts';
import type { Questions } from '../terminal/questions.ts';

export interface ChosenModel {
  readonly server: FoundServer;
  readonly model: string;
}

interface Offer extends ChosenModel {
  readonly info: ModelInfo;
}

/** Entries of a list that still fit a small terminal. */
const MOST_LISTED = 12;
const SHOWN_CHARS = 80;

/** Takes the servers that run; looks again as long as a person at the terminal asks for it. */
export async function chooseModels(guide: Guide, first: Promise<readonly FoundServer[]>): Promise<ChosenModel[]> {
  const { ports, words, say, signal, questions } = guide;
  let servers = await first;
  for (;;) {
    const offers = offersOf(servers);
    if (offers.length > 0) return choose(guide, offers, servers);
    const problem = problemOf(servers, guide);
    if (questions === null) throw new CannotJoin('runnerNotReady', problem);
    say(problem);
    await questions.ask(words.ask.lookAgain, signal);
    servers = await ports.findServers(signal);
  }
}

/** Said where the name is not in what was typed: a slip was corrected, or a part was enough. */
export function sayMeant({ words, say }: Guide, typed: string, { model }: ChosenModel): void {
  const shown = cleanLine(typed, SHOWN_CHARS);
  if (!shown.toLowerCase().includes(model.toLowerCase())) say(words.ask.modelMeant(shown, model));
}

/** The model that was meant, or why it is none, in words. */
export function resolveModel(guide: Guide, servers: readonly FoundServer[], typed: string): ChosenModel | string {
  const { environment, language, words } = guide;
  // Under the names of the list they were shown.
  const here = new Map(
    servers.flatMap((server) =>
      server.models.map((info) => [{ ...info, name: plainModelName(server.kind, info.name) }, server]),
    ),
  );
  const models = [...here.keys()];
  const match = findModel(models, typed, environment);
  // The same model on two servers is one: the first has it.
  const same = match.kind === 'ambiguous' && match.models.every(({ name }) => name === match.models[0]?.name);
  const meant = match.kind === 'found' ? match.model : same ? match.models[0] : undefined;
  const server = meant && here.get(meant);
  if (meant === undefined || server === undefined) return matchWords(match, models, language) ?? words.ask.noServer;
  return { server, model: meant.name };
}

async function choose(guide: Guide, offers: readonly Offer[], servers: readonly FoundServer[]): Promise<ChosenModel[]> {
  const { words, say } = guide;
  const [only] = offers;
  if (offers.length === 1 && only !== undefined) {
    say(words.ask.modelOnly(only.model, only.server.name));
    return [only];
  }
  const fallback = defaultOf(offers, guide);
  const questions = mayAsk(guide);
  if (questions === null) {
    for (const { model, server } of fallback) say(words.ask.modelTaken(model, server.name));
    return fallback;
  }
  list(guide, offers);
  return ask(guide, questions, { offers, servers, fallback });
}

/** In memory already, then last time's, then the first. A model of last time that is in memory comes first of all. */
function defaultOf(offers: readonly Offer[], { remembered, questions }: Guide): Offer[] {
  const last = (remembered?.models ?? []).flatMap((name) => {
    const same = offers.filter(({ model }) => model === name);
    return same.find(({ server }) => server.kind === remembered?.runner) ?? same[0] ?? [];
  });
  const loaded = offers.filter(({ info }) => info.loaded === true);
  // Where nobody is asked, last time's answer stands.
  const stands = questions === null || last.some((offer) => loaded.includes(offer));
  if (stands && last.length > 0) return last;
  return [loaded.slice(0, 1), last, offers.slice(0, 1)].find((some) => some.length > 0) ?? [];
}

function list({ words, say }: Guide, offers: readonly Offer[]): void {
  const servers = new Set(offers.map(({ server }) => server.name));
  say(words.ask.modelsFound([...servers].join(', ')));
  offers.slice(0, MOST_LISTED).forEach(({ model, server, info }, at) => {
    const facts = [
      servers.size > 1 ? server.name : null,
      info.detail,
      info.loaded === true ? words.ask.inMemory : null,
    ].filter((fact) => fact !== null);
    say(
      `  ${String(at + 1).padStart(2)}) ${cleanLine(model, SHOWN_CHARS)}${facts.length === 0 ? '' : ` (${facts.join(' · ')})`}`,
    );
  });
  if (offers.length > MOST_LISTED) say(`      ${words.ask.modelsLeftOut(offers.length - MOST_LISTED)}`);
}

interface Choice {
  readonly offers: readonly Offer[];
  readonly servers: readonly FoundServer[];
  readonly fallback: readonly Offer[];
}

/** Numbers or names, several with commas between them. */
async function ask(guide: Guide, questions: Questions, choice: Choice): Promise<ChosenModel[]> {
  const { words, say, signal } = guide;
  const question = words.ask.model(choice.fallback.map(({ model }) => model).join(', '));
  for (;;) {
    const typed = await questions.ask(question, signal);
    if (typed.trim() === '') return [...choice.fallback];
    const chosen: ChosenModel[] = [];
    const named: [typed: string, meant: ChosenModel][] = [];
    let problem: string | null = null;
    for (const part of typed.split(',').map((text) => text.trim())) {
      if (part === '') continue;
      const numbered = /^\d{1,3}$/.test(part) ? choice.offers[Number(part) - 1] : undefined;
      const one = numbered ?? resolveModel(guide, choice.servers, part);
      if (typeof one === 'string') problem ??= one;
      else chosen.push(one);
      if (typeof one !== 'string' && numbered === undefined) named.push([part, one]);
    }
    if (problem === null && chosen.length > 0) {
      for (const [part, meant] of named) sayMeant(guide, part, meant);
      return chosen;
    }
    say(problem ?? words.ask.number(choice.offers.length));
  }
}

function offersOf(servers: readonly FoundServer[]): Offer[] {
  return servers.flatMap((server) =>
    server.models
      .filter(({ embedding }) => !embedding)
      .map((info) => ({ server, model: plainModelName(server.kind, info.name), info })),
  );
}

function problemOf(servers: readonly FoundServer[], { words }: Guide): string {
  const told = servers.flatMap(({ problem }) => problem?.message ?? []);
  if (told.length > 0) return told.join(' ');
  const [server] = servers;
  return server === undefined ? words.ask.noServer : words.ask.noModel(server.name);
}
