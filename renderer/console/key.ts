import { post, Refused } from './api.ts';

export type Entrance = 'none' | 'accepted' | 'refused';

/** Trades the one-time code in the address for the organizer's cookie, and takes it out of the address either way. */
export async function enterByCode(): Promise<Entrance> {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code === null) return 'none';
  history.replaceState(null, '', location.pathname + location.search);
  try {
    await post<'exchangeCode'>('/organizer/session', { code });
    return 'accepted';
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    throw error;
  }
}
