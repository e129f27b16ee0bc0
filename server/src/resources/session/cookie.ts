import type { Request, Response } from 'express';
import { LIFE_DAYS } from './limits';

/** `__Host-` binds the cookie to this very host and to HTTPS; browsers refuse that name over plain loopback HTTP. */
const nameOf = (secure: boolean): string => (secure ? '__Host-liandong' : 'liandong');

export function tokenOf(req: Request, secure: boolean): string | undefined {
  const prefix = `${nameOf(secure)}=`;
  const found = (req.headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(prefix));
  const token = found?.slice(prefix.length);
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}
const options = (secure: boolean) => ({ httpOnly: true, secure, sameSite: 'lax', path: '/' }) as const;
export const setToken = (res: Response, token: string, secure: boolean): void => void res.cookie(nameOf(secure), token, { ...options(secure), maxAge: LIFE_DAYS * 86_400_000 });
export const clearToken = (res: Response, secure: boolean): void => void res.clearCookie(nameOf(secure), options(secure));
