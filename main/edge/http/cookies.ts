import type { Request, Response } from 'express';
import { parseCookie } from 'cookie';

export const ORGANIZER_COOKIE = 'arena_organizer';
export const TELAO_COOKIE = 'arena_telao';
export const VOTER_COOKIE = 'arena_voter';

/** Days a phone stays the same voter and a browser the organizer's. */
const KEPT_MS = 30 * 24 * 3_600_000;

export function readCookie(header: string | undefined, name: string): string | null {
  return header === undefined ? null : (parseCookie(header)[name] ?? null);
}

/** Strict: no other site's link or page makes this browser act as the organizer, or as a telão. */
const strict = { httpOnly: true, sameSite: 'strict', maxAge: KEPT_MS, path: '/' } as const;

export function setOrganizerCookie(response: Response, value: string): void {
  response.cookie(ORGANIZER_COOKIE, value, strict);
}

export function setTelaoCookie(response: Response, value: string): void {
  response.cookie(TELAO_COOKIE, value, strict);
}

export function setVoterCookie(response: Response, token: string): void {
  response.cookie(VOTER_COOKIE, token, { httpOnly: true, sameSite: 'lax', maxAge: KEPT_MS, path: '/' });
}

export function bearer(request: Pick<Request, 'headers'>): string | null {
  const match = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
