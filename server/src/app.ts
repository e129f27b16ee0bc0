/**
 * The whole HTTP surface from parts: health, API, apps. Called by `cli/start.ts` and tests with ready dependencies; it opens nothing and
 * reads no environment. Two apps on one database are two servers.
 */
import express, { type Express } from 'express';
import { appsRouter } from './platform/apps/index';
import { ready } from './platform/db/index';
import type { Deps } from './platform/deps';
import { mount, problemHandler, refuse, securityHeaders } from './platform/http/index';
import { requestLog } from './platform/http/request-log';
import { apiDocs } from './resources/api/index';
import { publicPages } from './resources/notices/index';
import { slices } from './resources/registry';
import { authenticate } from './resources/session/index';

export interface AppOptions {
  /** behind TLS, here or at a proxy: `Secure` cookies, HSTS */
  readonly secure: boolean;
  readonly trustProxy?: boolean;
  /** folders of the built apps by name; absent in tests of the API */
  readonly apps?: Readonly<Record<'station' | 'designer', string>>;
}

export function createApp(deps: Deps, options: AppOptions): Express {
  const { secure } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustProxy ? 1 : false);
  app.use(requestLog(deps.log));
  app.get('/health/live', (_req, res) => void res.json({ status: 'live' }));
  app.get('/health/ready', async (_req, res) => {
    const isReady = await ready(deps.db);
    res.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'waiting' });
  });
  const all = slices(deps, { secure });
  app.use('/api/v1', apiDocs(all, secure));
  app.use('/api/v1', securityHeaders('none', secure), mount(all, { clock: deps.clock, authenticate: (req) => authenticate(deps, req, secure) }));
  app.use('/public', publicPages(deps, secure));
  if (options.apps) app.use(appsRouter(options.apps, secure));
  app.use(securityHeaders('none', secure), () => refuse('http.no-route'));
  app.use(problemHandler);
  return app;
}
