import { describe, expect, it } from 'vitest';
import type { FoundServer } from '../core/runners/find-servers.ts';
import { modelInfo } from '../core/runners/kinds.ts';
import type { FoundArena } from '../discover.ts';
import type { Remembered } from '../memory.ts';
import { readSettings } from '../settings.ts';
import { answering } from '../testing/answers.ts';
import type { Answering } from '../testing/answers.ts';
import { clientWords } from '../words/index.ts';
import { plan } from './guide.ts';

const arena = (night: string | null, last: number): FoundArena => ({
  url: `http://192.168.0.${last}:3000`,
  hostname: last === 10 ? 'llm-arena.local' : `llm-arena-${last}.local`,
  night,
  version: '1.0.0',
});
const ollama = (...models: readonly (string | { name: string; loaded: boolean })[]): FoundServer => ({
  kind: 'ollama',
  name: 'Ollama',
  url: 'http://127.0.0.1:11434',
  models: models.map((one) => (typeof one === 'string' ? modelInfo(one) : modelInfo(one.name, { loaded: one.loaded }))),
  problem: null,
});
const lmstudio: FoundServer = {
  kind: 'lmstudio',
  name: 'LM Studio',
  url: 'http://127.0.0.1:1234/v1',
  models: [modelInfo('google/gemma-3-4b', { detail: '4B · Q4_K_M' })],
  problem: null,
};

interface Situation {
  readonly flags?: Record<string, unknown>;
  readonly arenas?: readonly FoundArena[] | (() => readonly FoundArena[]);
  readonly servers?: readonly FoundServer[] | (() => readonly FoundServer[]);
  readonly remembered?: Remembered;
  readonly person?: Answering | null;
}

async function planned(situation: Situation) {
  const { flags = {}, arenas = [arena('Noite', 10)], servers = [ollama('llama3.2', 'qwen2.5')] } = situation;
  const words = clientWords('pt-BR');
  const said: string[] = [];
  const person = situation.person === undefined ? answering() : situation.person;
  const environment = { MEU_MODELO: 'qwen2.5', CHAVE: 'sk-segredo' };
  const found: string[] = [];
  const outcome = await plan({
    given: readSettings(flags, {}, words).given,
    remembered: situation.remembered ?? null,
    questions: person,
    ports: {
      findArenas: (tell) => {
        const here = typeof arenas === 'function' ? arenas() : arenas;
        here.forEach(tell);
        return Promise.resolve(here);
      },
      findServers: () => Promise.resolve(typeof servers === 'function' ? servers() : servers),
      accountName: () => 'zeca',
    },
    environment,
    language: 'pt-BR',
    words,
    say: (text) => said.push(text),
    found: ({ url }) => found.push(url),
    signal: new AbortController().signal,
  });
  const seats = outcome.seats.map(({ nickname, model, runner }) => `${nickname} ${model} ${runner}`);
  const ids = outcome.seats.map(({ id }) => id);
  return { ...outcome, seats, ids, said, found, asked: person?.heard ?? [] };
}

const last: Remembered = {
  url: 'http://192.168.0.99:3000',
  arena: null,
  nicknames: ['Zé'],
  runner: 'ollama',
  models: ['qwen2.5'],
};

