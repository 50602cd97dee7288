/** One or several participants of one computer, each with a connection, an id and a model of its own. */
import type { ArenaAddress } from './core/address.ts';
import type { Emit } from './core/events.ts';
import { exitCodes } from './core/exit-codes.ts';
import type { ExitReason } from './core/exit-codes.ts';
import type { Language } from './core/language.ts';
import { takePart } from './core/participant.ts';
import type { ParticipantOptions } from './core/participant.ts';
import type { Runner } from './core/runners/runner.ts';
import { coreWords } from './core/words/index.ts';
import { keepLoaded } from './keep-loaded.ts';
import { prepare } from './prepare.ts';
import { inTurn, Turns } from './turns.ts';
import type { ClientWords } from './words/index.ts';
import { openWsSocket } from './ws-socket.ts';

export interface PartySeat {
  readonly nickname: string;
  readonly id: string;
  readonly runner: Runner;
  readonly emit: Emit;
}

export interface PartyOptions {
  readonly arena: ArenaAddress;
  readonly pin: string;
  readonly seats: readonly PartySeat[];
  /** How many of them answer at once; null for all. */
  readonly parallel: number | null;
  readonly version: string;
  readonly language: Language;
  readonly words: ClientWords;
  /** After a wrong PIN: another one, or null where nobody gives one. */
  readonly askPin: (() => Promise<string | null>) | null;
  /** The first of them is in. */
  readonly joined: () => void;
  readonly timing?: ParticipantOptions['timing'];
}

type Party = PartyOptions & { readonly turns: Turns; readonly signal: AbortSignal };

/** Resolves, with all of them gone, with the process's exit code. */
export async function takePartTogether(options: PartyOptions, signal: AbortSignal): Promise<number> {
  const party = { ...options, turns: new Turns(options.parallel ?? options.seats.length), signal };
  const ended: ExitReason[] = [];
  const ready: PartySeat[] = [];
  // One after the other: they share the GPU they are loaded to.
  for (const seat of options.seats) {
    const reason = await prepared(seat, party);
    if (reason === null) ready.push(seat);
    else ended.push(reason);
  }
  const [first, ...others] = ready;
  if (first !== undefined) {
    const { pin, over } = await admit(first, party);
    // A PIN that is wrong for one is wrong for all, and tried once.
    const rest = others.map((seat) => (pin === null ? gone(seat, over) : enter(seat, pin, party)));
    await Promise.all([over, ...rest].map((end) => end.then((reason) => ended.push(reason))));
  }
  // A person ended it, or it is as the last one to leave says.
  return exitCodes[ended.includes('stopped') ? 'stopped' : (ended.at(-1) ?? 'stopped')];
}

/** Null when it can take part. */
async function prepared({ runner, emit }: PartySeat, { words, language, signal }: Party): Promise<ExitReason | null> {
  const over = (reason: ExitReason, message: string): ExitReason => {
    emit({ event: 'ended', reason, exit_code: exitCodes[reason], message });
    return reason;
  };
  try {
    const outcome = await prepare(runner, { emit, words }, signal);
    return outcome.ok ? null : over('runnerNotReady', outcome.message);
  } catch (error) {
    if (signal.aborted) return over('stopped', '');
    const message = error instanceof Error ? error.message : String(error);
    return over('failed', coreWords(language).clientFailed(message));
  }
}

interface Admitted {
  /** The one that was right; null when it ended before that was known. */
  readonly pin: string | null;
  readonly over: Promise<ExitReason>;
}

/** Enters with the first of them, with one PIN after another where a person gives them. */
async function admit(seat: PartySeat, party: Party): Promise<Admitted> {
  let attempt = party.pin;
  for (;;) {
    const pin = attempt;
    let held: Parameters<Emit>[0] | null = null;
    const emit: Emit = (event) => {
      if (event.event === 'ended' && event.reason === 'invalidPin' && party.askPin !== null) held = event;
      else seat.emit(event);
    };
    const outcome = await new Promise<Admitted | 'invalidPin'>((resolve) => {
      const over = enter({ ...seat, emit }, pin, party, () => {
        party.joined();
        resolve({ pin, over });
      });
      void over.then((reason) => {
        if (reason === 'invalidPin') resolve('invalidPin');
        // Whatever else ended it, the others find out for themselves.
        else resolve({ pin: reason === 'stopped' ? null : pin, over });
      });
    });
    if (outcome !== 'invalidPin') return outcome;
    const next = (await party.askPin?.()) ?? null;
    if (next === null) {
      if (held !== null) seat.emit(held);
      return { pin: null, over: Promise.resolve('invalidPin') };
    }
    attempt = next;
  }
}

function enter(seat: PartySeat, pin: string, party: Party, registered = (): void => undefined): Promise<ExitReason> {
  const { arena, version, language, signal, turns, timing } = party;
  const { id, nickname, runner } = seat;
  const keep = keepLoaded(runner, signal);
  let known = false;
  const emit: Emit = (event) => {
    keep(event);
    seat.emit(event);
    if (event.event !== 'registered' || known) return;
    known = true;
    registered();
  };
  const own = party.seats.length === 1 ? runner : inTurn(runner, turns, () => emit({ event: 'waiting' }));
  return takePart(
    {
      arena,
      openSocket: openWsSocket,
      id,
      nickname,
      pin,
      runner: own,
      version,
      emit,
      language,
      ...(timing === undefined ? {} : { timing }),
    },
    signal,
  );
}

/** Never entered, because the first could not. */
async function gone({ emit }: PartySeat, first: Promise<ExitReason>): Promise<ExitReason> {
  const reason = await first;
  emit({ event: 'ended', reason, exit_code: exitCodes[reason], message: '' });
  return reason;
}
