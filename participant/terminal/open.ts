/** The terminal itself, whatever standard input is: the client may come in through it (`curl … | node -`). */
import { closeSync, openSync } from 'node:fs';
import { isatty, ReadStream } from 'node:tty';

export interface OpenedTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  readonly close: () => void;
}

/** Null where the program has no terminal, or nobody would see the question. */
export type OpenTerminal = () => OpenedTerminal | null;

const DEVICE = process.platform === 'win32' ? String.raw`\\.\CONIN$` : '/dev/tty';

export const openTerminal: OpenTerminal = () => {
  // The streams know how each system's console takes letters; the device itself would be written bytes.
  const output = [process.stderr, process.stdout].find((stream) => stream.isTTY);
  if (output === undefined) return null;
  const device = openDevice();
  if (device === null) return null;
  const input = new ReadStream(device);
  // A terminal that is closed under us ends the input; the question then has no answer.
  input.on('error', () => input.destroy());
  return { input, write: (text) => void output.write(text), close: () => void input.destroy() };
};

function openDevice(): number | null {
  try {
    // For writing, too: Windows lets nobody change the console's mode on a handle that only reads.
    const device = openSync(DEVICE, 'r+');
    if (isatty(device)) return device;
    closeSync(device);
  } catch {
    // No terminal: a service, a pipe in a script, a container.
  }
  return null;
}