describe('the way in', () => {
  it('[P-ASK] from an empty terminal: PIN and nickname, the model is decided and said', async () => {
    const { asked, seats, pin, arena: chosen, said, found } = await planned({ person: answering('12 34', 'Ana') });
    expect(asked).toEqual(['PIN do telão: ', 'Seu apelido [zeca]: ']);
    expect([seats, pin, chosen.night]).toEqual([['Ana llama3.2 ollama'], '1234', 'Noite']);
    expect(said).toContain('Modelo: llama3.2 (Ollama). Para outro: --model');
    expect(found).toEqual(['http://192.168.0.10:3000']);
  });

  it('[P-ASK] with several arenas: arena and PIN, the nickname is decided, too', async () => {
    const arenas = [arena('Clube A', 10), arena('Clube B', 2)];
    const { asked, seats, arena: chosen, said } = await planned({ arenas, person: answering('2', '1234') });
    expect(asked).toEqual(['Qual delas? De 1 a 2 [1]: ', 'PIN do telão: ']);
    const clubeB = { url: 'http://192.168.0.2:3000', night: 'Clube B', hostname: 'llm-arena-2.local' };
    expect([seats, chosen]).toEqual([['zeca llama3.2 ollama'], clubeB]);
    expect(said).toContain('  2) Clube B (http://192.168.0.2:3000)');
    expect(said).toContain('Apelido: zeca. Para outro: --nickname');
  });

  it('[P-ASK] with the command of the /join page: nickname and model', async () => {
    const flags = { url: 'http://192.168.0.10:3000', pin: '1234' };
    const { asked, seats, said } = await planned({ flags, person: answering('', '2') });
    expect(asked).toEqual(['Seu apelido [zeca]: ', 'Qual vai responder? Número ou nome [llama3.2]: ']);
    expect(seats).toEqual(['zeca qwen2.5 ollama']);
    expect(said).not.toContain('Procurando a arena nesta rede …');
  });

  it('[P-ASK] with everything given: nothing', async () => {
    const flags = { url: 'localhost:3000', pin: '1234', nickname: 'Ana', model: 'llama3.2' };
    expect((await planned({ flags })).asked).toEqual([]);
  });

  it('[P-REMEMBER] a second time: PIN and the model, with the last one as the default', async () => {
    const { asked, seats, said } = await planned({ remembered: last, person: answering('1234', '') });
    expect(asked).toEqual(['PIN do telão: ', 'Qual vai responder? Número ou nome [qwen2.5]: ']);
    expect(seats).toEqual(['Zé qwen2.5 ollama']);
    expect(said).toContain('Apelido: Zé. Para outro: --nickname');
  });

  it('[P-REMEMBER] where nobody is asked, what was answered last time stands', async () => {
    const { seats } = await planned({ flags: { pin: '1234' }, remembered: last, person: null });
    expect(seats).toEqual(['Zé qwen2.5 ollama']);
  });

  it('[P-ASK] a wrong answer is asked for again, that is all', async () => {
    const person = answering('abc', '1234', 'Ana');
    expect((await planned({ person })).asked).toEqual(['PIN do telão: ', 'PIN do telão: ']);
  });
});

