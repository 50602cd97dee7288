// A telão of ours without pixels: applies snapshots, frames and entry states, and knows what it would show.
import { connect } from '../../fixtures/wire.ts';
import type { Frame, Wire } from '../../fixtures/wire.ts';
import { ORGANIZER_KEY } from '../../fixtures/host.ts';
import type { TestHost } from '../../fixtures/host.ts';
import { until } from '../../fixtures/until.ts';

export interface Screen {
  readonly wire: Wire;
  /** What it shows of an entry. */
  text(id: string): string;
  /** Every text it ever showed of an entry, in order. */
  shown(id: string): readonly string[];
  /** The last it was told of an entry. */
  entry(id: string): Frame;
  untilText(id: string, text: string): Promise<void>;
  untilEntry(id: string, good: (entry: Frame) => boolean, what: string): Promise<Frame>;
  close(): Promise<void>;
}

const TOPICS = ['state', 'participants', 'entries', 'tokens', 'tally'];

/** With `asOrganizer` it sees as the console does. */
export async function openScreen(host: TestHost, asOrganizer = false): Promise<Screen> {
  const wire = await connect(host.ws, asOrganizer ? { authorization: `Bearer ${ORGANIZER_KEY}` } : {});
  const texts = new Map<string, string[]>();
  const entries = new Map<string, Frame>();
  const show = (id: string, text: string): void => void texts.set(id, [...(texts.get(id) ?? []), text]);
  const text = (id: string): string => texts.get(id)?.at(-1) ?? '';
  const note = (entry: Frame): void => {
    entries.set(entry.participantId, entry);
    if (entry.text !== undefined) show(entry.participantId, entry.text);
  };
  wire.socket.on('message', (data: Buffer) => {
    const frame: Frame = JSON.parse(data.toString('utf8'));
    if (frame.type === 'state_snapshot') {
      texts.clear();
      entries.clear();
      frame.entries.forEach(note);
    } else if (frame.type === 'entry_state') note(frame.entry);
    else if (frame.type === 'round_started') texts.clear();
    else if (frame.type === 'token_frame') {
      for (const { participant_id: id, off, text: added } of frame.deltas) {
        if (off > text(id).length) throw new Error(`A delta of ${id} begins at ${off}, after ${text(id).length}`);
        show(id, text(id).slice(0, off) + added);
      }
    }
  });
  wire.send({ type: 'telao_register', view: 'arena', topics: TOPICS, frames: true });
  await wire.nextOf('state_snapshot');
  return {
    wire,
    text,
    shown: (id) => texts.get(id) ?? [],
    entry: (id) => entries.get(id),
    untilText: async (id, wanted) => {
      await until(
        () => text(id),
        (now) => now === wanted,
        `the screen shows ${JSON.stringify(wanted)} of ${id}`,
      );
    },
    untilEntry: (id, good, what) =>
      until(
        () => entries.get(id),
        (entry) => entry !== undefined && good(entry),
        what,
      ),
    close: () => wire.close(),
  };
}
