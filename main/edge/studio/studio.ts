import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import type { Db } from '../sqlite/database.ts';
import { hostCheck } from '../net/addresses.ts';
import { escapeHtml, page, table } from './html.ts';

/** Rows on one page. */
const PAGE = 50;
/** Hashes of PINs are nobody's to browse. */
const HIDDEN = new Set(['pin_hashes']);

/** A read-only look at the tables of the database, for this machine only. */
export function createStudio(db: Db): Express {
  const isOwnHost = hostCheck({ names: [], listening: '127.0.0.1' });
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !HIDDEN.has(name));
  const app = express();
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { styleSrc: ["'unsafe-inline'"] } },
      strictTransportSecurity: false,
    }),
  );
  app.use((request, response, next) => {
    if (isOwnHost(request.headers.host)) return next();
    response.status(403).send('Open it as http://127.0.0.1');
  });
  app.get('/', (_request, response) => {
    const rows = tables.map((name) => `<li><a href="/table/${name}">${escapeHtml(name)}</a> (${count(db, name)})</li>`);
    response.send(page('LLM Arena: tables', `<ul>${rows.join('')}</ul>`));
  });
  app.get('/table/:name', (request, response) => {
    const { name } = request.params;
    // Names cannot be bound: only those that the database itself listed are put into SQL.
    if (!tables.includes(name)) {
      response.status(404).send(page('No such table', '<p><a href="/">All tables</a></p>'));
      return;
    }
    const asked = Math.trunc(Number(request.query['from'] ?? 0));
    const from = Number.isSafeInteger(asked) ? Math.max(0, asked) : 0;
    response.send(page(name, tablePage(db, name, from)));
  });
  return app;
}

function tablePage(db: Db, name: string, from: number): string {
  const select = db.prepare<[number, number], unknown[]>(`SELECT * FROM "${name}" LIMIT ? OFFSET ?`).raw();
  const columns = select.columns().map((column) => column.name);
  const rows = select.all(PAGE, from);
  const total = count(db, name);
  const previous = from > 0 ? `<a href="?from=${Math.max(0, from - PAGE)}">Previous</a>` : '';
  const next = from + PAGE < total ? `<a href="?from=${from + PAGE}">Next</a>` : '';
  const shown = rows.length === 0 ? 'Empty.' : `Rows ${from + 1} to ${from + rows.length} of ${total}.`;
  return `<p><a href="/">All tables</a> ${shown} ${previous} ${next}</p>${table(columns, rows)}`;
}

function count(db: Db, name: string): number {
  return db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0;
}