describe('the model', () => {
  const flags = { url: 'localhost:3000', pin: '1234', nickname: 'Ana' };

  it.each([
    ['in memory, before last time', [ollama('llama3.2', { name: 'gemma3', loaded: true }, 'qwen2.5')], last, 'gemma3'],
    ['of last time, before the first', [ollama('llama3.2', 'qwen2.5')], last, 'qwen2.5'],
    ['first that writes text', [ollama('nomic-embed-text', 'llama3.2', 'qwen2.5')], undefined, 'llama3.2'],
  ])('[P-ASK] offered is the one %s', async (_which, servers, remembered, expected) => {
    const more = remembered === undefined ? {} : { remembered };
    const { asked, seats } = await planned({ flags, servers, ...more, person: answering('') });
    expect(asked).toEqual([`Qual vai responder? Número ou nome [${expected}]: `]);
    expect(seats).toEqual([`Ana ${expected} ollama`]);
  });

  it('[P-ASK] is not asked for where there is only one that writes', async () => {
    const { asked, said } = await planned({ flags, servers: [ollama('nomic-embed-text', 'llama3.2:latest')] });
    expect([asked, said]).toEqual([[], ['Modelo: llama3.2 (Ollama), o único aqui.']]);
  });

  it('[P-ASK] is taken as people type it, from every server that runs here', async () => {
    const servers = [ollama('llama3.2:latest', 'qwen2.5', 'nomic-embed-text'), lmstudio];
    for (const [typed, expected] of [
      ['ollama run llama3.2', 'Ana llama3.2 ollama'],
      ['"Gemma 3 4B"', 'Ana google/gemma-3-4b lmstudio'],
      ['3', 'Ana google/gemma-3-4b lmstudio'],
    ] as const) {
      expect((await planned({ flags, servers, person: answering(typed) })).seats).toEqual([expected]);
      if (typed !== '3')
        expect((await planned({ flags: { ...flags, model: typed }, servers })).seats).toEqual([expected]);
    }
    const both = await planned({ flags, servers, person: answering('qwen2.5, 3') });
    expect(both.seats).toEqual(['Ana · qwen2.5 qwen2.5 ollama', 'Ana · gemma-3-4b google/gemma-3-4b lmstudio']);
  });

  it('[P-ASK] of no use is explained and asked for again', async () => {
    const servers = [ollama('llama3.2', 'qwen2.5', 'nomic-embed-text')];
    const person = answering('nomic-embed-text', 'mistral', '99', '1');
    const { said, seats } = await planned({ flags, servers, person });
    expect(said.join('\n')).toMatch(/nomic-embed-text.*texto[^]*mistral[^]*99/);
    expect(seats).toEqual(['Ana llama3.2 ollama']);
  });

  it('[P-ASK] is called what the list calls it', async () => {
    const servers = [ollama('llama3.2:latest', 'qwen2.5:7b')];
    const { said, seats } = await planned({ flags, servers, person: answering('9', 'llama3.2:latest') });
    expect(said).toContain('   1) llama3.2');
    expect(said).toContain('Não há modelo 9 aqui; há: llama3.2, qwen2.5:7b.');
    expect(seats).toEqual(['Ana llama3.2 ollama']);
  });

  it('[P-ASK] is said where it is not what was typed', async () => {
    const servers = [ollama('llama3.2:latest', 'qwen2.5')];
    const slip = 'lama3.2 é entendido como llama3.2.';
    expect((await planned({ flags: { ...flags, model: 'lama3.2' }, servers })).said).toEqual([slip]);
    expect((await planned({ flags, servers, person: answering('lama3.2') })).said).toContain(slip);
    for (const same of ['Llama3.2', 'ollama run llama3.2', 'llama3.2:latest']) {
      expect((await planned({ flags: { ...flags, model: same }, servers })).said).toEqual([]);
    }
  });

  it('[P-ERROR] in a variable is never shown by what the variable holds', async () => {
    for (const model of ['$CHAVE', 'CHAVE', '%CHAVE%']) {
      const outcome = planned({ flags: { ...flags, model } });
      await expect(outcome).rejects.toMatchObject({ message: expect.stringContaining(model) });
      await expect(outcome).rejects.toMatchObject({ message: expect.not.stringContaining('segredo') });
    }
  });

  it('[P-ERROR] given but not here ends it with what there is', async () => {
    await expect(planned({ flags: { ...flags, model: 'mistral' } })).rejects.toMatchObject({
      reason: 'runnerNotReady',
      message: expect.stringMatching(/mistral.*llama3\.2/s),
    });
  });

  it('[P-ERROR] cannot be without a server: it says which programs to open, and looks again', async () => {
    await expect(planned({ flags, servers: [], person: null })).rejects.toMatchObject({
      reason: 'runnerNotReady',
      message: expect.stringMatching(/Ollama.*LM Studio.*llama\.cpp.*Jan/),
    });
    let looks = 0;
    const servers = () => (looks++ === 0 ? [] : [ollama('llama3.2')]);
    const { asked, seats } = await planned({ flags, servers, person: answering('') });
    expect([asked, seats]).toEqual([['Enter procura de novo, Ctrl+C sai: '], ['Ana llama3.2 ollama']]);
  });

  it('[P-ERROR] may be missing on a server that runs', async () => {
    await expect(planned({ flags, servers: [ollama()], person: null })).rejects.toMatchObject({
      message: expect.stringContaining('ollama pull'),
    });
    const problem = { code: 'KEY_NEEDED', message: 'Jan pede uma chave.' } as const;
    await expect(planned({ flags, servers: [{ ...ollama(), problem }], person: null })).rejects.toMatchObject({
      message: 'Jan pede uma chave.',
    });
  });
});

