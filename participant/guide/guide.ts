/** From what was given to what is needed: asks at most twice, decides the rest and says so. */
import { limits } from '../../protocol/limits.ts';
import type { FoundServer } from '../core/runners/find-servers.ts';
import { defaultParticipantId } from '../identity.ts';
import type { RunnerName } from '../runners/index.ts';
import { cleanNickname, cleanPin } from '../settings.ts';
import { chooseArena } from './arena.ts';
import type { ChosenArena } from './arena.ts';
import { chooseModels, resolveModel, sayMeant } from './models.ts';
import { CannotJoin, mayAsk } from './ports.ts';
import type { Guide } from './ports.ts';
import { seatNames } from './seat-names.ts';

export interface PlannedSeat {
  readonly nickname: string;
  readonly id: string;
  readonly runner: RunnerName;
  /** Of its server; null for the usual one. */
  readonly runnerUrl: string | null;
  readonly model: string;
}

export interface Plan {
  readonly arena: ChosenArena;
  readonly pin: string;
  /** As given or typed, before a model is added to it. */
  readonly nicknames: readonly string[];
  readonly seats: readonly PlannedSeat[];
}

/** Throws `CannotJoin`, `NoAnswer`, or the signal's reason. */
export async function plan(guide: Guide): Promise<Plan> {
  const { given, ports, signal } = guide;
  // While the person still types; a failure is told where its answer is needed.
  const servers = ports.findServers(signal);
  servers.catch(() => undefined);
  const arena = await chooseArena(guide);
  const pin = given.pin ?? (await askPin(guide, guide.words.ask.pin));
  const nicknames = await chooseNicknames(guide);
  const models = await seatModels(guide, servers);
  const names = seatNames(
    nicknames,
    models.map(({ model }) => model),
  );
  const seats = models.map((model, at) => {
    const nickname = names[at] ?? '';
    return { ...model, nickname, id: given.ids[at] ?? defaultParticipantId(nickname) };
  });
  return { arena, pin, nicknames, seats };
}

/** Asks until it is a PIN; null where nobody is there to answer. */
export async function askPin({ questions, words, say, signal }: Guide, question: string): Promise<string> {
  if (questions === null) throw new CannotJoin('usage', words.usage.pin);
  for (;;) {
    const pin = cleanPin(await questions.ask(question, signal));
    if (pin !== null) return pin;
    say(words.usage.pinDigits(limits.pin.min, limits.pin.max).replace('--pin', 'PIN'));
  }
}

async function chooseNicknames(guide: Guide): Promise<readonly string[]> {
  const { given, remembered, words, say, signal, ports } = guide;
  if (given.nicknames.length > 0) return given.nicknames;
  const [last] = remembered?.nicknames ?? [];
  if (last !== undefined) {
    say(words.ask.nicknameTaken(last));
    return [last];
  }
  const fallback = cleanNickname(ports.accountName()) || 'Ana';
  const questions = mayAsk(guide);
  if (questions !== null) {
    return [cleanNickname(await questions.ask(words.ask.nickname(fallback), signal)) || fallback];
  }
  say(words.ask.nicknameTaken(fallback));
  return [fallback];
}

type SeatModel = Pick<PlannedSeat, 'runner' | 'runnerUrl' | 'model'>;

async function seatModels(guide: Guide, found: Promise<readonly FoundServer[]>): Promise<SeatModel[]> {
  const { given } = guide;
  const here = ({ server, model }: { readonly server: FoundServer; readonly model: string }): SeatModel => ({
    // What was said by hand stays: some servers speak the languages of two.
    runner: given.runner ?? server.kind,
    runnerUrl: given.runner === null ? server.url : given.runnerUrl,
    model,
  });
  if (given.runner === 'scripted') {
    const models = given.models.length > 0 ? given.models : ['demo'];
    return models.map((model) => ({ runner: 'scripted', runnerUrl: null, model }));
  }
  if (given.models.length === 0) return (await chooseModels(guide, found)).map(here);
  const servers = await found;
  return given.models.map((typed) => {
    const known = resolveModel(guide, servers, typed);
    if (typeof known !== 'string') {
      sayMeant(guide, typed, known);
      return here(known);
    }
    // The server itself explains best what it lacks; where there is one with models, its list does.
    if (given.runner === null && given.runnerUrl === null && servers.some(({ models }) => models.length > 0)) {
      throw new CannotJoin('runnerNotReady', known);
    }
    return { runner: given.runner ?? 'ollama', runnerUrl: given.runnerUrl, model: typed };
  });
}
