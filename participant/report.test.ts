import { describe, expect, it } from 'vitest';
import type { ParticipantEvent } from './core/events.ts';
import type { Language } from './core/language.ts';
import { jsonReport, plainReport } from './report.ts';
import { clientWords } from './words/index.ts';

function lines(events: readonly ParticipantEvent[], interactive = false, language: Language = 'en') {
  let out = '';
  let err = '';
  const terminal = { out: (text: string) => (out += text), err: (text: string) => (err += text), interactive };
  const { emit } = plainReport(terminal, clientWords(language));
  for (const event of events) emit(event);
  return { out, err };
}

const registered: ParticipantEvent = {
  event: 'registered',
  participant_id: 'ana',
  nickname: 'Ana',
  session_id: 's',
  vote_url: 'http://h:3000/v?me=c',
  round: null,
  rehearsal: false,
};
const progress: ParticipantEvent = { event: 'progress', round: 2, tokens: 40, tokens_per_second: 12.34 };
const complete: ParticipantEvent = {
  event: 'complete',
  round: 2,
  because: 'finished',
  tokens: 80,
  tokens_per_second: 12.34,
  latency_ms_first_token: 200,
  duration_ms: 6_800,
  load_ms: null,
};

describe('the report for a person', () => {
  it('[P-CHECK] tells once, where nothing moves, that a model is still being loaded', () => {
    const loading = (elapsed_ms: number): ParticipantEvent => ({
      event: 'loading',
      runner: 'ollama',
      model: 'llama3.2',
      elapsed_ms,
    });
    expect(lines([0, 1_000, 19_000, 20_000, 21_000, 40_000].map(loading)).out.split('\n')).toEqual([
      'Loading llama3.2 and trying it …',
      'loading llama3.2 … 20 s · Ctrl+C leaves',
      '',
    ]);
  });

  it('tells an evening in plain lines', () => {
    const { out, err } = lines([
      { event: 'ready', runner: 'ollama', model: 'llama3.2', note: null, tokens_per_second: null, load_ms: null },
      registered,
      { event: 'challenge', round: 0, deadline_ms: 20_000, max_tokens: 16 },
      { event: 'challenge', round: 2, deadline_ms: 9_500, max_tokens: 400 },
      progress,
      { event: 'received', round: 2, tokens: 40, next_seq: 40 },
      complete,
      { event: 'disconnected', reason: 'the connection was cut', retry_in_ms: 3_000 },
      { event: 'disconnected', reason: 'is the arena open?', retry_in_ms: 3_000 },
      registered,
      { ...complete, round: 3, because: 'deadline', tokens: 1, tokens_per_second: null },
      { event: 'error', round: 4, code: 'X', message: 'Ollama is not running.' },
      { event: 'round_stopped', round: 4, status: 'voting' },
      { event: 'host_error', code: null, message: 'No.', detail: 'Wait.' },
      { event: 'host_error', code: null, message: 'No.', detail: null },
      { event: 'note', message: 'Odd.' },
      { event: 'ended', reason: 'stopped', exit_code: 0, message: '' },
    ]);
    expect(out.split('\n')).toEqual([
      'llama3.2 is ready (ollama). Connecting to the arena.',
      'Connected to the arena as Ana. Waiting for the next round.',
      'Your own voting page: http://h:3000/v?me=c',
      'Warm-up: answering; 20 s left, up to 16 tokens.',
      'Round 2: answering; 9.5 s left, up to 400 tokens.',
      'Round 2: finished; 80 tokens in 6.8 s (12.3 tokens/s).',
      'Not connected: the connection was cut. Trying again in 3.0 s.',
      'Not connected: is the arena open? Trying again in 3.0 s.',
      'Connected to the arena as Ana. Waiting for the next round.',
      'Round 3: time is up; 1 token in 6.8 s.',
      'Round 4: failed. Ollama is not running.',
      'Round 4 is over.',
      'The arena says: No. Wait.',
      'The arena says: No.',
      'Odd.',
      'Goodbye.',
      '',
    ]);
    expect(err).toBe('');
  });

  it('writes progress over itself where somebody watches', () => {
    const { out } = lines([progress, progress, complete], true);
    expect(out.split('\r\u001b[K')).toEqual([
      '',
      'Round 2: 40 tokens (12.3 tokens/s)',
      'Round 2: 40 tokens (12.3 tokens/s)',
      'Round 2: finished; 80 tokens in 6.8 s (12.3 tokens/s).\n',
    ]);
  });

  it('tells problems on standard error, a line each', () => {
    const { out, err } = lines([{ event: 'ended', reason: 'usage', exit_code: 2, message: 'one\ntwo' }]);
    expect([out, err]).toEqual(['', 'one\ntwo\n']);
  });

  it('lets nobody move the cursor by a name', () => {
    expect(lines([{ ...registered, nickname: 'A\u001b[2Jna\u202e' }]).out).toContain('as A[2Jna.');
  });
});

it('the report for a script is one JSON object a line', () => {
  let out = '';
  const { emit } = jsonReport({ out: (text) => (out += text), err: () => undefined, interactive: false });
  emit(registered);
  emit(progress);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([registered, progress]);
});
