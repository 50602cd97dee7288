// What an answer is: a drawing, Markdown, or plain text. Plain text is shown letter by letter as the model sent it;
// Markdown only where it is plainly meant, and never through HTML.
import { Lexer } from 'marked';
import type { Token } from 'marked';
import { displayText } from '../../../protocol/text.ts';

export type Answer =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string; readonly tokens: readonly Token[] }
  | { readonly kind: 'svg'; readonly text: string; readonly source: string };

/** Longer texts are shown as they are: reading Markdown costs more than linear time. Characters. */
const MARKDOWN_CHARS = 6_000;
/** Deeper quotes or lists than a person writes. */
const DEEP = /^(?:[ \t]*>){9}|^ {24,}[-*+\d]/m;
/** A wider row than a person writes, and more bars than in any table worth reading: short rows are filled up to the header. */
const WIDE_ROW = /^(?:[^|\n]*\|){40}/m;
const MOST_BARS = 800;
const MOST_CELLS = 2_000;

export function readAnswer(text: string, options: { readonly svgMode: boolean }): Answer {
  const shown = displayText(text);
  const source = options.svgMode ? svgSource(shown) : null;
  if (source !== null) return { kind: 'svg', text: shown, source };
  const tokens = markdownTokens(shown);
  return tokens === null ? { kind: 'plain', text: shown } : { kind: 'markdown', text: shown, tokens };
}

/** The drawing in an answer, which models like to wrap in words and fences; what is cut off ends where it was cut. */
export function svgSource(text: string): string | null {
  const from = text.search(/<svg[\s>]/i);
  if (from < 0) return null;
  const end = text.toLowerCase().lastIndexOf('</svg>');
  return end < from ? text.slice(from) : text.slice(from, end + '</svg>'.length);
}

function markdownTokens(text: string): readonly Token[] | null {
  if (text.length > MARKDOWN_CHARS || DEEP.test(text) || WIDE_ROW.test(text)) return null;
  if (text.split('|').length > MOST_BARS) return null;
  try {
    const tokens = new Lexer({ gfm: true, breaks: true }).lex(text);
    return tokens.some(isMarkup) && cellsIn(tokens) <= MOST_CELLS ? tokens : null;
  } catch {
    return null;
  }
}

/** What nobody writes by accident. A lone line of dashes, an indented verse and a bare address are plain text. */
const MARKUP = new Set(['heading', 'list', 'blockquote', 'table', 'strong', 'codespan', 'del', 'link', 'image']);

function isMarkup(token: Token): boolean {
  if (token.type === 'code') return token['codeBlockStyle'] !== 'indented';
  if (token.type === 'link') return token.raw.startsWith('[');
  if (MARKUP.has(token.type)) return true;
  return (childrenOf(token) ?? []).some(isMarkup);
}

function cellsIn(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + cellsOf(token) + cellsIn(childrenOf(token) ?? []), 0);
}

function cellsOf(token: Token): number {
  return token.type === 'table' && Array.isArray(token['rows']) && Array.isArray(token['header'])
    ? token['rows'].length * token['header'].length
    : 0;
}

function childrenOf(token: Token): readonly Token[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}
