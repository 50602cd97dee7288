import { describe, expect, it } from 'vitest';
import { Access } from './access.ts';
import { memorySecrets, plainRandom } from './testing/ports.ts';

function access(keys: { organizerKey?: string; signingKey?: string } = {}) {
  return new Access({ secrets: { ...memorySecrets(), ...keys }, random: plainRandom() });
}

describe("the organizer's credentials", () => {
  it('[ACC-1] only the key is the key', () => {
    const one = access();
    expect(one.isOrganizerKey('organizer-key')).toBe(true);
    for (const wrong of ['', 'organizer-ke', 'organizer-key ', 'Organizer-key', 'signing-key']) {
      expect(one.isOrganizerKey(wrong), wrong).toBe(false);
    }
  });

  it('[ACC-4] the cookie is good after a restart, for this host and this key only', () => {
    const cookie = access().organizerCookie();
    expect(access().isOrganizerCookie(cookie)).toBe(true);
    expect(access({ signingKey: 'another host' }).isOrganizerCookie(cookie)).toBe(false);
    expect(access({ organizerKey: 'changed' }).isOrganizerCookie(cookie)).toBe(false);
    expect(access().isOrganizerCookie('')).toBe(false);
    expect(cookie).not.toContain('organizer-key');
  });

  it('[ACC-3] a code of the console link is good once', () => {
    const one = access();
    const [first, second] = [one.issueCode(), one.issueCode()];
    expect(one.redeemCode('made up')).toBeNull();
    const redeemed = [one.redeemCode(first), one.redeemCode(first), one.redeemCode(second)];
    expect(redeemed).toEqual(['console', null, 'console']);
    expect(access().redeemCode(second)).toBeNull();
  });

  it("[ACC-11] a code of a telão's link opens a telão, and its cookie is not the organizer's", () => {
    const one = access();
    const code = one.issueCode('telao');
    expect([one.redeemCode(code), one.redeemCode(code)]).toEqual(['telao', null]);
    const cookie = one.telaoCookie();
    expect(access().isTelaoCookie(cookie)).toBe(true);
    expect(one.isOrganizerCookie(cookie)).toBe(false);
    expect(one.isTelaoCookie(one.organizerCookie())).toBe(false);
    expect(one.isTelaoCookie('')).toBe(false);
    expect(access({ signingKey: 'another host' }).isTelaoCookie(cookie)).toBe(false);
    expect(access({ organizerKey: 'changed' }).isTelaoCookie(cookie)).toBe(false);
  });
});

describe("a participant's credentials", () => {
  it('[REG-4] a resume token is for one participant of one session of this host', () => {
    const token = access().resumeToken('s1', 'ana');
    expect(access().isResumeToken(token, 's1', 'ana')).toBe(true);
    expect(access().isResumeToken(token, 's2', 'ana')).toBe(false);
    expect(access().isResumeToken(token, 's1', 'bruno')).toBe(false);
    expect(access({ signingKey: 'another host' }).isResumeToken(token, 's1', 'ana')).toBe(false);
    expect(access().isResumeToken('', 's1', 'ana')).toBe(false);
  });

  it('[REG-4] ids cannot be shifted into the session: parts are kept apart', () => {
    const one = access();
    expect(one.resumeToken('s1', 'x","ana')).not.toBe(one.resumeToken('s1","x', 'ana'));
    expect(one.resumeToken('s', '1ana')).not.toBe(one.resumeToken('s1', 'ana'));
  });

  it('[VOTE-8] a vote code is short, names one participant of one session, and is no resume token', () => {
    const one = access();
    const code = one.voteCode('s1', 'ana');
    expect(code).toMatch(/^[\w-]{16}$/);
    expect(one.participantOf(code, 's1', ['bruno', 'ana'])).toBe('ana');
    expect(one.participantOf(code, 's2', ['bruno', 'ana'])).toBeNull();
    expect(one.participantOf(code, 's1', ['bruno'])).toBeNull();
    expect(one.participantOf('', 's1', ['ana'])).toBeNull();
    expect(one.resumeToken('s1', 'ana')).not.toContain(code);
  });
});

describe("a voter's credentials", () => {
  it('[VOTE-6] a token of ours is one voter, always the same, whose pseudonym does not tell the token', () => {
    const one = access();
    const token = one.issueVoterToken();
    const voter = one.voterOf(token);
    expect(voter).toMatch(/^v_[\w-]{22}$/);
    expect(access().voterOf(token)).toBe(voter);
    expect(one.voterOf(one.issueVoterToken())).not.toBe(voter);
    expect(token).not.toContain(String(voter).slice(2));
  });

  it('[VOTE-6] what this host did not sign is nobody', () => {
    const [id = '', signature = ''] = access().issueVoterToken().split('.');
    const forged = ['', '.', id, `${id}.`, `.${signature}`, `other.${signature}`, `${id}.${signature}x`];
    for (const token of forged) expect(access().voterOf(token), token).toBeNull();
    expect(access({ signingKey: 'another host' }).voterOf(`${id}.${signature}`)).toBeNull();
  });

  it('[VOTE-7] a name of its own choosing can never be somebody with a token', () => {
    const one = access();
    const token = one.issueVoterToken();
    const weak = one.weakVoterOf('phone-1');
    expect(weak).toMatch(/^w_[\w-]{22}$/);
    expect(one.weakVoterOf('phone-1')).toBe(weak);
    expect(one.weakVoterOf('phone-2')).not.toBe(weak);
    expect(one.weakVoterOf(token.split('.')[0] ?? '')).not.toBe(one.voterOf(token));
    expect(one.weakVoterOf(String(one.voterOf(token)))).not.toBe(one.voterOf(token));
  });
});
