import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { SnapshotMessage } from '../../../protocol/wire/viewer.ts';
import { FixedLanguage } from '../../i18n/react.tsx';
import type { Tag } from '../../i18n/translate.ts';
import { applyMessage, initialState } from '../../lib/arena/state.ts';
import { aParticipant, aRound, aScoreRow, aSnapshot, anEntry } from '../../lib/testing/arena.ts';
import type { Scene } from '../../lib/arena/scene.ts';
import { SceneView } from '../SceneView.tsx';
import type { Door } from '../state/use-door.ts';
import type { NightScores } from '../state/use-night-scores.ts';

const door: Door = { url: 'http://192.168.0.10:3000', pin: '314159', wifi: null };

interface Shown {
  readonly snapshot?: Partial<SnapshotMessage>;
  readonly scores?: NightScores | null;
  readonly tag?: Tag;
  readonly wifi?: Door['wifi'];
}

/** What a scene says, without its tags. */
function words(scene: Scene, shown: Shown = {}): string {
  return markup(scene, shown)
    .replace(/<wbr\/>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function markup(scene: Scene, { snapshot = {}, scores = null, tag = 'pt-BR', wifi = null }: Shown): string {
  const arena = applyMessage(initialState, aSnapshot(snapshot), 0).state;
  return renderToStaticMarkup(
    <FixedLanguage tag={tag}>
      <SceneView scene={scene} arena={arena} door={{ ...door, wifi }} scores={scores} />
    </FixedLanguage>,
  );
}

const withRound = (
  more: Parameters<typeof aRound>[0],
  rest: Partial<SnapshotMessage> = {},
): Partial<SnapshotMessage> => {
  const round = aRound(more);
  return { round, rounds: [round], ...rest };
};

describe('a scene is what is known, drawn', () => {
  it('[TEL-3] says one thing at a time where there is nothing else', () => {
    expect(words('waiting')).toBe('LLM Arena Conectando…');
    expect(words('noSession')).toContain('Ainda não há sessão aberta');
    expect(words('hold', { tag: 'en' })).toBe('LLM Arena We’ll be right back');
    expect(words('ended')).toContain('A noite terminou');
    expect(words('black')).toBe('');
    const message = { ...aSnapshot().stage, message: 'Pizza às <b>21h</b>' };
    expect(words('message', { snapshot: { stage: message } })).toBe('Pizza às &lt;b&gt;21h&lt;/b&gt;');
  });

  it('[TEL-4] the lobby tells how to come in and who is here', () => {
    const snapshot = {
      participants: [
        aParticipant('ana', { nickname: 'Ana', model: 'gemma3' }),
        aParticipant('bia', { nickname: 'Bia', connected: false }),
        aParticipant('caio', { nickname: 'Caio', kicked: true }),
      ],
    };
    const lobby = words('lobby', { snapshot });
    for (const said of [
      '192.168.0.10:3000/join',
      '314159',
      '192.168.0.10:3000/v',
      '2 participantes',
      'gemma3 · ollama',
    ])
      expect(lobby).toContain(said);
    expect(lobby).toContain('Bia desconectado');
    // 25 modules and the quiet zone: the smallest code that holds an address.
    expect(markup('lobby', { snapshot })).toContain('viewBox="0 0 33 33"');
    expect(lobby).not.toContain('Caio');
    expect(words('lobby', { snapshot: withRound({ status: 'cancelled', index: 3 }) })).toContain(
      'rodada 3 foi cancelada',
    );
  });

  it('[TEL-19] with the Wi-Fi known the lobby shows two steps, one code each', () => {
    const wifi = { ssid: '<i>Clube</i>', password: 'a;b:"c"', security: 'WPA', hidden: false } as const;
    const lobby = words('lobby', { wifi });
    expect(lobby).toContain('1 Wi-Fi Rede &lt;i&gt;Clube&lt;/i&gt; Senha a;b:&quot;c&quot;');
    expect(lobby).toContain('2 Votar Aponte a câmera para votar ou digite 192.168.0.10:3000/v');
    expect(markup('lobby', { wifi }).match(/class="qr"/g)).toHaveLength(2);
    expect(words('lobby', { wifi: { ...wifi, security: 'nopass', password: null }, tag: 'en' })).toContain(
      '1 Wi-Fi Network &lt;i&gt;Clube&lt;/i&gt; Open network, no password 2 Vote',
    );
  });

  it('[TEL-5, TEL-6] live shows who, how it goes and the text', () => {
    const entries = [
      anEntry('ana', { nickname: 'Ana', text: '<b>Olá</b>', tokens: 41, ttftMs: 500, durationMs: 2_500, tps: 20 }),
      anEntry('bia', { nickname: 'Bia', status: 'failed', reason: 'OOM: sem memória' }),
    ];
    const live = words('live', { snapshot: withRound({}, { entries }) });
    for (const said of [
      'Rodada 1',
      'Diga olá',
      '20 tok/s',
      '1º token em 0,5 s',
      'gerando',
      'falhou',
      'OOM: sem memória',
    ])
      expect(live).toContain(said);
  });

  it('[TEL-11] a blind round shows labels, and no pace by which a machine could be told', () => {
    const entry = anEntry('A', { nickname: 'A', label: 'A', text: 'Olá', tokens: 41, ttftMs: 500, durationMs: 2_500 });
    const live = words('live', { snapshot: withRound({ blind: true }, { entries: [entry] }) });
    expect(live).toContain('Resposta A');
    expect(live).not.toMatch(/tok\/s|1º token/);
  });

  it('[TEL-8] voting shows the way to the ballot, how many voted, and an answer', () => {
    const entries = [anEntry('ana', { nickname: 'Ana', text: '' }), anEntry('bia', { nickname: 'Bia', text: 'Oi' })];
    const voting = words('voting', { snapshot: withRound({ status: 'voting' }, { entries, voters: 1_234 }) });
    for (const said of ['Votação aberta', 'Bia', '1 de 1', 'Oi', '1.234 votaram', 'Aponte a câmera'])
      expect(voting).toContain(said);
    const reading = words('reading', { snapshot: withRound({ status: 'closed' }, { entries, voters: 1 }) });
    expect(reading).not.toContain('Aponte a câmera');
    expect(words('closed', { snapshot: withRound({ status: 'closed' }, { entries, voters: 1 }) })).toContain('1 votou');
  });

  it('[TEL-12] the reveal shows the place of the moment with its numbers, ties, and how many are to come', () => {
    const revealed = [
      aScoreRow('ana', { nickname: 'Ana', place: 2, tied: true, avg_score: 4.25, votes: 8 }),
      aScoreRow('bia', { nickname: 'Bia', place: 2, tied: true, avg_score: 4.25, votes: 8 }),
    ];
    const entries = [anEntry('ana', { label: 'C', text: 'Olá' })];
    const round = withRound(
      { status: 'revealing', revealedCount: 2, blind: true },
      { revealed, entries, voters: 8, total: 5 },
    );
    const reveal = words('reveal', { snapshot: round });
    for (const said of [
      'Faltam 3 respostas',
      '2º lugar · empate',
      'A resposta C é de',
      '4,25',
      'de 5 · 8 votos',
      '25 tok/s',
    ])
      expect(reveal).toContain(said);
    expect(markup('reveal', { snapshot: round }).match(/data-place="2"/g)).toHaveLength(2);
    expect(words('reveal', { snapshot: withRound({ status: 'revealing' }, { total: 1 }) })).toContain(
      'Falta 1 resposta',
    );
    // The other one of a tie may still be to come.
    const alone = withRound(
      { status: 'revealing', revealedCount: 1 },
      { revealed: revealed.slice(1), voters: 8, total: 2 },
    );
    expect(words('reveal', { snapshot: alone })).toContain('2º lugar · empate');
  });

  it('[TEL-12, TEL-13] a round without votes has no places: it says so, and who took part', () => {
    const revealed = [aScoreRow('ana', { nickname: 'Ana', place: 1, tied: true, votes: 0, avg_score: null })];
    for (const [scene, status] of [
      ['closed', 'closed'],
      ['reveal', 'revealing'],
      ['podium', 'revealed'],
    ] as const) {
      const snapshot = withRound({ status }, { revealed: status === 'closed' ? [] : revealed, total: 1, voters: 0 });
      const said = words(scene, { snapshot });
      expect(said).toContain('Ninguém votou nesta rodada');
      expect(said).not.toMatch(/empate|1º/);
      expect(said.includes('Ana')).toBe(status !== 'closed');
    }
  });

  it('[TEL-13] the podium names everybody', () => {
    const revealed = Array.from({ length: 9 }, (_, at) =>
      aScoreRow(`p${at}`, { place: at + 1, votes: at === 8 ? 0 : 3 }),
    );
    const podium = words('podium', {
      snapshot: withRound({ status: 'revealed', title: 'Final' }, { revealed, voters: 3 }),
    });
    for (const { nickname } of revealed) expect(podium).toContain(nickname);
    expect(podium).toContain('Pódio Final');
  });

  it('[TEL-14] the scoreboard shows the night so far, or that there is nothing yet', () => {
    const row = {
      place: 1,
      tied: false,
      participant_id: 'ana',
      nickname: 'Ana',
      runner: '',
      model: 'gemma3',
      rounds: 2,
      wins: 1,
      votes: 9,
    };
    const scores = { sessionId: 's1', rounds: 2, scoreboard: [{ ...row, points: 8.5, avg_score: 4.25 }] };
    const shown = words('scoreboard', { scores });
    for (const said of [
      'depois de 2 rodadas',
      'pontos: soma das médias das rodadas',
      '1º',
      'Ana',
      '8,50 pontos',
      '1 vitória',
      'média 4,25',
    ])
      expect(shown).toContain(said);
    expect(shown).not.toContain('empate');
    const tied = { ...row, points: 8.5, avg_score: 4.25, tied: true };
    expect(words('scoreboard', { scores: { ...scores, scoreboard: [tied] } })).toContain('empate');
    expect(words('scoreboard', { scores: { ...scores, scoreboard: [] } })).toContain('começa com a primeira revelação');
    expect(words('scoreboard')).not.toContain('começa');
  });
});
