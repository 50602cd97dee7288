// Everything the room can see: every public address, and every message to every kind of screen.
import type { TestHost } from '../../fixtures/host.ts';
import { connect } from '../../fixtures/wire.ts';
import type { Frame, Wire } from '../../fixtures/wire.ts';
import { pathOf, routes } from './routes.ts';

const SCREENS: Record<string, object> = {
  'old telão': {},
  'old voting page': { view: 'voting' },
  telão: { topics: ['state', 'participants', 'entries', 'tokens', 'tally', 'problems', 'watchers'], frames: true },
  'token by token': { topics: ['tokens', 'entries'] },
  phone: { view: 'vote', topics: ['state', 'tally'] },
};

/** Who is here is no secret: lists of participants are left out of what is searched. */
const PRESENCE = new Set(['participant_registered', 'participant_disconnected']);

export interface Sight {
  readonly from: string;
  readonly text: string;
}

export class PublicEye {
  readonly screens = new Map<string, Wire>();
  readonly #host: TestHost;

  constructor(host: TestHost) {
    this.#host = host;
  }

  /** Opens one more screen of each kind. */
  async openScreens(when: string): Promise<void> {
    for (const [kind, more] of Object.entries(SCREENS)) {
      const wire = await connect(this.#host.ws);
      wire.send({ type: 'telao_register', ...more });
      await wire.nextOf('state_snapshot');
      this.screens.set(`${kind}, since ${when}`, wire);
    }
    const first = this.screens.get('phone, since the start');
    const snapshot = first?.frames.find((frame) => frame.type === 'state_snapshot');
    const again = await connect(this.#host.ws);
    again.send({ type: 'telao_register', topics: ['state'], since: snapshot.offset, epoch: snapshot.epoch });
    await again.nextOf('registered_telao');
    this.screens.set(`a phone that came back, ${when}`, again);
  }

  /** Asks every public address about this round, and adds what every screen was told so far. */
  async look(roundId: string): Promise<Sight[]> {
    const seen: Sight[] = [];
    for (const route of routes.filter((one) => one.access === 'public' && one.method === 'get')) {
      const path = pathOf(route, roundId);
      for (const url of [path, `${path}?roundId=${roundId}`]) {
        for (const accept of ['application/json', 'text/plain']) {
          const { text, json } = await this.#host.room.get(url, { accept });
          seen.push({ from: `GET ${url}`, text: json === undefined ? text : JSON.stringify(withoutPresence(json)) });
        }
      }
    }
    for (const [from, wire] of this.screens) {
      for (const frame of wire.frames) {
        if (PRESENCE.has(frame.type)) continue;
        seen.push({ from: `${frame.type} to ${from}`, text: JSON.stringify(withoutPresence(frame)) });
      }
    }
    return seen;
  }

  /** Frames of all screens, newest state last. */
  frames(type: string): Frame[] {
    return [...this.screens.values()].flatMap((wire) => wire.frames).filter((frame) => frame.type === type);
  }

  async close(): Promise<void> {
    for (const wire of this.screens.values()) await wire.close();
  }
}

function withoutPresence(value: Frame): Frame {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { participants: _participants, ...rest } = value;
  return rest;
}
