/**
 * Every setting of the host: one table that documents itself. Flags win over the environment (and
 * `.env`), the environment over saved settings, those over the defaults here.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { limits } from '../protocol/limits.ts';

const flagOn = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

interface Setting<S extends z.ZodType> {
  /** As commander writes it; null where only the environment sets it. */
  readonly flag: string | null;
  /** First found wins. */
  readonly env: readonly string[];
  readonly what: string;
  /** Shown in help and in `.env.example`. */
  readonly shown: string;
  readonly schema: S;
}

function setting<S extends z.ZodType>(
  flag: string | null,
  env: readonly string[],
  what: string,
  shown: string,
  schema: S,
): Setting<S> {
  return { flag, env, what, shown, schema };
}

export const settings = {
  host: setting('--host <address>', ['HOST'], 'address to listen on', '0.0.0.0', z.string().min(1).default('0.0.0.0')),
  port: setting(
    '--port <number>',
    ['PORT'],
    'port to listen on; 0 picks a free one; a busy default moves to the next',
    '3000',
    z.coerce.number().int().min(0).max(65_535).optional(),
  ),
  data: setting(
    '--data <folder>',
    ['ARENA_DATA_DIR'],
    'folder of the database, secrets and backups',
    './data',
    z.string().min(1).default('./data'),
  ),
  database: setting(
    null,
    ['DATABASE_URL'],
    'database file as file:…; wins over the data folder for the database',
    'file:./data/arena.db',
    z.string().startsWith('file:', 'must begin with file:').optional(),
  ),
  organizerKey: setting(
    '--organizer-key <key>',
    ['ARENA_ORGANIZER_KEY'],
    'organizer key; made once and kept in the data folder when not given',
    '',
    z.string().min(8, 'needs at least 8 characters').max(400).optional(),
  ),
  organizerKeyFile: setting(
    '--organizer-key-file <file>',
    ['ARENA_ORGANIZER_KEY_FILE'],
    'file that holds the organizer key',
    '',
    z.string().min(1).optional(),
  ),
  pin: setting(
    '--pin <digits>',
    ['ARENA_PIN'],
    'opens a session with this PIN unless one is active',
    '',
    z
      .string()
      .regex(/^\d+$/, 'must be digits')
      .min(limits.pin.min, `needs at least ${limits.pin.min} digits`)
      .max(limits.pin.max, `takes at most ${limits.pin.max} digits`)
      .optional(),
  ),
  pinLength: setting(
    null,
    ['PIN_LENGTH'],
    'digits of a PIN that the host makes',
    '6',
    z.coerce.number().int().min(limits.pin.min).max(limits.pin.max).default(limits.pin.default),
  ),
  mdns: setting(
    '--no-mdns',
    ['ARENA_MDNS'],
    'announce the arena on the network; the flag turns it off',
    'true',
    flagOn.default(true),
  ),
  mdnsHostname: setting(
    '--mdns-hostname <name>',
    ['MDNS_HOSTNAME'],
    'name to announce',
    'llm-arena.local',
    z.string().min(1).default('llm-arena.local'),
  ),
  logLevel: setting(
    '--log-level <level>',
    ['ARENA_LOG_LEVEL', 'LOG_LEVEL'],
    `one of ${logLevels.join(', ')}`,
    'info',
    z.enum(logLevels).default('info'),
  ),
  json: setting(
    '--json',
    ['ARENA_JSON'],
    'first line on stdout is the ready event as JSON; logs go to stderr',
    'false',
    flagOn.default(false),
  ),
  corsOrigin: setting(
    null,
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    'origins of other pages that may read the public routes, comma-separated, or *',
    '',
    list.default([]),
  ),
  allowedHosts: setting(
    null,
    ['ARENA_ALLOWED_HOSTS'],
    'further host names the arena answers to, comma-separated',
    '',
    list.default([]),
  ),
  trustProxy: setting(
    null,
    ['ARENA_TRUST_PROXY'],
    'believe X-Forwarded-For of a proxy in front',
    'false',
    flagOn.default(false),
  ),
  rateLimitMax: setting(
    null,
    ['RATE_LIMIT_MAX'],
    'requests of one client in one window',
    '100',
    z.coerce.number().int().min(1).default(100),
  ),
  rateLimitWindow: setting(
    null,
    ['RATE_LIMIT_TIME_WINDOW'],
    'the window, in milliseconds',
    '60000',
    z.coerce.number().int().min(100).default(60_000),
  ),
  wsMaxPayload: setting(
    null,
    ['WS_MAX_PAYLOAD'],
    'bytes of one WebSocket frame',
    '1048576',
    z.coerce.number().int().min(1_024).default(limits.wsPayloadBytes),
  ),
  wsCompression: setting(
    null,
    ['WS_COMPRESSION'],
    'compress WebSocket frames (costs far more than it saves on a LAN)',
    'false',
    flagOn.default(false),
  ),
} as const;

export type SettingName = keyof typeof settings;
export type Config = { readonly [N in SettingName]: z.output<(typeof settings)[N]['schema']> };

/** Never repeated on a screen or in a log, wrong as they may be. */
const SECRET: ReadonlySet<SettingName> = new Set<SettingName>(['organizerKey', 'pin']);

/** What was given, still as text (or as a flag's boolean). */
export type RawSettings = { readonly [N in SettingName]?: string | boolean | undefined };

/** A setting that cannot be used, in words: which, from where, and what it takes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses the settings. `saved` are those a person chose in the program. Throws ConfigError. */
export function readConfig(flags: RawSettings, env: NodeJS.ProcessEnv, saved: RawSettings = {}): Config {
  const config: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(settings) as [SettingName, Setting<z.ZodType>][]) {
    const found = lookUp(name, one, flags, env, saved);
    const parsed = one.schema.safeParse(found?.value);
    if (!parsed.success) {
      const why = parsed.error.issues.map((issue) => issue.message).join('; ');
      const given = SECRET.has(name) ? 'what was given' : JSON.stringify(found?.value);
      throw new ConfigError(`${found?.from ?? name} cannot be ${given}: ${why} (${one.what}).`);
    }
    config[name] = parsed.data;
  }
  return config as Config;
}

function lookUp(
  name: SettingName,
  one: Setting<z.ZodType>,
  flags: RawSettings,
  env: NodeJS.ProcessEnv,
  saved: RawSettings,
) {
  const flag = flags[name];
  if (flag !== undefined) return { value: String(flag), from: one.flag ?? name };
  for (const key of one.env) {
    const value = env[key];
    if (value !== undefined && value !== '') return { value, from: key };
  }
  const kept = saved[name];
  return kept === undefined ? undefined : { value: String(kept), from: `saved setting ${name}` };
}

/** The organizer key that was given, itself or as a file; null where the data folder's own is used. Throws ConfigError. */
export function givenOrganizerKey(config: Config): string | null {
  if (config.organizerKey !== undefined) return config.organizerKey;
  if (config.organizerKeyFile === undefined) return null;
  let key: string;
  try {
    key = readFileSync(config.organizerKeyFile, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(
      `The organizer key file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (key.length < 8) throw new ConfigError('The organizer key file holds fewer than 8 characters.');
  return key;
}

/** `.env.example`, from the same table. */
export function envExample(): string {
  const lines = Object.values(settings).map(
    (one: Setting<z.ZodType>) => `# ${one.what}\n# ${one.env[0]}=${one.shown}\n`,
  );
  return `# Every variable the host reads, with its default. Copy to .env and uncomment what you change.\n\n${lines.join('\n')}`;
}
