import { expect, it } from 'vitest';
import { aSnapshot } from '../../lib/testing/arena.ts';
import { applyMessage, initialState } from '../../lib/arena/state.ts';
import { aParticipant, aRound } from '../../lib/testing/arena.ts';
import { doorFrom } from './use-door.ts';
import { scoresKey } from './use-night-scores.ts';

const at = (host: string) => ({ host, origin: `http://${host}` }) as Location;
const known = {
  sessionId: 's1',
  title: null,
  pin: '123456',
  url: 'http://192.168.0.10:3000',
  hostname: null,
  addresses: [],
  wifi: null,
};

const wifi = { ssid: 'Clube', password: 'segredo123', security: 'WPA', hidden: false } as const;
const told = { url: 'http://10.1.1.7:3000', hostname: null };

it('[TEL-4] without the right to know, the door is the address of the page, unless nobody else could use it', () => {
  expect(doorFrom(null, known, at('localhost:3000'))).toEqual({
    url: 'http://192.168.0.10:3000',
    pin: '123456',
    wifi: null,
  });
  expect(doorFrom(null, null, at('192.168.0.10:3000')).url).toBe('http://192.168.0.10:3000');
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000'])
    expect(doorFrom(null, null, at(host))).toEqual({ url: null, pin: null, wifi: null });
});

it('[TEL-19] the address is the one the host tells, with the right and without', () => {
  for (const host of ['localhost:3000', '192.168.0.10:3000']) {
    expect(doorFrom(told, null, at(host))).toEqual({ url: told.url, pin: null, wifi: null });
    expect(doorFrom(told, { ...known, wifi }, at(host))).toEqual({ url: told.url, pin: '123456', wifi });
  }
  const alone = { url: 'http://127.0.0.1:3000', hostname: null };
  expect(doorFrom(alone, null, at('192.168.0.10:3000')).url).toBe('http://192.168.0.10:3000');
  expect(doorFrom(alone, null, at('localhost:3000')).url).toBe(alone.url);
});

it('[TEL-14] the scoreboard is asked for anew when a round is revealed or somebody removed, and not otherwise', () => {
  const round = aRound({ status: 'voting' });
  const before = applyMessage(initialState, aSnapshot({ round, rounds: [round] }), 0).state;
  const voted = applyMessage(before, { type: 'vote_progress', offset: 2, round: 1, voters: 3 }, 0).state;
  const revealed = applyMessage(before, { type: 'round_state', offset: 3, round: { ...round, status: 'revealed' } }, 0);
  const participant = aParticipant('ana', { kicked: true });
  const kicked = applyMessage(before, { type: 'participant_state', offset: 4, participant }, 0).state;
  expect(scoresKey(initialState)).toBe(null);
  expect(scoresKey(voted)).toBe(scoresKey(before));
  expect(scoresKey(revealed.state)).not.toBe(scoresKey(before));
  expect(scoresKey(kicked)).not.toBe(scoresKey(before));
});
