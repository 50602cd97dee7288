// What this phone's owner chose, kept until the host has it: no clock, no network, no storage. Only the last choice for
// an entry matters, and it never leaves for another round than the one it was made in.

export interface Choice {
  readonly round: string;
  /** The entry's id, in a blind round its label. */
  readonly entry: string;
  readonly score: number;
  /** Of two choices for one entry the higher is the later, whichever tab of this phone made it. */
  readonly n: number;
  readonly state: 'pending' | 'saved' | 'refused';
  /** Why it was refused. */
  readonly code: string | null;
  /** What the host has for this entry, as far as is known here. */
  readonly counted: number | null;
}

export interface Outbox {
  readonly session: string;
  readonly choices: ReadonlyMap<string, Choice>;
}

export interface Given {
  readonly participantId: string;
  readonly score: number;
}

export function emptyOutbox(session: string): Outbox {
  return { session, choices: new Map() };
}

/** Rounds' ids hold no line break. */
export function keyOf(round: string, entry: string): string {
  return `${round}\n${entry}`;
}

export function choiceFor(box: Outbox, round: string, entry: string): Choice | null {
  return box.choices.get(keyOf(round, entry)) ?? null;
}

/** A tap. `now` tells apart the taps of two tabs; it need not be right, only to move. */
export function choose(box: Outbox, round: string, entry: string, score: number, now: number): Outbox {
  const before = choiceFor(box, round, entry);
  const n = Math.max(lastNumber(box) + 1, Math.floor(now));
  const counted = before?.counted ?? null;
  return put(box, { round, entry, score, n, state: 'pending', code: null, counted });
}

/** The choice that has waited longest. */
export function nextToSend(box: Outbox): Choice | null {
  let next: Choice | null = null;
  for (const choice of box.choices.values()) {
    if (choice.state === 'pending' && (next === null || choice.n < next.n)) next = choice;
  }
  return next;
}

/** The host has `sent`. A choice made since then is not touched by it, and is sent again if it seemed settled. */
export function acknowledged(box: Outbox, sent: Choice): Outbox {
  const now = choiceFor(box, sent.round, sent.entry);
  if (now === null) return box;
  if (now.n === sent.n) return put(box, { ...now, state: 'saved', code: null, counted: sent.score });
  // Another tab's later choice was answered first: which of the two the host took last is not known here.
  if (now.state === 'saved') return put(box, { ...now, n: now.n + 1, state: 'pending', counted: sent.score });
  return put(box, { ...now, counted: sent.score });
}

/** The host will not have `sent`. A later choice waits for an answer of its own. */
export function refused(box: Outbox, sent: Choice, code: string): Outbox {
  const now = choiceFor(box, sent.round, sent.entry);
  return now === null || now.n !== sent.n ? box : put(box, { ...now, state: 'refused', code });
}

/**
 * Puts right what the host says it has of a round. `asked` is the outbox as it was when the host was asked: what has
 * moved since is newer than the answer.
 */
export function reconciled(box: Outbox, asked: Outbox, round: string, given: readonly Given[]): Outbox {
  let next = box;
  const scores = new Map(given.map((one) => [one.participantId, one.score]));
  for (const [entry, score] of scores) next = settle(next, asked, round, entry, score);
  for (const choice of asked.choices.values()) {
    const isLost = choice.round === round && choice.state === 'saved' && !scores.has(choice.entry);
    if (isLost && unmoved(next, choice))
      next = put(next, { ...choice, n: choice.n + 1, state: 'pending', counted: null });
  }
  return next;
}

function settle(box: Outbox, asked: Outbox, round: string, entry: string, score: number): Outbox {
  const before = choiceFor(asked, round, entry);
  const now = choiceFor(box, round, entry);
  if (now === null) return put(box, { round, entry, score, n: 0, state: 'saved', code: null, counted: score });
  if (before === null || !unmoved(box, before) || before.state === 'pending') return box;
  if (now.score === score && now.state === 'saved') return box;
  if (now.state === 'saved') return put(box, { ...now, score, n: now.n + 1, counted: score });
  const isThere = now.score === score;
  return put(box, { ...now, counted: score, ...(isThere ? { state: 'saved', code: null } : {}) });
}

/** What two tabs of a phone know together: the last tap wins, and what the host answered. */
export function merged(mine: Outbox, theirs: Outbox): Outbox {
  if (mine.session !== theirs.session) return mine;
  let next = mine;
  for (const choice of theirs.choices.values()) {
    const known = choiceFor(mine, choice.round, choice.entry);
    const isNewer = known === null || choice.n > known.n;
    const isSettled = known?.n === choice.n && known.state === 'pending' && choice.state !== 'pending';
    if (isNewer || isSettled) next = put(next, choice);
  }
  return next;
}

export function serialised(box: Outbox): string {
  return JSON.stringify({ session: box.session, choices: [...box.choices.values()] });
}

/** Null for what is not an outbox of this session. */
export function parsed(text: string | null, session: string): Outbox | null {
  try {
    const value = JSON.parse(text ?? '') as { session?: unknown; choices?: unknown };
    if (value.session !== session || !Array.isArray(value.choices)) return null;
    return value.choices.filter(isChoice).reduce(put, emptyOutbox(session));
  } catch {
    return null;
  }
}

function isChoice(value: Partial<Choice> | null): value is Choice {
  if (typeof value !== 'object' || value === null) return false;
  const { round, entry, score, n, state, code, counted } = value;
  return (
    typeof round === 'string' &&
    typeof entry === 'string' &&
    typeof score === 'number' &&
    typeof n === 'number' &&
    (state === 'pending' || state === 'saved' || state === 'refused') &&
    (code === null || typeof code === 'string') &&
    (counted === null || typeof counted === 'number')
  );
}

function put(box: Outbox, choice: Choice): Outbox {
  return { ...box, choices: new Map(box.choices).set(keyOf(choice.round, choice.entry), choice) };
}

function unmoved(box: Outbox, before: Choice): boolean {
  return choiceFor(box, before.round, before.entry)?.n === before.n;
}

function lastNumber(box: Outbox): number {
  let last = 0;
  for (const { n } of box.choices.values()) last = Math.max(last, n);
  return last;
}
