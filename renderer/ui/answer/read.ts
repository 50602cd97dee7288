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
const MARKDOWN_CHARS = 20_000;
/** Deeper quotes or lists than a person writes. */
const DEEP = /^[>\s]*(?:>[\s]*){9}|^ {24,}[-*+\d]/m;

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
  if (text.length > MARKDOWN_CHARS || DEEP.test(text)) return null;
  try {
    const tokens = new Lexer({ gfm: true, breaks: true }).lex(text);
    return tokens.some(isMarkup) ? tokens : null;
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

function childrenOf(token: Token): readonly Token[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}
