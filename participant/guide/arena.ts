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
  /** Name on the network, null where the address was given. */
  readonly hostname: string | null;
}

export async function chooseArena(guide: Guide): Promise<ChosenArena> {
  const { given, words, say } = guide;
  if (given.url !== null) return at(given.url);
  say(words.ask.looking);
  const found = await browse(guide);
  return (await oneOf(guide, found)) ?? nothingFound(guide);
}

/** Null where none was found. */
async function oneOf(guide: Guide, found: readonly FoundArena[]): Promise<ChosenArena | null> {
  const [first] = found;
  if (first === undefined) return null;
  const arena = found.length === 1 ? first : (asLastTime(guide, found) ?? (await pick(guide, found, first)));
  guide.found(arena);
  const { url, night, hostname } = arena;
  return { url, night, hostname };
}

function at(url: string): ChosenArena {
  return { url, night: null, hostname: null };
}

/** By its name and night, since its address may have changed; else by its address. */
function asLastTime({ remembered, words, say }: Guide, found: readonly FoundArena[]): FoundArena | null {
  const last = remembered?.arena ?? null;
  const same = last && found.find(({ hostname, night }) => hostname === last.hostname && night === last.night);
  const arena = same ?? found.find(({ url }) => url === remembered?.url) ?? null;
  if (arena !== null) {
    const others = found.filter((one) => one !== arena).map((one) => `--url ${one.url} (${nightOf(one)})`);
    say(words.ask.arenaOfLastTime(found.length, others.join(', ')));
  }
  return arena;
}

async function browse({ ports, signal }: Guide): Promise<readonly FoundArena[]> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal.addEventListener('abort', stop, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const found = await ports.findArenas(() => (timer ??= setTimeout(stop, GATHER_MS)), controller.signal);
    signal.throwIfAborted();
    // However they came in: the number of an arena is the same for everybody.
    return [...found].sort((a, b) => compare(nightOf(a), nightOf(b)) || compare(a.url, b.url));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function pick(guide: Guide, found: readonly FoundArena[], first: FoundArena): Promise<FoundArena> {
  const { questions, words, say, signal } = guide;
  if (questions === null) {
    const list = found.map((arena) => `${nightOf(arena)} (${arena.url})`).join(', ');
    throw new CannotJoin('arenaNotFound', words.ask.arenasToChoose(list));
  }
  say(words.ask.arenasFound(found.length));
  found.forEach((arena, at) => say(`  ${at + 1}) ${nightOf(arena)} (${arena.url})`));
  for (;;) {
    const typed = await questions.ask(words.ask.arena(found.length, '1'), signal);
    if (typed.trim() === '') return first;
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
    return at(last);
  }
  say(words.ask.noArena);
  for (;;) {
    const typed = cleanLine(await questions.ask(words.ask.arenaAddress(last), signal), 2_000) || last;
    if (typed === null) {
      // Browsing again where the typed line was empty: perhaps the arena has just been opened.
      say(words.ask.looking);
      const arena = await oneOf(guide, await browse(guide));
      if (arena !== null) return arena;
      say(words.ask.noArena);
    } else if (isAddress(typed)) return at(typed);
    else say(words.usage.notAnAddress(typed));
  }
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, 'pt-BR', { numeric: true });
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
