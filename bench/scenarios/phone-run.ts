// The voting page on a slow phone, and on one as fast as this machine.
import type { Browser } from '@playwright/test';
import { visit } from '../browser/phone-visit.ts';
import type { Visit } from '../browser/phone-visit.ts';
import { tokensFor } from '../lib/text.ts';
import { startHost } from '../target/host.ts';
import { using } from '../target/target.ts';
import type { Setting } from './scenario.ts';
import { openVoting, votesCounted } from './vote.ts';

export const PHONE_LOAD = { entries: 8, chars: 1_500, slowdown: 6, visits: 5 } as const;

export interface PhoneRun {
  readonly slow: readonly Visit[];
  readonly fast: readonly Visit[];
  /** Votes in the host: one of each visit. */
  readonly votes: number;
}

export function runPhone(browser: Browser, { cli, profile }: Setting): Promise<PhoneRun> {
  const { entries, chars, slowdown, visits } = PHONE_LOAD;
  return using(startHost({ cli, profile }), async (host) => {
    const round = await openVoting(host, entries, tokensFor(chars));
    const url = `${host.url}/vote`;
    // Nobody is the first one here: the host and the browser are warm.
    await visit(browser, url, 1);
    const [slow, fast]: [Visit[], Visit[]] = [[], []];
    for (let i = 0; i < visits; i += 1) {
      slow.push(await visit(browser, url, slowdown));
      fast.push(await visit(browser, url, 1));
    }
    return { slow, fast, votes: (await votesCounted(host, round)) - 1 };
  });
}
