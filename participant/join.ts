/** From options to the end of the evening: complete what is missing, try the model, then take part. */
import { arenaAddress } from './core/address.ts';
import { exitCodes } from './core/exit-codes.ts';
import type { ExitReason } from './core/exit-codes.ts';
import type { Language } from './core/language.ts';
import type { ParticipantOptions } from './core/participant.ts';
import { coreWords } from './core/words/index.ts';
import { askPin, plan } from './guide/guide.ts';
import type { Plan } from './guide/guide.ts';
import { CannotJoin } from './guide/ports.ts';
import type { Guide, GuidePorts } from './guide/ports.ts';
import { guidePorts } from './guide/world.ts';
import type { Memory, Remembered } from './memory.ts';
import { takePartTogether } from './party.ts';
import type { PartySeat } from './party.ts';
import type { Report } from './report.ts';
import { createRunner } from './runners/index.ts';
import { readSettings } from './settings.ts';
import type { Given, Problem } from './settings.ts';
import { NoAnswer } from './terminal/questions.ts';
import type { Questions } from './terminal/questions.ts';
import { clientWords } from './words/index.ts';
import type { ClientWords } from './words/index.ts';

export interface JoinOptions {
  /** As commander gives them, unchecked. */
  readonly flags: unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly language: Language;
  readonly report: Report;
  /** Null where nobody is there to ask. */
  readonly questions: Questions | null;
  /** Null where nothing is remembered. */
  readonly memory: Memory | null;
  /** The world, where a test brings its own. */
  readonly ports?: Partial<GuidePorts>;
  readonly timing?: ParticipantOptions['timing'];
}

/** Resolves with the process's exit code; the last event is always `ended`. */
export async function join(options: JoinOptions, signal: AbortSignal): Promise<number> {
  const { environment, language, report, memory } = options;
  const words = clientWords(language);
  const ended = (reason: ExitReason, message: string): number => {
    report.emit({ event: 'ended', reason, exit_code: exitCodes[reason], message });
    return exitCodes[reason];
  };
  const say = (message: string): void => report.emit({ event: 'note', message });
  const { given, problems } = readSettings(options.flags, environment, words);
  if (given.forget && memory?.forget() === true) say(words.ask.forgotten);
  const last = memory?.read() ?? { answers: null, broken: false };
  if (last.broken && memory !== null) say(words.ask.memoryBroken(memory.file));
  const questions = given.yes ? null : options.questions;
  const fatal = unanswered(problems, { asking: questions !== null, yes: given.yes, remembered: last.answers, words });
  if (fatal.length > 0) return ended('usage', fatal.join('\n'));

  const guide: Guide = {
    given,
    remembered: last.answers,
    questions,
    ports: { ...guidePorts({ given, environment, language }), ...options.ports },
    environment,
    language,
    words,
    say,
    found: ({ url, night }) => report.emit({ event: 'arena', url, night }),
    signal,
  };
  try {
    const planned = await plan(guide);
    questions?.release();
    return await party(planned, guide, options, signal);
  } catch (error) {
    if (signal.aborted || error instanceof NoAnswer) return ended('stopped', '');
    if (error instanceof CannotJoin) return ended(error.reason, error.message);
    return ended('failed', coreWords(language).clientFailed(error instanceof Error ? error.message : String(error)));
  } finally {
    questions?.release();
  }
}

async function party(planned: Plan, guide: Guide, options: JoinOptions, signal: AbortSignal): Promise<number> {
  const { report, memory, language, environment, version, timing } = options;
  const { given, words, questions, say } = guide;
  const emits = report.seats(
    planned.seats.map(({ nickname, model, runner }) => ({ nickname, model, runner })),
    planned.arena,
  );
  const seats: PartySeat[] = planned.seats.map((seat, at) => {
    const emit = emits[at] ?? report.emit;
    const runner = createRunner(seat.runner, {
      model: seat.model,
      url: seat.runnerUrl,
      apiKey: given.apiKey,
      script: given.script,
      environment,
      language,
      onNote: (message) => emit({ event: 'note', message }),
    });
    return { nickname: seat.nickname, id: seat.id, runner, emit };
  });
  const askAgain = async (): Promise<string | null> => {
    report.pause();
    try {
      say(words.ask.pinAgain);
      return await askPin(guide, words.ask.pin);
    } catch (error) {
      if (error instanceof NoAnswer || signal.aborted) return null;
      throw error;
    } finally {
      questions?.release();
      report.resume();
    }
  };
  return takePartTogether(
    {
      arena: arenaAddress(planned.arena.url),
      pin: planned.pin,
      seats,
      parallel: given.parallel,
      version,
      language,
      words,
      askPin: questions === null ? null : askAgain,
      joined: () => {
        const answers = answersOf(planned, given, guide.remembered);
        if (memory !== null && !memory.write(answers)) say(words.ask.memoryNotWritten(memory.file));
      },
      ...(timing === undefined ? {} : { timing }),
    },
    signal,
  );
}

interface Asking {
  readonly asking: boolean;
  readonly yes: boolean;
  readonly remembered: Remembered | null;
  readonly words: ClientWords;
}

/** What stands in the way where nobody answers questions, all at once. */
function unanswered(problems: readonly Problem[], { asking, yes, remembered, words }: Asking): string[] {
  const filled = ({ missing }: Problem): boolean => {
    // The network may show the arena; only a person can know the PIN.
    if (missing === 'url') return true;
    if (missing === null || missing === 'pin') return asking && missing === 'pin';
    const known = missing === 'nickname' ? remembered?.nicknames : remembered?.models;
    return asking || yes || (known !== undefined && known.length > 0);
  };
  if (problems.every(filled)) return [];
  const told = problems.filter((one) => !asking || one.missing === null);
  const decidable = told.some(({ missing }) => missing === 'nickname' || missing === 'model');
  return [...told.map(({ text }) => text), ...(decidable && !yes ? [words.usage.yes] : [])];
}

/** A script is nothing to offer again; what it stands for was answered earlier. */
function answersOf({ arena, nicknames, seats }: Plan, given: Given, remembered: Remembered | null): Remembered {
  const [first] = seats;
  const models =
    given.runner === 'scripted'
      ? { runner: remembered?.runner ?? null, models: remembered?.models ?? [] }
      : { runner: first?.runner ?? null, models: seats.map(({ model }) => model) };
  const { url, hostname, night } = arena;
  // Without a title there is only the name, which most arenas share.
  const named = hostname === null || night === null ? null : { hostname, night };
  return { url, arena: named, nicknames: [...nicknames], ...models };
}
