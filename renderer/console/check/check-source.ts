// The host's report, asked once for all parts of the page that show it, one question at a time.
import type { DoctorReport } from '../../../protocol/http/doctor.ts';
import { call } from '../../lib/api/call.ts';
import type { ArenaStore } from '../../lib/arena/store.ts';
import type { Tag } from '../../i18n/translate.ts';

/** What the report is about: when one of these is another, it is asked anew. */
export interface About {
  readonly tag: Tag;
  /** The door as the host last told it: compared by identity. */
  readonly told: object | null;
  readonly telaos: number;
  readonly devices: number;
  readonly participants: number;
  /** How the warm-up stands, once it rests; null while it runs. */
  readonly warm: string | null;
}

export interface KnownReport {
  readonly report: DoctorReport | null;
  /** Devices that had arrived when it was asked. */
  readonly devicesThen: number;
  readonly isAsking: boolean;
  readonly failed: boolean;
}

export class CheckSource {
  readonly #ask: (tag: Tag) => Promise<DoctorReport>;
  readonly #listeners = new Set<() => void>();
  #known: KnownReport = { report: null, devicesThen: 0, isAsking: false, failed: false };
  #about: About | null = null;
  #isDue = false;

  constructor(ask: (tag: Tag) => Promise<DoctorReport>) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): KnownReport => this.#known;

  /** Asks where this is news. Null while nothing can be asked: what is known stays. */
  see(about: About | null): void {
    const before = this.#about;
    this.#about = about;
    if (about === null || (before !== null && isSame(before, about))) return;
    void this.again();
  }

  /** What is known may be old; what is on its way is not. */
  refresh(): void {
    if (this.#known.report !== null && !this.#known.isAsking) void this.again();
  }

  async again(): Promise<void> {
    if (this.#known.isAsking) {
      this.#isDue = true;
      return;
    }
    do {
      this.#isDue = false;
      const about = this.#about;
      if (about === null) break;
      this.#tell({ ...this.#known, isAsking: true });
      try {
        const report = await this.#ask(about.tag);
        this.#tell({ report, devicesThen: about.devices, isAsking: true, failed: false });
      } catch {
        this.#tell({ ...this.#known, failed: true });
      }
    } while (this.#isDue);
    this.#tell({ ...this.#known, isAsking: false });
  }

  #tell(known: KnownReport): void {
    this.#known = known;
    for (const listener of this.#listeners) listener();
  }
}

/** How many devices there are is news only when it is the first; a warm-up that runs is none yet. */
function isSame(a: About, b: About): boolean {
  return (
    a.tag === b.tag &&
    a.told === b.told &&
    a.telaos === b.telaos &&
    a.devices > 0 === b.devices > 0 &&
    a.participants === b.participants &&
    (b.warm === null || a.warm === b.warm)
  );
}

const sources = new WeakMap<ArenaStore, CheckSource>();

export function checkSourceOf(store: ArenaStore): CheckSource {
  const known = sources.get(store);
  if (known !== undefined) return known;
  const made = new CheckSource((language) => call('getDoctor', { query: { language } }));
  sources.set(store, made);
  return made;
}
