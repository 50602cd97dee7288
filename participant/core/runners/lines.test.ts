import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents, readLines } from './lines.ts';

async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array, void> {
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 });
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

describe('a stream split at any byte', () => {
  it('gives the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (items, cuts) => {
        const lines = items.map((item) => JSON.stringify(item));
        expect(await all(readLines(inPieces(`${lines.join('\n')}\n`, cuts), 'endless'))).toEqual(lines);
      }),
    );
  });

  it('gives the same events', async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (items, cuts) => {
        const events = items.map((item) => JSON.stringify(item));
        const stream = events.map((data) => `data: ${data}\r\n\r\n`).join(': comment\n\n');
        expect(await all(readEvents(inPieces(stream, cuts), 'endless'))).toEqual(events);
      }),
    );
  });
});

describe('the end of a stream', () => {
  it('may lack the last line break', async () => {
    expect(await all(readLines(inPieces('{"a":1}\r\n\n{"b":2}', [3]), 'endless'))).toEqual(['{"a":1}\r', '{"b":2}']);
    expect(await all(readEvents(inPieces('data: 1\n\ndata: 2', [3]), 'endless'))).toEqual(['1', '2']);
  });

  it.each([
    ['lines', readLines],
    ['events', readEvents],
  ])('must come at some time: %s', async (_name, read) => {
    const endless = inPieces(`data: ${'x'.repeat(4_100_000)}`, [100_000]);
    await expect(all(read(endless, 'words'))).rejects.toMatchObject({ code: 'STREAM_INVALID', message: 'words' });
  });
});
