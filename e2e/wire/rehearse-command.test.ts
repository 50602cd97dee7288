// `llm-arena rehearse` as typed: with a host that runs, and without one.
import { describe, expect, it } from 'vitest';
import { ORGANIZER_KEY, startHost } from '../fixtures/host.ts';
import type { Frame } from '../fixtures/wire.ts';
import { inFolder, run } from './support/command.ts';
import { dump } from './support/dump.ts';
import { anEvening, ok } from './support/rounds.ts';

describe('llm-arena rehearse', () => {
  const auto = ['rehearse', '--auto', '--fast', '--json', '--participants', '4', '--voters', '6', '--port', '0'];
  const events = (printed: string): Frame[] =>
    printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('[REH-11] without a host holds it on one of its own, and leaves the data folder as it was', async () => {
    const kept = await startHost();
    await anEvening(kept);
    await kept.stop();
    const before = dump(kept.data);
    await inFolder(async (cwd) => {
      const run_ = run([...auto, '--data', kept.data], { cwd });
      expect(await run_.ended).toBe(0);
      const said = events(run_.out());
      expect(said.map(({ event }) => event)).toEqual(expect.arrayContaining(['host', 'started', 'progress', 'over']));
      expect(said.at(-1)).toMatchObject({ event: 'over', rounds: 3, wrong: [], participants: 4, voters: 6 });
    });
    expect(dump(kept.data)).toEqual(before);
    await kept.dispose();
  }, 60_000);

  it('[REH-11] with a host that runs on the data folder holds it there; Ctrl-C ends it', async () => {
    const host = await startHost();
    await inFolder(async (cwd) => {
      const env = { ARENA_ORGANIZER_KEY: ORGANIZER_KEY };
      const manual = ['rehearse', '--participants', '3', '--voters', '2', '--data', host.data];
      const run_ = run(manual, { cwd, env });
      await run_.says(/3 participantes conectados/);
      expect(ok(await host.organizer.get('/rehearsal'))).toMatchObject({ status: 'running', participants: 3 });
      const second = run([...manual, '--url', host.url], { cwd, env });
      expect(await second.ended).toBe(1);
      expect(second.err()).toContain('Já há um ensaio');
      expect(await run_.stop()).toBe(0);
      expect(run_.out()).toContain('Nada disto fica guardado');
      expect(ok(await host.organizer.get('/rehearsal')).status).toBe('off');
      const wrong = run(['rehearse', '--participants', '61'], { cwd });
      expect(await wrong.ended).toBe(2);
      expect(wrong.err()).toContain('--participants takes a number from 1 to 60.');
    });
    await host.dispose();
  });
});
