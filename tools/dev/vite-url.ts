const VITE_OWN = /^\/(@|node_modules\/|__)/;

/** What stands in renderer/: the pages, and all folders with the pages' sources. */
export interface RendererFolders {
  readonly pages: readonly string[];
  readonly folders: readonly string[];
}

/** Where a page is asked for the way people do (`/console`), the folder its sources are relative to (`/console/`). */
export function pageFolder(url: string, pages: readonly string[]): string | null {
  const { groups } = /^\/(?<page>[^/?]+)(?<query>\?.*)?$/.exec(url) ?? {};
  const page = groups?.['page']?.toLowerCase();
  return page !== undefined && pages.includes(page) ? `/${page}/${groups?.['query'] ?? ''}` : null;
}

/**
 * The address under which Vite serves what is asked for: a page (`/console/` is `/console/index.html`), one of its
 * sources, something of Vite's own. Null for everything else, which is the host's.
 */
export function viteUrl(url: string, { pages, folders }: RendererFolders): string | null {
  const [path = '/', query] = url.split('?', 2);
  const page = /^\/([^/]+)\/$/.exec(path)?.[1];
  if (page !== undefined && pages.includes(page)) return `/${page}/index.html${query === undefined ? '' : `?${query}`}`;
  if (VITE_OWN.test(path)) return url;
  const folder = /^\/([^/]+)\/.*\.\w+$/.exec(path)?.[1];
  return folder !== undefined && folders.includes(folder) ? url : null;
}
