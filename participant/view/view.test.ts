import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantEvent } from '../core/events.ts';
import type { Report } from '../report.ts';
import { TinyTerminal } from '../testing/tiny-terminal.ts';
import { columnsOf, wrap } from '../terminal/width.ts';
import { clientWords } from '../words/index.ts';
import { viewReport } from './view.ts';

const registered: ParticipantEvent = {
  event: 'registered',
  participant_id: 'ana',
  nickname: 'Ana',
  session_id: 's',
  vote_url: 'http://192.168.0.10:3000/v?me=Abcdefghijklmnop',
  round: null,
  rehearsal: false,
};
const ready: ParticipantEvent = {
  event: 'ready',
  runner: 'ollama',
  model: 'llama3.2',
  note: null,
  tokens_per_second: 38.24,
  load_ms: 4_200,
};
const challenge: ParticipantEvent = { event: 'challenge', round: 2, deadline_ms: 60_000, max_tokens: 400 };
const progress: ParticipantEvent = { event: 'progress', round: 2, tokens: 213, tokens_per_second: 38.24 };
const complete: ParticipantEvent = {
  event: 'complete',
  round: 2,
  because: 'finished',
  tokens: 400,
  tokens_per_second: 38.24,
  latency_ms_first_token: 200,
  duration_ms: 12_300,
  load_ms: 1_500,
};

let open: Report | null = null;
afterEach(() => {
  open?.close();
  vi.useRealTimers();
});

function start({ columns = 110, rows = 24, colours = false, nicknames = ['Ana'] } = {}) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const terminal = new TinyTerminal(columns, rows);
  let changed: () => void = () => undefined;
  let now = 0;
  let raw = '';
  let err = '';
  const report = viewReport({
    terminal: {
      out: (text) => {
        raw += text;
        terminal.write(text);
      },
      err: (text) => {
        err += text;
        terminal.write(text);
      },
      columns: () => terminal.columns,
      rows: () => terminal.rows,
      resized: (listener) => {
        changed = listener;
        return () => (changed = () => undefined);
      },
      colours,
    },
    words: clientWords('pt-BR'),
    now: () => now,
    clock: () => '21:04',
  });
  open = report;
  const seats = nicknames.map((nickname) => ({ nickname, model: 'llama3.2', runner: 'ollama' }));
  const emits = report.seats(seats, { url: 'http://192.168.0.10:3000', night: 'Noite dos modelos' });
  return {
    terminal,
    report,
    emit: (event: ParticipantEvent, at = 0) => emits[at]?.(event),
    later: (ms: number) => {
      now += ms;
      vi.advanceTimersByTime(ms);
    },
    resize: (to: number) => {
      terminal.columns = to;
      changed();
    },
    raw: () => raw,
    err: () => err,
  };
}

