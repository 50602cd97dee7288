import { describe, expect, it } from 'vitest';
import { ConfigError, envExample, readConfig, settings } from './config.ts';
import type { RawSettings, SettingName } from './config.ts';

const names = Object.keys(settings) as SettingName[];

function problem(flags: RawSettings, env: NodeJS.ProcessEnv = {}, saved: RawSettings = {}): string {
  try {
    readConfig(flags, env, saved);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('the settings', () => {
  it('[CFG-1] have defaults for everything', () => {
    expect(readConfig({}, {})).toEqual({
      host: '0.0.0.0',
      port: undefined,
      data: './data',
      database: undefined,
      organizerKey: undefined,
      organizerKeyFile: undefined,
      pin: undefined,
      pinLength: 6,
      mdns: true,
      mdnsHostname: 'llm-arena.local',
      logLevel: 'info',
      json: false,
      corsOrigin: [],
      allowedHosts: [],
      trustProxy: false,
      rateLimitMax: 100,
      rateLimitWindow: 60_000,
      wsMaxPayload: 1_048_576,
      wsCompression: false,
    });
  });

  it('[CFG-1] flags win over the environment, that over what was saved, that over the defaults', () => {
    const at = (flags: RawSettings, env: NodeJS.ProcessEnv, saved: RawSettings) => readConfig(flags, env, saved).port;
    expect(at({ port: '1' }, { PORT: '2' }, { port: '3' })).toBe(1);
    expect(at({}, { PORT: '2' }, { port: '3' })).toBe(2);
    expect(at({}, {}, { port: '3' })).toBe(3);
    expect(at({}, {}, {})).toBeUndefined();
    expect(at({ port: undefined }, { PORT: undefined }, { port: '3' })).toBe(3);
  });

  it('[CFG-1] an empty variable is as good as none; of two names the first that is set counts', () => {
    expect(readConfig({}, { PORT: '', HOST: '' }).host).toBe('0.0.0.0');
    expect(readConfig({}, { ARENA_LOG_LEVEL: 'debug', LOG_LEVEL: 'warn' }).logLevel).toBe('debug');
    expect(readConfig({}, { LOG_LEVEL: 'warn' }).logLevel).toBe('warn');
    expect(readConfig({}, { CORS_ORIGINS: 'http://a' }).corsOrigin).toEqual(['http://a']);
  });

  it('[CFG-1] each is read from its variable', () => {
    const env: NodeJS.ProcessEnv = {
      HOST: '127.0.0.1',
      PORT: '0',
      ARENA_DATA_DIR: '/nights',
      DATABASE_URL: 'file:./x.db',
      ARENA_ORGANIZER_KEY: 'a long key',
      ARENA_ORGANIZER_KEY_FILE: '/key',
      ARENA_PIN: '4711',
      PIN_LENGTH: '8',
      ARENA_MDNS: 'false',
      MDNS_HOSTNAME: 'club.local',
      ARENA_LOG_LEVEL: 'error',
      ARENA_JSON: '1',
      CORS_ORIGIN: ' http://a , ,http://b',
      ARENA_ALLOWED_HOSTS: 'one,two',
      ARENA_TRUST_PROXY: 'yes',
      RATE_LIMIT_MAX: '7',
      RATE_LIMIT_TIME_WINDOW: '1000',
      WS_MAX_PAYLOAD: '2048',
      WS_COMPRESSION: 'on',
    };
    expect(readConfig({}, env)).toEqual({
      host: '127.0.0.1',
      port: 0,
      data: '/nights',
      database: 'file:./x.db',
      organizerKey: 'a long key',
      organizerKeyFile: '/key',
      pin: '4711',
      pinLength: 8,
      mdns: false,
      mdnsHostname: 'club.local',
      logLevel: 'error',
      json: true,
      corsOrigin: ['http://a', 'http://b'],
      allowedHosts: ['one', 'two'],
      trustProxy: true,
      rateLimitMax: 7,
      rateLimitWindow: 1_000,
      wsMaxPayload: 2_048,
      wsCompression: true,
    });
    expect(Object.keys(env).length).toBe(names.length);
  });

  it('[CFG-1] switches are understood as flags and as words', () => {
    expect(readConfig({ mdns: false, json: true }, {})).toMatchObject({ mdns: false, json: true });
    for (const word of ['1', 'true', 'yes', 'on', 'TRUE']) expect(readConfig({}, { ARENA_JSON: word }).json).toBe(true);
    for (const word of ['0', 'false', 'no', 'off']) expect(readConfig({}, { ARENA_MDNS: word }).mdns).toBe(false);
  });
});

describe('a setting that cannot be used', () => {
  const wrong: [SettingName, string, RegExp][] = [
    ['port', 'abc', /number/i],
    ['port', '70000', /65535/],
    ['port', '1.5', /int/],
    ['host', '', /./],
    ['database', 'postgres://x', /must begin with file:/],
    ['organizerKey', 'short', /at least 8 characters/],
    ['pin', '12a4', /must be digits/],
    ['pin', '123', /at least 4 digits/],
    ['pin', '1234567890123', /at most 12 digits/],
    ['pinLength', '3', /4/],
    ['logLevel', 'loud', /silent/],
    ['mdns', 'maybe', /./],
    ['rateLimitMax', '0', /1/],
    ['wsMaxPayload', '10', /1024/],
  ];

  it.each(wrong)(
    '[CFG-2] %s of %j is said with its name, where it comes from, and what it takes',
    (name, value, why) => {
      const { flag, env, what } = settings[name];
      const byFlag = problem({ [name]: value });
      expect(byFlag).toContain(flag ?? name);
      expect(byFlag).toMatch(why);
      expect(byFlag).toContain(what);
      expect(problem({}, {}, { [name]: value })).toContain(`saved setting ${name}`);
      // An empty variable counts as not set.
      if (value !== '') expect(problem({}, { [String(env[0])]: value })).toContain(String(env[0]));
    },
  );

  it('[CFG-8] that is a secret is not repeated', () => {
    expect(problem({ organizerKey: 'sesame' })).not.toContain('sesame');
    expect(problem({}, { ARENA_ORGANIZER_KEY: 'sesame' })).not.toContain('sesame');
    expect(problem({ pin: '98a76' })).not.toContain('98a76');
  });
});

describe('.env.example', () => {
  it('[CFG-6] has every variable with what it is and its default, all commented out', () => {
    const text = envExample();
    for (const { env, what, shown } of Object.values(settings)) {
      expect(text).toContain(`# ${what}\n# ${env[0]}=${shown}\n`);
    }
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  it('[CFG-6] shows defaults that are the defaults', () => {
    const shown = Object.fromEntries(
      Object.values(settings).flatMap(({ env, shown: value }) => (value === '' ? [] : [[env[0] ?? '', value]])),
    );
    const { port, database, ...read } = readConfig({}, shown);
    const { port: _port, database: _database, ...defaults } = readConfig({}, {});
    expect(read).toEqual(defaults);
    expect([port, database]).toEqual([3_000, 'file:./data/arena.db']);
  });
});
