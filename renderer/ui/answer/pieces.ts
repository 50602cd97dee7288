/** Code units without a space after which a text goes on in another node: browsers take seconds to lay out a longer run. */
const LONGEST_RUN = 500;
const SPACE = /\s/;
/** What belongs to the letter before it. */
const JOINED = /^(?:\p{M}|\u200c|\u200d|\ufe0e|\ufe0f|\p{Emoji_Modifier}|[\udc00-\udfff])/u;

/** The text in pieces that are drawn one after another: mostly one, more where it has runs without a space. */
export function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (run >= LONGEST_RUN && canBegin(text.slice(at, at + 2)) && text.charCodeAt(at - 1) !== 0x200d) {
      pieces.push(text.slice(from, at));
      from = at;
      run = 0;
    }
    run = SPACE.test(text.charAt(at)) ? 0 : run + 1;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Whether a piece may begin with this: it stands for itself. */
export function canBegin(text: string): boolean {
  return !JOINED.test(text);
}
