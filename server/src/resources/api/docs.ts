import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Router } from 'express';
import { securityHeaders } from '../../platform/http/headers';
import type { Slice } from '../../platform/http/mount';
import { statusOf } from '../../platform/http/status';
import { allProblems, words } from '../../text/index';
import { openApi } from './openapi';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js'];
const START = `SwaggerUIBundle({ url: '../openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: false, supportedSubmitMethods: [], validatorUrl: null });`;
const head = (title: string, more: string): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title>${more}</head>`;
const page = (): string =>
  `${head(words('api.title'), '<link rel="stylesheet" href="swagger-ui.css">')}<body><div id="docs"></div><script src="swagger-ui-bundle.js"></script><script src="start.js"></script></body></html>`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** Where the `type` of a problem leads: every code with its status and its sentence. */
const problemsPage = (): string => {
  const rows = allProblems().map(([code, text]) => `<tr id="${code}"><td><code>${code}</code></td><td>${statusOf(code)}</td><td>${escaped(text)}</td></tr>`);
  const titles = ['code', 'status', 'text'].map((name) => `<th>${words(`api.problem-${name}`)}</th>`);
  return `${head(words('api.problems'), '<style>body{font:1rem/1.6 system-ui,sans-serif;margin:2rem}td,th{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}:target{background:Mark;color:MarkText}</style>')}<body><h1>${words('api.problems')}</h1><table><tr>${titles.join('')}</tr>${rows.join('')}</table></body></html>`;
};

/** `/openapi.json` and `/docs/`, with our own copy of the viewer: no script from elsewhere, none inline. */
export function apiDocs(slices: readonly Slice[], secure: boolean): Router {
  const router = Router({ strict: true });
  const description = openApi(slices, secure);
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  router.get('/openapi.json', securityHeaders('none', secure), (_req, res) => void res.set('Cache-Control', 'no-cache').json(description));
  router.get('/docs', (_req, res) => res.redirect(308, 'docs/'));
  router.use('/docs/', securityHeaders('docs', secure));
  router.get('/docs/', (_req, res) => void res.set('Cache-Control', 'no-cache').type('text/html').send(page()));
  router.get('/docs/problems', (_req, res) => void res.set('Cache-Control', 'no-cache').type('text/html').send(problemsPage()));
  router.get('/docs/start.js', (_req, res) => void res.set('Cache-Control', 'no-cache').type('text/javascript').send(START));
  for (const file of ASSETS) router.get(`/docs/${file}`, (_req, res) => res.sendFile(file, { root: folder, maxAge: 86_400_000 }));
  return router;
}
