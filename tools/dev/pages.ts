import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin, type ProxyOptions, type ViteDevServer } from 'vite';
import { listFolders, listPages } from '../build/renderer.ts';
import { pageFolder, viteUrl } from './vite-url.ts';

export interface PagesServer {
  readonly port: number;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the pages with hot reload and hands everything else, sockets too, to the host. */
export async function servePages(root: string, hostPort: number): Promise<PagesServer> {
  const renderer = { pages: await listPages(root), folders: await listFolders(root) };
  const server = await createServer({
    root: join(root, 'renderer'),
    configFile: false,
    appType: 'mpa',
    publicDir: false,
    plugins: [react(), redirectToFolders(renderer.pages)],
    cacheDir: join(root, 'node_modules', '.cache', 'vite'),
    server: {
      host: '127.0.0.1',
      // The pages import protocol/, which lies beside their root.
      fs: { allow: [root] },
      proxy: { '^/': proxyTo(hostPort, (url) => viteUrl(url, renderer)) },
    },
  });
  await server.listen();
  const port = portOf(server);
  return { port, url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** So that `./main.ts` in a page means the one beside it, as it does in the build. */
function redirectToFolders(pages: readonly string[]): Plugin {
  return {
    name: 'redirect-to-folders',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const location = pageFolder(request.url ?? '/', pages);
        if (location === null) next();
        else response.writeHead(302, { location }).end();
      });
    },
  };
}

function proxyTo(hostPort: number, own: (url: string) => string | null): ProxyOptions {
  const target = `http://127.0.0.1:${hostPort}`;
  return {
    target,
    ws: true,
    changeOrigin: true,
    bypass: (request) => (isHotReload(request) ? request.url : (own(request.url ?? '/') ?? undefined)),
    configure: (proxy) => {
      proxy.on('proxyReq', (outgoing, request) => {
        if (isOwnOrigin(request)) outgoing.setHeader('origin', target);
      });
      proxy.on('proxyReqWs', (outgoing, request) => {
        if (isOwnOrigin(request)) outgoing.setHeader('origin', target);
      });
    },
  };
}

/** Vite's own socket: its address is `/`, only the subprotocol tells it from one of the host's. */
function isHotReload({ headers }: IncomingMessage): boolean {
  return ['vite-hmr', 'vite-ping'].includes(headers['sec-websocket-protocol'] ?? '');
}

/** Our pages are the host's pages; any other site stays a stranger to it, as it would be without this proxy. */
function isOwnOrigin({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin === `http://${headers.host}`;
}

function portOf(server: ViteDevServer): number {
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('The dev server has no port.');
  return address.port;
}
