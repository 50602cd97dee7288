import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, call, Refused } from './call.ts';

afterEach(() => vi.unstubAllGlobals());

function hostAnswers(answer: () => Response | Promise<Response>) {
  const asked = vi.fn((_address: string, _init: RequestInit) => Promise.resolve().then(answer));
  vi.stubGlobal('fetch', asked);
  return asked;
}

describe('an address', () => {
  it('takes parameters and query as they are, whatever they hold', () => {
    expect(addressOf('/rounds/:id/cancel', { id: 'a/b?c' }, {})).toBe('/rounds/a%2Fb%3Fc/cancel');
    expect(addressOf('/votes/mine', {}, { roundId: 'r&x', voterId: undefined })).toBe('/votes/mine?roundId=r%26x');
  });
});

describe('a call', () => {
  it('says method, path and body of the contract, with the cookie of this origin only', async () => {
    const asked = hostAnswers(() => Response.json({ status: 'ok' }));
    await expect(call('endSession', { body: { sessionId: 's' } })).resolves.toEqual({ status: 'ok' });
    expect(asked).toHaveBeenCalledWith(
      '/session/end',
      expect.objectContaining({ method: 'POST', body: '{"sessionId":"s"}', credentials: 'same-origin' }),
    );
  });

  it('that is refused throws the host’s code, its advice and how long to wait', async () => {
    hostAnswers(() =>
      Response.json({ code: 'RATE_LIMITED', detail: 'Wait.' }, { status: 429, headers: { 'retry-after': '3' } }),
    );
    await expect(call('getSession')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: 'Wait.',
      retryAfterMs: 3_000,
    });
  });

  it('that nobody hears, or answers with something else, throws without a code', async () => {
    const answers: (() => Response)[] = [
      () => {
        throw new TypeError('Failed to fetch');
      },
      () => new Response('<h1>Log in to this Wi-Fi</h1>'),
      () => Response.json(null, { status: 502 }),
    ];
    for (const answer of answers) {
      hostAnswers(answer);
      const refused = await call('getSession').catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refused);
      expect(refused).toMatchObject({ code: '', retryAfterMs: null });
    }
  });
});
