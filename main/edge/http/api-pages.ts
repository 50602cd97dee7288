import path from 'node:path';
import express from 'express';
import type { Router } from 'express';
import { openApiDocument } from './openapi.ts';

const swaggerPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>LLM Arena API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;

const swaggerStart = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;

const redocPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>LLM Arena API</title></head><body style="margin:0"><div id="redoc"></div>
<script src="/redoc/redoc.standalone.js"></script><script src="/redoc/start.js"></script></body></html>`;

const redocStart = `Redoc.init('/openapi.json', { disableSearch: false, hideDownloadButton: false }, document.getElementById('redoc'));`;

/** `/openapi.json`, Swagger UI at `/docs`, ReDoc at `/redoc`: everything served by the host. */
export function apiPages(router: Router, options: { assets: string; version: string }): void {
  const document = openApiDocument(options.version);
  router.get('/openapi.json', (_request, response) => response.json(document));
  const page =
    (html: string): express.RequestHandler =>
    (_request, response) =>
      response.type('html').send(html);
  const script =
    (code: string): express.RequestHandler =>
    (_request, response) =>
      response.type('js').send(code);
  router.get('/docs', page(swaggerPage));
  router.get('/docs/start.js', script(swaggerStart));
  router.use('/docs', express.static(path.join(options.assets, 'docs', 'swagger'), { index: false, maxAge: '1h' }));
  router.get('/redoc', page(redocPage));
  router.get('/redoc/start.js', script(redocStart));
  router.use('/redoc', express.static(path.join(options.assets, 'docs', 'redoc'), { index: false, maxAge: '1h' }));
}
