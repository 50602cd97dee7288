/** Bytes of a stream to its lines and events, wherever the network split them. */
import { createParser } from 'eventsource-parser';
import { RunnerError } from './runner.ts';

/** Characters of one line or event; a server that sends more is not streaming tokens. */
const MAX_LINE_CHARS = 4_000_000;

function tooLong(words: string): RunnerError {
  return new RunnerError('STREAM_INVALID', words);
}

/** Lines without their line break; empty ones are skipped. The last may come without a break. `endless` is said of one that is too long. */
export async function* readLines(body: AsyncIterable<Uint8Array>, endless: string): AsyncGenerator<string, void> {
  // A streaming decoder keeps the bytes of a character that was split between two chunks.
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARS) throw tooLong(endless);
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield rest;
}

/** The `data` of every server-sent event. */
export async function* readEvents(body: AsyncIterable<Uint8Array>, endless: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let ready: string[] = [];
  let overflow = false;
  const parser = createParser({
    maxBufferSize: MAX_LINE_CHARS,
    onEvent: (event) => ready.push(event.data),
    onError: (error) => {
      overflow ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  for await (const bytes of body) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    const events = ready;
    ready = [];
    yield* events;
    if (overflow) throw tooLong(endless);
  }
  // A last event without its blank line is still one.
  parser.feed('\n\n');
  yield* ready;
}
