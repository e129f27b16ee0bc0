import type { Request } from 'express';
import { refuse } from './refusal';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host;
  } catch {
    return '';
  }
};

/**
 * A write must come from our own pages: the browser's word for it (Sec-Fetch-Site), the Origin when there is one, and a header
 * that no foreign page can send without asking first. The SameSite cookie is the third line, not the first.
 */
export function checkOrigin(req: Request): void {
  if (SAFE.has(req.method)) return;
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('http.foreign-origin');
  const origin = req.get('origin');
  if (origin !== undefined && hostOf(origin) !== req.host) refuse('http.foreign-origin');
  if (req.get('x-liandong') !== '1') refuse('http.header-missing');
}
