import { createServer, get } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabases, openReadOnly } from '../sqlite/database.ts';
import type { Db } from '../sqlite/database.ts';
import { sqliteEventLog } from '../sqlite/event-log.ts';
import { sqlitePinHashes } from '../sqlite/pin-hashes.ts';
import { scratch } from '../testing/scratch.ts';
import { escapeHtml, table } from './html.ts';
import { createStudio } from './studio.ts';

const folder = scratch();
const opened: { server: Server; db: Db }[] = [];
afterEach(async () => {
  for (const { server, db } of opened.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    db.close();
  }
});

/** The viewer on a database with `events` registrations in it. */
async function studio(events: number) {
  const file = path.join(folder(), 'arena.db');
  const databases = openDatabases(file);
  const nickname = '<script>alert("Ana & Bia\'s")</script>';
  const pending = Array.from({ length: events }, (_, at) => ({
    sessionId: 's1',
    at,
    event: {
      type: 'participant_registered',
      participantId: `p${at}`,
      nickname,
      runner: 'r',
      model: 'm',
      client: null,
    } as const,
  }));
  sqliteEventLog(databases.durable).append(pending);
  sqlitePinHashes(databases.durable).write('s1', 'scrypt:secret:hash');
  databases.close();
  const db = openReadOnly(file);
  const server = createServer(createStudio(db));
  opened.push({ server, db });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return (
    address: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string; policy: string }> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: address, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            policy: String(response.headers['content-security-policy']),
          }),
        );
      }).on('error', reject);
    });
}

describe('the table viewer', () => {
  it('[CFG-7] lists tables and views with their counts, and never the hashes of PINs', async () => {
    const look = await studio(3);
    const { status, text } = await look('/');
    expect(status).toBe(200);
    expect(text).toContain('<a href="/table/events">events</a> (3)');
    expect(text).toContain('votes');
    expect(text).not.toContain('pin_hashes');
    expect((await look('/table/pin_hashes')).status).toBe(404);
    expect((await look('/table/events;DROP%20TABLE%20events')).status).toBe(404);
    expect((await look('/table/sqlite_master')).status).toBe(404);
  });

  it('[CFG-7] shows what participants typed as text', async () => {
    const { text, policy } = await (await studio(1))('/table/events');
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;');
    expect(policy).toContain("script-src 'self'");
  });

  it('[CFG-7] turns pages', async () => {
    const look = await studio(120);
    const first = (await look('/table/events')).text;
    expect(first).toContain('Rows 1 to 50 of 120.');
    expect(first).toContain('<a href="?from=50">Next</a>');
    expect(first).not.toContain('Previous');
    const last = (await look('/table/events?from=100')).text;
    expect(last).toContain('Rows 101 to 120 of 120.');
    expect(last).toContain('<a href="?from=50">Previous</a>');
    expect(last).not.toContain('Next');
    for (const odd of ['-5', 'x', 'NaN', '1e999']) {
      expect((await look(`/table/events?from=${odd}`)).status, odd).toBe(200);
    }
    expect((await look('/table/votes')).text).toContain('Empty.');
  });

  it('[ACC-7] answers only on this machine', async () => {
    const look = await studio(0);
    expect((await look('/', { host: 'evil.example' })).status).toBe(403);
  });
});

describe('text as HTML', () => {
  it('holds nothing that a browser would read as more', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
    expect([escapeHtml(null), escapeHtml(undefined), escapeHtml(7), escapeHtml({ a: '<' })]).toEqual([
      '',
      '',
      '7',
      '{&quot;a&quot;:&quot;&lt;&quot;}',
    ]);
    expect(table(['<a>'], [['<b>']])).toBe(
      '<table><thead><tr><th scope="col">&lt;a&gt;</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>',
    );
  });
});