describe('the view', () => {
  it('[P-VIEW] shows state, round, tokens, speed, time left and connection in a few lines', () => {
    const { emit, later, terminal } = start();
    emit({ event: 'loading', runner: 'ollama', model: 'llama3.2', elapsed_ms: 12_300 });
    expect(terminal.screen).toEqual([
      'LLM Arena · Noite dos modelos · 192.168.0.10:3000',
      '● Ana · llama3.2 (ollama) · carregando',
      '  carregando llama3.2 … 12 s',
      'Ctrl+C sai',
    ]);
    for (const event of [ready, registered, challenge, progress]) emit(event);
    later(13_000);
    expect(terminal.screen).toEqual([
      '21:04  llama3.2 está pronto (ollama, 38,2 tokens/s, carregado em 4,2 s). Conectando à arena.',
      '21:04  Na arena como Ana. Esperando a próxima rodada.',
      '21:04  Sua página para votar: http://192.168.0.10:3000/v?me=Abcdefghijklmnop',
      'LLM Arena · Noite dos modelos · 192.168.0.10:3000',
      '● Ana · llama3.2 (ollama) · conectado',
      '  Rodada 2: respondendo · 213 tokens · 38,2 tokens/s · faltam 47 s',
      'Ctrl+C sai',
    ]);
    emit(complete);
    expect(terminal.screen.slice(3)).toEqual([
      '21:04  Rodada 2: pronto; 400 tokens em 12 s (38,2 tokens/s, 1,5 s disso carregando o modelo).',
      'LLM Arena · Noite dos modelos · 192.168.0.10:3000',
      '● Ana · llama3.2 (ollama) · conectado',
      '  esperando a próxima rodada',
      'Ctrl+C sai',
    ]);
  });

  it('[P-VIEW] tells a lost connection once, and when it is back', () => {
    const { emit, later, terminal } = start();
    for (const event of [ready, registered]) emit(event);
    emit({ event: 'disconnected', reason: 'a conexão caiu', retry_in_ms: 2_000 });
    later(1_000);
    expect(terminal.screen.at(-2)).toBe('  de novo em 1 s · a conexão caiu');
    emit({ event: 'disconnected', reason: 'ninguém responde lá', retry_in_ms: 4_000 });
    later(4_000);
    emit(registered);
    expect(terminal.screen.filter((line) => line.startsWith('21:04')).slice(3)).toEqual([
      '21:04  Sem conexão: a conexão caiu. Continuo tentando.',
      '21:04  Conectado de novo depois de 5,0 s.',
    ]);
    expect(terminal.screen.at(-3)).toContain('conectado');
  });

  it('[P-VIEW] writes nothing while nothing changes', () => {
    const { emit, later, terminal } = start();
    for (const event of [ready, registered]) emit(event);
    const { writes } = terminal;
    later(60_000);
    expect(terminal.writes).toBe(writes);
  });

  it('[P-VIEW] fits a narrow and a low terminal, also one that shrinks', () => {
    const { emit, later, resize, terminal } = start({ columns: 60, rows: 4 });
    for (const event of [ready, challenge, progress]) emit(event);
    resize(24);
    later(1_000);
    const live = terminal.screen.slice(-3);
    expect(live.map((line) => columnsOf(line) <= 23)).toEqual([true, true, true]);
    expect(live[0]).toBe('LLM Arena · Noite dos…');
    expect(terminal.screen.filter((line) => line.startsWith('LLM Arena'))).toHaveLength(1);
  });

  it('[P-VIEW] breaks long lines between words, never an address', () => {
    const { emit, terminal } = start({ columns: 40 });
    emit(registered);
    expect(terminal.screen.slice(0, 5)).toEqual([
      '21:04  Na arena como Ana. Esperando a',
      '       próxima rodada.',
      '21:04  Sua página para votar:',
      '       http://192.168.0.10:3000/v?me=Abc',
      'defghijklmnop',
    ]);
    expect(wrap('  1) llama3.2 (Ollama)', 15)).toEqual(['  1) llama3.2', '  (Ollama)']);
  });

  it('[P-VIEW] gives the cursor back and leaves no live line behind, however it ends', () => {
    const { emit, terminal, report } = start();
    for (const event of [ready, registered]) emit(event);
    expect(terminal.cursorHidden).toBe(true);
    emit({ event: 'ended', reason: 'stopped', exit_code: 0, message: '' });
    expect(terminal.cursorHidden).toBe(false);
    expect(terminal.screen.at(-1)).toBe('21:04  Até a próxima.');
    const again = start();
    again.emit(ready);
    again.report.close();
    again.report.close();
    expect(again.terminal.cursorHidden).toBe(false);
    expect(again.terminal.screen).toHaveLength(1);
    report.close();
  });

  it('[P-VIEW] invites nobody to leave who has left', () => {
    const { emit, raw } = start();
    for (const event of [ready, registered]) emit(event);
    const until = raw().length;
    emit({ event: 'ended', reason: 'sessionEnded', exit_code: 6, message: 'A noite acabou.' });
    expect(raw().slice(0, until)).toContain('Ctrl+C sai');
    expect(raw().slice(until)).not.toContain('Ctrl+C sai');
    const whole = start();
    whole.emit(ready);
    const before = whole.raw().length;
    whole.report.emit({ event: 'ended', reason: 'failed', exit_code: 1, message: 'Parou.' });
    expect(whole.raw().slice(before)).not.toContain('Ctrl+C sai');
  });

  it('[P-VIEW] lets go of the terminal for a question', () => {
    const { emit, report, terminal } = start();
    emit(ready);
    report.pause();
    expect([terminal.cursorHidden, terminal.screen.length]).toEqual([false, 1]);
    emit({ event: 'note', message: 'PIN errado.' });
    report.resume();
    expect(terminal.screen.slice(1, 3)).toEqual([
      '21:04  PIN errado.',
      'LLM Arena · Noite dos modelos · 192.168.0.10:3000',
    ]);
  });

  it('[P-VIEW] tells what went wrong on standard error', () => {
    const { emit, err } = start();
    emit({ event: 'ended', reason: 'kicked', exit_code: 4, message: 'Fora.' });
    expect(err()).toBe('21:04  Fora.\n');
  });

  it('[P-VIEW] lets nobody move the cursor by a name', () => {
    const { emit, raw, terminal } = start({ nicknames: ['A\u001b[2Jn\u202ea'] });
    emit({ ...registered, nickname: 'A\u001b[2Jn\u202ea' });
    emit({ event: 'host_error', code: null, message: '\u001b]0;x\u0007oi', detail: '\r\nfim' });
    // oxlint-disable-next-line no-control-regex
    expect(raw()).not.toMatch(/\u001b\[2J|\u001b\]|\u202e/);
    expect(terminal.screen).toContain('21:04  A arena diz: ]0;xoi fim');
    expect(terminal.screen).toContain('● A[2Jna · llama3.2 (ollama) · conectado');
  });

  it('[P-VIEW] shows the code of the voting page once, where there is room', () => {
    const { emit, terminal } = start({ rows: 45 });
    for (const event of [ready, registered, registered]) emit(event);
    expect(terminal.screen.filter((line) => line.includes('Aponte a câmera'))).toHaveLength(1);
    expect(terminal.screen.filter((line) => /^ {2}[█▀▄ ]{20,}$/.test(line)).length).toBeGreaterThan(14);
    expect(start().terminal.screen.join('')).not.toContain('█');
  });

  it('[P-VIEW] has colours only where they are wanted', () => {
    const plain = start();
    plain.emit(ready);
    // oxlint-disable-next-line no-control-regex
    expect(plain.raw()).not.toMatch(/\u001b\[[\d;]+m/);
    const coloured = start({ colours: true });
    coloured.emit(ready);
    expect(coloured.raw()).toContain('\u001b[33m●\u001b[0m');
  });

  it('[P-PARTY] gives each of several participants a line', () => {
    const { emit, terminal } = start({ nicknames: ['Ana · a', 'Ana · b'] });
    for (const at of [0, 1]) for (const event of [ready, challenge]) emit(event, at);
    emit({ event: 'waiting' }, 1);
    emit(progress, 0);
    emit({ event: 'note', message: 'Hm.' }, 1);
    expect(terminal.screen.slice(2)).toEqual([
      '21:04  Ana · b: Hm.',
      'LLM Arena · Noite dos modelos · 192.168.0.10:3000',
      '● Ana · a: Rodada 2: respondendo · 213 tokens · 38,2 tokens/s · faltam 60 s · conectando',
      '● Ana · b: Rodada 2: esperando a vez · faltam 60 s · conectando',
      'Ctrl+C sai',
    ]);
  });

  it('[P-VIEW] says that it is a rehearsal', () => {
    const { emit, terminal } = start();
    emit({ ...registered, rehearsal: true });
    expect(terminal.screen).toContain('21:04  Isto é um ensaio: nada conta nem fica guardado.');
    expect(terminal.screen.at(-4)).toBe('LLM Arena · ENSAIO · Noite dos modelos · 192.168.0.10:3000');
  });
});

it('[P-VIEW] wide letters take two columns, marks none', () => {
  expect(columnsOf('日本🎉é\u001b[1mx\u001b[0me\u0301')).toBe(9);
});
