import type { HostMessage } from '../link.ts';

/** What a screen of ours makes of what it is told: texts by entry, as in SPEC VIEW-4, VIEW-8 and VIEW-9. */
export class Screen {
  readonly texts = new Map<string, string>();
  /** Deltas that begin where this screen has no text yet: there must be none. */
  readonly holes: string[] = [];
  /** The organizer goes on seeing what it hid. */
  readonly seesHidden: boolean;

  constructor(role: 'public' | 'organizer') {
    this.seesHidden = role === 'organizer';
  }

  hear(message: HostMessage): void {
    switch (message.type) {
      case 'state_snapshot':
        this.texts.clear();
        for (const entry of message.entries) this.texts.set(entry.participantId, entry.text ?? '');
        break;
      case 'entry_state':
        if (message.entry.text !== undefined) this.texts.set(message.entry.participantId, message.entry.text);
        else if (message.entry.hidden && !this.seesHidden) this.texts.set(message.entry.participantId, '');
        break;
      case 'token_frame':
        for (const { participant_id: id, off, text } of message.deltas) {
          const known = this.texts.get(id) ?? '';
          if (off > known.length) this.holes.push(`${id}: ${off} > ${known.length}`);
          this.texts.set(id, known.slice(0, off) + text);
        }
        break;
      default:
    }
  }
}
