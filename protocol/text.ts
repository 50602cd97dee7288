/**
 * Cleaning of what participants type: it lands on a projector.
 * Output is plain text, still to be escaped by whoever renders it.
 */

/** C0/C1 controls, zero-width and bidirectional formatting, byte-order mark, tag characters. */
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** More than two marks on one letter is decoration that grows over the neighbours. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** Lone halves of surrogate pairs cannot be encoded as UTF-8. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * One line of visible text: no controls, no bidi tricks, single spaces, at most `maxChars`
 * characters (code points). May be empty.
 */
export function cleanLine(text: string, maxChars: number): string {
  const visible = text
    .replace(LONE_SURROGATES, '')
    .replace(/[\t\n\r\f\v]+/g, ' ')
    .replace(INVISIBLE, '')
    // After what stood between a letter and its mark is gone: equal names must be equal.
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return Array.from(visible).slice(0, maxChars).join('').trim();
}

/** Bidirectional controls reorder what stands around them; in a model's answer they are dropped for display. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A model's answer as screens may show it: newlines stay, controls and bidi tricks go. */
export function displayText(text: string): string {
  return text.replace(BIDI, '').replace(/[^\P{Cc}\n\t]/gu, '');
}
