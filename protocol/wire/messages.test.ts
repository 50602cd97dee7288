import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { clientMessage } from './index.ts';

const read = (message: object) => clientMessage.safeParse(message);
const register = {
  type: 'register',
  participant_id: 'ana',
  nickname: 'Ana',
  pin: '123456',
  runner: 'ollama',
  model: 'llama3',
};
const token = { type: 'token', round: 1, participant_id: 'ana', seq: 0, content: 'Olá' };
const complete = { type: 'complete', round: 1, participant_id: 'ana', tokens: 3, duration_ms: 900 };

describe('what old clients send', () => {
  it('[REG-1] a registration with six fields', () => {
    expect(read(register).data).toEqual(register);
  });

  it('[TOK-1] a token, its content possibly empty', () => {
    expect(read(token).data).toEqual(token);
    expect(read({ ...token, content: '' }).success).toBe(true);
  });

  it('[CMP-4] a completion whose first-token time and model may be missing or null, durations with fractions', () => {
    expect(read(complete).success).toBe(true);
    expect(read({ ...complete, latency_ms_first_token: null, model_info: null }).success).toBe(true);
    const full = { latency_ms_first_token: 12.5, model_info: { name: 'm', runner: 'r', device: null } };
    expect(read({ ...complete, duration_ms: 900.25, ...full }).success).toBe(true);
    expect(read({ ...complete, model_info: { name: 'm', runner: 'r' } }).success).toBe(true);
  });

  it('[FAIL-1] an error with code and message', () => {
    expect(read({ type: 'error', round: 1, participant_id: 'ana', code: 'OOM', message: 'no memory' }).success).toBe(
      true,
    );
  });

  it('[VIEW-1] a telão that says nothing more, or names a view of its own', () => {
    expect(read({ type: 'telao_register' }).success).toBe(true);
    expect(read({ type: 'telao_register', view: 'anything' }).success).toBe(true);
  });

  it('[REG-12] fields we do not know are passed over, messages we do not know are refused', () => {
    expect(read({ ...token, extra: 1 }).data).toEqual(token);
    for (const odd of [{}, { type: 'hello' }, { type: 3 }, { type: 'TOKEN' }]) expect(read(odd).success).toBe(false);
    expect(clientMessage.safeParse([token]).success).toBe(false);
    expect(clientMessage.safeParse(null).success).toBe(false);
  });
});

describe('what our own clients add', () => {
  it('[REG-1] a resume token, a name and version, the protocol: each may be null', () => {
    const added = { resume_token: 't', client: { name: 'llm-arena', version: '1' }, protocol: 1 };
    expect(read({ ...register, ...added }).data).toEqual({ ...register, ...added });
    expect(read({ ...register, resume_token: null, client: null, protocol: null }).success).toBe(true);
  });

  it('[TOK-6] how many tokens one frame holds', () => {
    expect(read({ ...token, tokens: 4 }).data).toMatchObject({ tokens: 4 });
  });

  it('[VIEW-2, VIEW-3] topics, frames and where a screen left off', () => {
    const asked = { type: 'telao_register', topics: ['state', 'tokens'], frames: true, since: 4, epoch: 'e' };
    expect(read(asked).data).toEqual(asked);
    expect(read({ ...asked, topics: ['everything'] }).success).toBe(false);
  });
});

describe('a screen that asks for more', () => {
  it('[VIEW-13] to see as the room does, and as nobody else', () => {
    const asked = { type: 'telao_register', role: 'public' };
    expect(read(asked).data).toEqual(asked);
    expect(read({ ...asked, role: null }).success).toBe(true);
    expect(read({ ...asked, role: 'organizer' }).success).toBe(false);
  });
});

describe('what is refused', () => {
  const bad: [string, object][] = [
    ['an empty id', { ...register, participant_id: '' }],
    ['a PIN that is a number', { ...register, pin: 123_456 }],
    ['an id of thousands of characters', { ...register, participant_id: 'x'.repeat(2_001) }],
    ['a PIN of a hundred digits', { ...register, pin: '1'.repeat(100) }],
    ['no nickname', { ...register, nickname: undefined }],
    ['a negative seq', { ...token, seq: -1 }],
    ['half a seq', { ...token, seq: 0.5 }],
    ['a seq as text', { ...token, seq: '0' }],
    ['a seq beyond what a number holds', { ...token, seq: 2 ** 53 }],
    ['a negative round', { ...token, round: -1 }],
    ['no content', { ...token, content: undefined }],
    ['content that is no text', { ...token, content: { a: 1 } }],
    ['more tokens in a frame than a round may have', { ...token, tokens: limits.maxTokens.max + 1 }],
    ['negative tokens in a frame', { ...token, tokens: -1 }],
    ['a negative count', { ...complete, tokens: -1 }],
    ['a negative duration', { ...complete, duration_ms: -1 }],
    ['an endless duration', { ...complete, duration_ms: Number.POSITIVE_INFINITY }],
    ['a model without a name', { ...complete, model_info: { runner: 'r' } }],
  ];

  it.each(bad)('[REG-12] %s', (_what, message) => {
    expect(read(message).success).toBe(false);
  });

  it('[REG-12] a key that is meant for the prototype is no field of anything', () => {
    const parsed = read(JSON.parse('{"type":"ping","__proto__":{"ts":7},"constructor":{}}') as object);
    expect(parsed.data).toEqual({ type: 'ping' });
  });
});
