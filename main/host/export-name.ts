import type { Session } from '../arena/state.ts';

/** Characters of a title that a file name takes. */
const TITLE_CHARS = 60;

/** What a download of the session is called: the evening by this computer's calendar, and its title. */
export function exportName({ id, title, createdAt }: Session): string {
  const slug = slugOf(title ?? '');
  return `llm-arena-${dateOf(new Date(createdAt))}-${slug === '' ? id : slug}`;
}

/** Letters, digits and hyphens, which every file system and every header takes. */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, TITLE_CHARS)
    .replace(/^-+|-+$/g, '');
}

function dateOf(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
