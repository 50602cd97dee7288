import { existsSync } from 'node:fs';
import path from 'node:path';
import staticGzip from 'express-static-gzip';
import type { Request, RequestHandler, Router } from 'express';
import { AppError } from './app-error.ts';

/** Addresses of the built pages. Routes are matched in any case: QR codes carry upper case. */
const PAGES: readonly { readonly at: readonly string[]; readonly page: string }[] = [
  { at: ['/telao'], page: 'telao' },
  { at: ['/console'], page: 'console' },
  { at: ['/vote', '/v'], page: 'vote' },
  { at: ['/join'], page: 'join' },
];

/** The screens, and `/`: the way in for people, a status for programs. */
export function screenPages(router: Router, options: { assets: string; version: string }): void {
  const folder = path.join(options.assets, 'renderer');
  const serveStatic = { immutable: true, maxAge: '365d' };
  router.use('/assets', onlyWellFormed, staticGzip(path.join(folder, 'assets'), { index: false, serveStatic }));
  for (const { at, page } of PAGES) {
    const file = path.join(folder, page, 'index.html');
    if (existsSync(file)) router.get([...at], html(file));
  }
  const home = homePage(options.assets);
  const showHome = html(home);
  router.get('/', (request, response, next) => {
    if (wantsHtml(request) && existsSync(home)) return showHome(request, response, next);
    response.json({
      name: 'llm-arena',
      version: options.version,
      status: 'ok',
      api: '/openapi.json',
      docs: '/docs',
      ws: '/ws',
    });
  });
}

/** Where nothing is, a browser gets the way in, which says so; programs get what comes after this. */
export function lostPage(assets: string): RequestHandler {
  const home = homePage(assets);
  const showHome = html(home);
  return (request, response, next) => {
    if (request.method !== 'GET' || !wantsHtml(request) || !existsSync(home)) return next();
    response.status(404);
    showHome(request, response, next);
  };
}

function homePage(assets: string): string {
  return path.join(assets, 'renderer', 'home', 'index.html');
}

function html(file: string): RequestHandler {
  return (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    // By its name: over a whole path `send` refuses every folder that begins with a dot, such as npx's.
    response.type('html').sendFile(path.basename(file), { root: path.dirname(file) });
  };
}

/** The file server would answer a broken address in words of its own. */
const onlyWellFormed: RequestHandler = (request, _response, next) => {
  try {
    decodeURIComponent(request.path);
  } catch {
    throw new AppError('NOT_FOUND');
  }
  next();
};

function wantsHtml(request: Request): boolean {
  return request.headers.accept !== undefined && request.accepts(['application/json', 'text/html']) === 'text/html';
}
