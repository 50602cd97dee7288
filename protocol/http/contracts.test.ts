import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { contracts } from './index.ts';
import type { Contract } from './index.ts';

const all = Object.entries(contracts) as [string, Contract][];

describe('the routes', () => {
  it('[HTTP-10] each is known by its own id, and no two answer the same request', () => {
    for (const [name, contract] of all) expect(contract.id).toBe(name);
    const requests = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(requests).size).toBe(requests.length);
  });

  it('[HTTP-10] path parameters are declared, and only they are', () => {
    for (const [name, { path, params }] of all) {
      const named = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
      expect(Object.keys(params.shape), name).toEqual(named);
    }
  });

  it('[HTTP-10] a GET reads its query only', () => {
    for (const [name, { method, body }] of all) {
      if (method === 'get') expect(Object.keys(body.shape), name).toEqual([]);
    }
  });

  it('[RND-13] fixed paths that look like a parameter come before it', () => {
    const paths = all.map(([, { path }]) => path);
    expect(paths.indexOf('/rounds/current')).toBeLessThan(paths.indexOf('/rounds/:id/responses'));
  });

  it("[ACC-1] what reads or changes the organizer's business is the organizer's", () => {
    const open = all.filter(([, { access }]) => access === 'public').map(([name]) => name);
    expect(open.toSorted()).toEqual([
      'castVote',
      'exchangeCode',
      'exportCsv',
      'getClient',
      'getCurrentRound',
      'getHealth',
      'getMetrics',
      'getMyVotes',
      'getPresence',
      'getReady',
      'getReplay',
      'getResponses',
      'getScoreboard',
      'getSession',
      'getSessionScoreboard',
      'issueVoter',
    ]);
    expect(all.filter(([, { access }]) => access === 'screen').map(([name]) => name)).toEqual(['getDoor']);
  });
});

describe('the settings of a new round', () => {
  const { body } = contracts.createRound;

  it('[RND-2] need a prompt; the rest has defaults', () => {
    expect(body.parse({ prompt: ' Olá ' })).toEqual({
      prompt: 'Olá',
      maxTokens: 400,
      temperature: 0.8,
      deadlineMs: 90_000,
      svgMode: false,
      blind: false,
      finalVotes: false,
    });
    for (const prompt of ['', '   ', 'x'.repeat(limits.promptChars + 1), 7, null]) {
      expect(body.safeParse({ prompt }).success).toBe(false);
    }
  });

  const bounds: [string, unknown, boolean][] = [
    ['maxTokens', limits.maxTokens.min, true],
    ['maxTokens', limits.maxTokens.min - 1, false],
    ['maxTokens', limits.maxTokens.max, true],
    ['maxTokens', limits.maxTokens.max + 1, false],
    ['maxTokens', 10.5, false],
    ['maxTokens', '400', false],
    ['temperature', 0, true],
    ['temperature', 2, true],
    ['temperature', 2.1, false],
    ['temperature', -0.1, false],
    ['deadlineMs', limits.deadlineMs.min, true],
    ['deadlineMs', limits.deadlineMs.min - 1, false],
    ['deadlineMs', limits.deadlineMs.max, true],
    ['deadlineMs', limits.deadlineMs.max + 1, false],
    ['seed', null, true],
    ['seed', -3, true],
    ['seed', 0.5, false],
    ['title', null, true],
    ['title', 'x'.repeat(limits.titleChars + 1), false],
    ['blind', 'yes', false],
  ];
  it.each(bounds)('[RND-2] %s of %j: %s', (name, value, fits) => {
    expect(body.safeParse({ prompt: 'x', [name]: value }).success).toBe(fits);
  });
});

describe('a vote', () => {
  it('[VOTE-4] is 0 to 5, whole', () => {
    const { body } = contracts.castVote;
    const scores = [-1, 0, 1, 5, 6, 2.5, '3', null];
    const fits = scores.map((score) => body.safeParse({ roundId: 'r', participantId: 'p', score }).success);
    expect(fits).toEqual([false, true, true, true, false, false, false, false]);
  });
});
