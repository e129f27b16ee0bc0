/**
 * The built apps at /station/ and /designer/, and the small page at / that leads to them. Files with a hash in their name are kept for a
 * year; pages are asked for again each time. No handler of the API is here.
 */
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { refuse } from '../http/refusal';
import { type Place, securityHeaders } from '../http/headers';
import { landingPage } from './landing';

const YEAR = 31_536_000;
const isHashed = (path: string): boolean => /[/\\]assets[/\\]/.test(path);

/** Any path of an app that is no file is a place inside it: the page answers. */
const page = (folder: string): RequestHandler => (req, res) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') refuse('http.method');
  if (/\.\w{1,8}$/.test(req.path)) refuse('http.no-route');
  res.set('Cache-Control', 'no-cache');
  res.sendFile('index.html', { root: folder, cacheControl: false, dotfiles: 'allow' }, (error) => {
    if (error && !res.headersSent) res.status(503).type('text/html').send(landingPage({ missing: true }));
  });
};

function one(place: Extract<Place, 'station' | 'designer'>, folder: string, secure: boolean): Router {
  const router = Router();
  router.use(securityHeaders(place, secure));
  router.use(express.static(folder, {
    index: false, redirect: false, dotfiles: 'ignore', cacheControl: false,
    setHeaders: (res, path) => res.setHeader('Cache-Control', isHashed(path.slice(folder.length)) ? `public, max-age=${YEAR}, immutable` : 'no-cache'),
  }));
  router.use(page(folder));
  return router;
}

export function appsRouter(apps: Readonly<Record<'station' | 'designer', string>>, secure: boolean): Router {
  const router = Router({ strict: true });
  for (const place of ['station', 'designer'] as const) {
    router.get(`/${place}`, (_req, res) => res.redirect(308, `/${place}/`));
    router.use(`/${place}/`, one(place, join(apps[place]), secure));
  }
  router.get('/', securityHeaders('page', secure), (_req, res) => void res.set('Cache-Control', 'no-cache').type('text/html').send(landingPage({ missing: false })));
  router.get('/landing.css', securityHeaders('page', secure), (_req, res) => void res.set('Cache-Control', 'no-cache').type('text/css').send(landingPage.css));
  return router;
}