describe('the arena', () => {
  const flags = { pin: '1234', nickname: 'Ana', model: 'llama3.2' };

  it('[P-FIND] given is never looked for', async () => {
    const { arena: chosen, found } = await planned({ flags: { ...flags, url: 'localhost:4000' } });
    expect([chosen, found]).toEqual([{ url: 'localhost:4000', night: null, hostname: null }, []]);
  });

  it('[P-FIND] is taken when it is the only one, also where nobody is asked', async () => {
    expect((await planned({ flags, person: null })).arena.url).toBe('http://192.168.0.10:3000');
  });

  it('[P-FIND] is not guessed among several where nobody is asked', async () => {
    const arenas = [arena('A', 10), arena(null, 2)];
    await expect(planned({ flags, arenas, person: null })).rejects.toMatchObject({
      reason: 'arenaNotFound',
      message: expect.stringMatching(/A \(http:.*llm-arena-2\.local.*--url/),
    });
  });

  it.each([
    ['by its address', { ...last, url: 'http://192.168.0.2:3000' }],
    ['by its name and night', { ...last, arena: { hostname: 'llm-arena-2.local', night: 'Clube B' } }],
  ])('[P-FIND] of last time is taken among several, known %s, and said', async (_how, remembered) => {
    const arenas = [arena('Clube A', 10), arena('Clube B', 2)];
    for (const person of [answering(), null]) {
      const { arena: chosen, said, found } = await planned({ flags, arenas, remembered, person });
      expect(chosen).toMatchObject({ url: 'http://192.168.0.2:3000', night: 'Clube B' });
      expect(said).toContain(
        '2 arenas nesta rede; vale a da última vez. Para outra: --url http://192.168.0.10:3000 (Clube A)',
      );
      expect(found).toEqual([chosen.url]);
    }
    const gone = { ...remembered, url: 'http://192.168.0.99:3000', arena: { hostname: 'llm-arena.local', night: 'X' } };
    expect((await planned({ flags, arenas, remembered: gone, person: answering('1') })).asked).toHaveLength(1);
  });

  it('[P-FIND] has the same number however the network told them', async () => {
    const arenas = [arena('B', 3), arena('A', 10), arena('A', 9), arena('a 10', 4), arena('a 9', 5)];
    const lists = [arenas, arenas.toReversed()].map(async (some) => {
      const { said } = await planned({ flags, arenas: some, person: answering('1') });
      return said
        .filter((line) => /^ +\d\)/.test(line))
        .map((line) => line.replace(/^.*http:..192.168.0.(\d+).*$/, '$1'));
    });
    const [one, other] = await Promise.all(lists);
    expect(one).toEqual(['9', '10', '5', '4', '3']);
    expect(other).toEqual(one);
  });

  it('[P-FIND] may be one of several when it is looked for again', async () => {
    let looks = 0;
    const arenas = () => (looks++ === 0 ? [] : [arena('Clube A', 10), arena('Clube B', 2)]);
    const { arena: chosen, asked } = await planned({ flags, arenas, person: answering('', '2') });
    expect([chosen.url, asked.length]).toEqual(['http://192.168.0.2:3000', 2]);
  });

  it('[P-FIND] is asked for where none answers, with the last one as the default', async () => {
    const none = { flags, arenas: [] };
    const typed = await planned({ ...none, person: answering('', 'ftp://x', '192.168.0.7') });
    expect([typed.arena.url, typed.asked.length]).toEqual(['192.168.0.7', 3]);
    expect(typed.said).toContain('--url não é um endereço: ftp://x');
    expect((await planned({ ...none, remembered: last, person: answering('') })).arena.url).toBe(last.url);
    expect((await planned({ ...none, remembered: last, person: null })).arena.url).toBe(last.url);
    await expect(planned({ ...none, person: null })).rejects.toMatchObject({ reason: 'arenaNotFound' });
  });

  it('[P-FIND] cannot write to the terminal by its title', async () => {
    const arenas = [arena('A\u001b[2J', 10), arena('B\nB', 2)];
    const { said } = await planned({ flags, arenas, person: answering('1') });
    expect(said).toContain('  1) A[2J (http://192.168.0.10:3000)');
    expect(said).toContain('  2) B B (http://192.168.0.2:3000)');
  });
});

describe('several models', () => {
  it('[P-PARTY] get a name each that fits, also the same model twice', async () => {
    const flags = { url: 'localhost:1', pin: '1234', nickname: 'Ana', model: ['llama3.2', 'llama3.2'] };
    expect((await planned({ flags })).seats).toEqual([
      'Ana · llama3.2 llama3.2 ollama',
      'Ana · llama3.2 2 llama3.2 ollama',
    ]);
    const long = { ...flags, nickname: 'x'.repeat(40), model: ['llama3.2', 'qwen2.5'] };
    expect((await planned({ flags: long })).seats[0]).toBe(`${'x'.repeat(29)} · llama3.2 llama3.2 ollama`);
    const own = { ...flags, nickname: ['A', 'B'], model: ['llama3.2', 'qwen2.5'] };
    expect((await planned({ flags: own })).seats).toEqual(['A llama3.2 ollama', 'B qwen2.5 ollama']);
  });

  it('[P-PARTY] have ids of their own', async () => {
    const flags = { url: 'localhost:1', pin: '1234', nickname: 'Ana', model: ['llama3.2', 'qwen2.5'] };
    const { ids } = await planned({ flags });
    expect(ids).toEqual([expect.stringMatching(/^ana-llama3-2-/), expect.stringMatching(/^ana-qwen2-5-/)]);
    expect((await planned({ flags: { ...flags, id: ['a', 'b'] } })).ids).toEqual(['a', 'b']);
  });
});
