import { describe, expect, it } from 'vitest';
import { closeCodes, errors } from './errors.ts';

describe('the catalogue of refusals', () => {
  it('[HTTP-4] every one has a status of a refusal and a sentence', () => {
    for (const [code, { status, message }] of Object.entries(errors)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(status, code).toBeLessThan(600);
      expect(message.length, code).toBeGreaterThan(8);
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    }
  });

  it('[HTTP-4] sentences that old clients compare are exactly theirs', () => {
    expect(errors).toMatchObject({
      INVALID_MESSAGE: { message: 'Invalid message format' },
      INVALID_PIN: { message: 'Invalid PIN.' },
      NO_ACTIVE_SESSION: { message: 'No active session', status: 404 },
      NO_ACTIVE_ROUND: { message: 'No active round', status: 404 },
      VOTE_NOT_OPEN: { message: 'Voting is not open for this round', status: 400 },
      VOTE_ALREADY_CAST: { message: 'Already voted for this participant', status: 400 },
      VOTE_PARTICIPANT_NOT_FOUND: { message: 'Participant not found', status: 400 },
      VOTE_ROUND_NOT_FOUND: { message: 'Round not found', status: 400 },
    });
  });

  it('[CLOSE-1] codes are of our own range, or say restart or too big: never 1000, 1001 or 1005', () => {
    const codes = Object.values(closeCodes);
    for (const code of codes) expect(code === 1009 || code === 1012 || (code >= 4000 && code < 5000)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
