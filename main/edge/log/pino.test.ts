import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from './pino.ts';

const written: string[] = [];

vi.mock(import('pino-pretty'), async (original) => {
  const real = await original();
  return { ...real, PinoPretty: vi.fn(() => ({ write: (line: string) => written.push(`pretty ${line}`) })) as never };
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  written.length = 0;
});

function logger(options: { toStderr?: boolean; tty?: boolean; level?: 'info' | 'silent' } = {}) {
  const { toStderr = false, tty = false, level = 'info' } = options;
  const stream = toStderr ? process.stderr : process.stdout;
  vi.spyOn(pino, 'destination').mockImplementation(((given: { dest: number }) => ({
    write: (line: string) => written.push(`${given.dest} ${line}`),
  })) as never);
  const before = stream.isTTY;
  stream.isTTY = tty;
  try {
    return createLogger({ level, toStderr });
  } finally {
    stream.isTTY = before;
  }
}

describe('the log', () => {
  it('[CFG-8] is JSON where nobody looks, pretty on a terminal, JSON there too in production', () => {
    logger().info({ a: 1 }, 'hello');
    expect(written[0]).toMatch(/^1 \{"level":30,.*"a":1,"msg":"hello"\}/);
    logger({ tty: true }).info({}, 'hello');
    expect(written[1]).toMatch(/^pretty /);
    expect(PinoPretty).toHaveBeenLastCalledWith(expect.objectContaining({ destination: 1 }));
    vi.stubEnv('NODE_ENV', 'production');
    logger({ tty: true }).info({}, 'hello');
    expect(written[2]).toMatch(/^1 \{/);
  });

  it('[CFG-4] goes to stderr where stdout belongs to the ready line', () => {
    logger({ toStderr: true }).warn({}, 'x');
    expect(written[0]).toMatch(/^2 \{/);
    logger({ toStderr: true, tty: true }).warn({}, 'x');
    expect(PinoPretty).toHaveBeenLastCalledWith(expect.objectContaining({ destination: 2 }));
  });

  it('[CFG-8] holds no secret, at the top or one level down', () => {
    const secret = { pin: 'sesame', key: 'sesame', resume_token: 'sesame', cookie: 'sesame', code: 'sesame' };
    logger().info({ ...secret, inside: secret, plain: 'kept' }, 'x');
    expect(written[0]).not.toContain('sesame');
    expect(written[0]).toContain('[secret]');
    expect(written[0]).toContain('kept');
  });

  it('says nothing where it is to be silent', () => {
    logger({ level: 'silent' }).error({}, 'x');
    expect(written).toEqual([]);
  });
});
