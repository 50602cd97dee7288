/** From options to the end of the evening: check the model, then take part. */
import type { Emit } from './core/events.ts';
import { exitCodes } from './core/exit-codes.ts';
import type { ExitReason } from './core/exit-codes.ts';
import { takePart } from './core/participant.ts';
import { readSettings } from './settings.ts';
import { openWsSocket } from './ws-socket.ts';

export interface JoinOptions {
  /** As commander gives them, unchecked. */
  readonly flags: unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly emit: Emit;
}

/** Resolves with the process's exit code; the last event is always `ended`. */
export async function join({ flags, environment, version, emit }: JoinOptions, signal: AbortSignal): Promise<number> {
  const ended = (reason: ExitReason, message: string): number => {
    emit({ event: 'ended', reason, exit_code: exitCodes[reason], message });
    return exitCodes[reason];
  };
  const read = readSettings(flags, environment, (message) => emit({ event: 'note', message }));
  if (!read.ok) return ended('usage', read.problems.join('\n'));
  const { runner } = read.settings;
  try {
    const check = await runner.check(signal);
    if (!check.ok) return ended('runnerNotReady', check.message);
    emit({ event: 'ready', runner: runner.name, model: runner.model, note: check.note });
  } catch (error) {
    if (signal.aborted) return ended('stopped', '');
    return ended('failed', `The client failed: ${String(error)}`);
  }
  return exitCodes[await takePart({ ...read.settings, openSocket: openWsSocket, version, emit }, signal)];
}
