/** Which arena: the one given, else what the network shows. */
import { cleanLine } from '../../protocol/text.ts';
import { arenaAddress } from '../core/address.ts';
import type { FoundArena } from '../discover.ts';
import { CannotJoin } from './ports.ts';
import type { Guide } from './ports.ts';

/** Another arena on the network has that long to be seen, once one is. */
const GATHER_MS = 800;
const SHOWN_CHARS = 80;

export interface ChosenArena {
  readonly url: string;
  readonly night: string | null;
}

export async function chooseArena(guide: Guide): Promise<ChosenArena> {
  const { given, words, say } = guide;
  if (given.url !== null) return { url: given.url, night: null };
  say(words.ask.looking);
  const found = await browse(guide);
  const [only] = found;
  if (only === undefined) return nothingFound(guide);
  const arena = found.length === 1 ? only : await pick(guide, found, only);
  guide.found(arena);
  return { url: arena.url, night: arena.night };
}

async function browse({ ports, signal }: Guide): Promise<readonly FoundArena[]> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal.addEventListener('abort', stop, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const found = await ports.findArenas(() => (timer ??= setTimeout(stop, GATHER_MS)), controller.signal);
    signal.throwIfAborted();
    return found;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function pick(guide: Guide, found: readonly FoundArena[], first: FoundArena): Promise<FoundArena> {
  const { questions, words, say, signal, remembered } = guide;
  if (questions === null) {
    const list = found.map((arena) => `${nightOf(arena)} (${arena.url})`).join(', ');
    throw new CannotJoin('arenaNotFound', words.ask.arenasToChoose(list));
  }
  say(words.ask.arenasFound(found.length));
  found.forEach((arena, at) => say(`  ${at + 1}) ${nightOf(arena)} (${arena.url})`));
  const fallback = found.find(({ url }) => url === remembered?.url) ?? first;
  for (;;) {
    const typed = await questions.ask(words.ask.arena(found.length, String(found.indexOf(fallback) + 1)), signal);
    if (typed.trim() === '') return fallback;
    const wanted = typed.trim().toLowerCase();
    const arena =
      found[Number(wanted) - 1] ?? found.find((one) => nightOf(one).toLowerCase() === wanted || one.url === wanted);
    if (arena !== undefined) return arena;
    say(words.ask.number(found.length));
  }
}

async function nothingFound(guide: Guide): Promise<ChosenArena> {
  const { questions, words, say, signal, remembered } = guide;
  const last = remembered?.url ?? null;
  if (questions === null) {
    if (last === null) throw new CannotJoin('arenaNotFound', words.ask.arenaMissing);
    say(words.ask.arenaAsLastTime(last));
    return { url: last, night: null };
  }
  say(words.ask.noArena);
  for (;;) {
    const typed = cleanLine(await questions.ask(words.ask.arenaAddress(last), signal), 2_000) || last;
    if (typed === null) {
      // Browsing again where the typed line was empty: perhaps the arena has just been opened.
      say(words.ask.looking);
      const [first] = await browse(guide);
      if (first !== undefined) {
        guide.found(first);
        return { url: first.url, night: first.night };
      }
      say(words.ask.noArena);
    } else if (isAddress(typed)) return { url: typed, night: null };
    else say(words.usage.notAnAddress(typed));
  }
}

function isAddress(text: string): boolean {
  try {
    arenaAddress(text);
    return true;
  } catch {
    return false;
  }
}

/** The night's title, or the name on the network where it has none. Both are others' words. */
function nightOf(arena: FoundArena): string {
  return cleanLine(arena.night ?? arena.hostname, SHOWN_CHARS) || arena.url;
}
