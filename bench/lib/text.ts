/** Pieces as models send them: mostly a few letters with the space before them, some of several bytes a letter. */
const PIECES = [
  ...[' o', ' a', ' que', ' uma', ' de', ' não', ' para', ' é', ' ção', ' mais', 'mente', ' como', ' seu', ' rob'],
  ...['ô', ' praia', ' sol', ',', '.', ' e', ' do', ' da', ' em', ' um', ' com', ' vê', ' mar', ' ond', 'as', ' areia'],
  ...['\n', ' the', ' of', ' and', 'ing', ' model', ' to', 'kens', ' 2', '7', ' “', '”', ' 🏆', ' 🤖', ' co', 'ração'],
  ...[
    ' lu',
    'z',
    ' can',
    'ta',
    ' ba',
    'ixinho',
    ' —',
    ' lon',
    'ge',
    ' vo',
    'ltar',
    ' hoje',
    ' fim',
    ' então',
    '!',
    ' sim',
  ],
];

/** What participant `index` says as its token `seq`: always the same, so that who reads can check without being told. */
export function tokenText(index: number, seq: number): string {
  return PIECES[(index * 31 + seq * 17 + (seq >> 4)) % PIECES.length] ?? '';
}

/** The first `count` tokens of a participant as one text. */
export function answerText(index: number, count: number): string {
  let text = '';
  for (let seq = 0; seq < count; seq += 1) text += tokenText(index, seq);
  return text;
}

/** How many tokens make an answer of about `chars` characters. */
export function tokensFor(chars: number): number {
  let count = 0;
  for (let length = 0; length < chars; count += 1) length += tokenText(0, count).length;
  return count;
}

export function participantId(index: number): string {
  return `bench-${index}`;
}

/** The index in an id of `participantId`; NaN for other ids. */
export function participantIndex(id: string): number {
  return id.startsWith('bench-') ? Number(id.slice('bench-'.length)) : Number.NaN;
}
