import { pino } from 'pino';
import type { Logger as PinoLogger } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Logger } from '../../ports/logger.ts';

export interface LogOptions {
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** With `--json` stdout belongs to the ready line. */
  readonly toStderr: boolean;
}

/** Pretty on a terminal, JSON otherwise or in production; secrets are cut out by name. */
export function createLogger(options: LogOptions): PinoLogger & Logger {
  const stream = options.toStderr ? process.stderr : process.stdout;
  const pretty = stream.isTTY && process.env['NODE_ENV'] !== 'production';
  // In this process on purpose: worker transports do not survive bundling.
  const destination = pretty
    ? PinoPretty({
        destination: options.toStderr ? 2 : 1,
        ignore: 'pid,hostname',
        translateTime: 'SYS:HH:MM:ss',
        sync: true,
      })
    : pino.destination({ dest: options.toStderr ? 2 : 1, sync: true });
  const secrets = [
    'pin',
    'key',
    'password',
    'organizerKey',
    'resume_token',
    'voter_token',
    'voterToken',
    'vote_code',
    'code',
    'authorization',
    'cookie',
  ];
  return pino(
    {
      level: options.level,
      base: null,
      redact: { paths: [...secrets, ...secrets.map((name) => `*.${name}`)], censor: '[secret]' },
    },
    destination,
  );
}
