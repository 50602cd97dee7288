// Markdown as elements. There is no HTML on the way: tags in a text are letters, links are words, images their names.
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Token, Tokens } from 'marked';
import { TableBox } from './TableBox.tsx';

/** List numbers from here on stand in the text. */
const LONG_NUMBER = 1_000;
/** Deeper than a person writes: what is inside is shown as it was typed. */
const DEEPEST = 12;

export function Markdown({ tokens }: { tokens: readonly Token[] }) {
  return <div className="markdown">{blocks(tokens, 0)}</div>;
}

function blocks(tokens: readonly Token[], depth: number): ReactNode {
  return tokens.map((token, at) => <Fragment key={at}>{depth > DEEPEST ? token.raw : block(token, depth)}</Fragment>);
}

function block(token: Token, depth: number): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <p className={`heading heading-${String(token['depth'])}`}>{inlines(token.tokens, depth)}</p>;
    case 'paragraph':
      return <p>{inlines(token.tokens, depth)}</p>;
    case 'code':
      return <pre>{token['text']}</pre>;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [], depth + 1)}</blockquote>;
    case 'list':
      return <List list={token as Tokens.List} depth={depth} />;
    case 'table':
      return <Table table={token as Tokens.Table} depth={depth} />;
    case 'hr':
      return <hr />;
    case 'checkbox':
      return box(token);
    case 'text':
      return token.tokens === undefined ? token.raw : inlines(token.tokens, depth);
    case 'html':
      return <p>{token.raw.trim()}</p>;
    default:
      return token.raw;
  }
}

function inlines(tokens: readonly Token[] | undefined, depth: number): ReactNode {
  return (tokens ?? []).map((token, at) => (
    <Fragment key={at}>{depth > DEEPEST ? token.raw : inline(token, depth + 1)}</Fragment>
  ));
}

function inline(token: Token, depth: number): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens, depth)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens, depth)}</em>;
    case 'del':
      return <del>{inlines(token.tokens, depth)}</del>;
    case 'codespan':
      return <code>{token['text']}</code>;
    case 'br':
      return <br />;
    case 'checkbox':
      return box(token);
    case 'escape':
      return token['text'];
    case 'image':
      return `[${String(token['text'])}]`;
    case 'link':
      return token.raw.startsWith('[') ? link(token, depth) : token.raw;
    default:
      return token.raw;
  }
}

/**
 * Where it leads is said, not followed: a click on the projector or a phone must not leave the arena. Of a link that names
 * its address elsewhere only the words: one address named a thousand times would fill the screen.
 */
function link(token: Token, depth: number): ReactNode {
  const words = inlines('tokens' in token ? token.tokens : [], depth);
  return token.raw.includes('](') && 'href' in token ? (
    <>
      {words} ({token.href})
    </>
  ) : (
    words
  );
}

function box(token: Token): string {
  return 'checked' in token && token.checked === true ? '☑ ' : '☐ ';
}

function List({ list, depth }: { list: Tokens.List; depth: number }) {
  const items = list.items.map((item, at) => <li key={at}>{blocks(item.tokens, depth + 1)}</li>);
  if (!list.ordered) return <ul>{items}</ul>;
  const first = Number(list.start);
  // A long number would stick out of the box that keeps an answer in its place.
  const isLong = first + list.items.length > LONG_NUMBER;
  return (
    <ol start={first} {...(isLong ? { className: 'long-numbers' } : {})}>
      {items}
    </ol>
  );
}

function Table({ table, depth }: { table: Tokens.Table; depth: number }) {
  return (
    <TableBox>
      <table>
        <thead>
          <tr>
            {table.header.map((cell, at) => (
              <th key={at}>{inlines(cell.tokens, depth)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{inlines(cell.tokens, depth)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
